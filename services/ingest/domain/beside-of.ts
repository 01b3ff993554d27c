/** What stands beside an article's text, cleaned and bounded: section, picture, summary, and what is said of its use. */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { cleanLine, cleanText, cutText } from '@newsfold/text/clean/clean-text.ts';
import { articleText } from './article-text.ts';
import type { RawFields } from './read-fields.ts';
import { absoluteImage } from './read-image.ts';

const MAX_SECTION_CHARS = 200;
const MAX_SUMMARY_CHARS = 1_000;
const MAX_TERMS = 10;
const MAX_TERMS_CHARS = 1_000;

/** Room for markup before a text is cut, as a multiple of what is kept. */
const EARLY_CUT = 10;

function plain(text: string, maxChars: number): string {
  const beginning = text.slice(0, maxChars * EARLY_CUT);
  // Nothing to take apart: most summaries and terms.
  if (!/[<&]/.test(beginning)) return cutText(cleanText(beginning), maxChars).text;
  return articleText('', beginning, maxChars).text;
}

function lines(texts: readonly string[], isHtml: boolean): readonly string[] {
  if (texts.length === 0) return texts;
  const clean = texts.slice(0, MAX_TERMS).map((text) => {
    const said = isHtml ? plain(text, MAX_TERMS_CHARS) : text;
    return cleanLine(said.slice(0, MAX_TERMS_CHARS)).toWellFormed();
  });
  return [...new Set(clean.filter((text) => text !== ''))];
}

/** The part of an article that is beside its text. Never throws. */
export function besideOf(
  { section, image, summary, usageTerms, reservations }: RawFields,
  url: string | null,
  text: string,
): Pick<Article, 'section' | 'image' | 'summary' | 'usageTerms' | 'reservations'> {
  const [name = null] = section === null ? [] : lines([section.slice(0, MAX_SECTION_CHARS)], false);
  const own = summary === '' ? '' : plain(summary, MAX_SUMMARY_CHARS);
  return {
    section: name,
    image: absoluteImage(image, url),
    summary: own === '' || own === text ? null : own,
    usageTerms: lines(usageTerms, true),
    reservations: lines(reservations, false),
  };
}
