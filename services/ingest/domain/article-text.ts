/** Headline and body of an article as clean plain text within bounds. */
import { cleanLine, cleanText, cutText } from '@newsfold/text/clean/clean-text.ts';
import { decodeEntitiesAgain } from '@newsfold/text/clean/decode-entities.ts';
import { htmlToText } from '@newsfold/text/clean/html-to-text.ts';
import { type MendedText, mendText } from '@newsfold/text/clean/mend-text.ts';
import { unwrapLines } from '@newsfold/text/clean/unwrap-lines.ts';
import { linkedBody } from '@newsfold/text/page/linked-data.ts';
import { isWholePage, mainText } from '@newsfold/text/page/main-text.ts';

/** Clean title and body. */
export interface ArticleText {
  readonly title: string;
  readonly text: string;
  /** True when the end of the body was left out. */
  readonly truncated: boolean;
  /** What was found on title and body on the way: see the field `marks` of the article. */
  readonly marks: readonly string[];
  /** Whether title or text are other than cleaning alone would have made them. */
  readonly isMended: boolean;
}

/** Longest headline kept, characters; the longest real ones have some 300. */
const MAX_TITLE_CHARS = 500;

/** Room for what cleaning removes, as a multiple of the limit: a rough cut before the expensive steps, an exact one after. */
const EARLY_CUT = 2;

/** NewsAPI ends the bodies it shortens with "… [+1234 chars]", GNews with "... [1234 chars]". */
const SHORTENED_BY_API = /(?:…|\.\.\.)? ?\[\+?\d{1,9} chars\]$/;

/** A letter, digit or sign: text without one has only marks and punctuation. */
const VISIBLE = /[\p{L}\p{N}\p{S}]/u;

function plain(source: string, maxChars: number): ArticleText['text'] {
  return htmlToText(source, maxChars * EARLY_CUT).slice(0, maxChars * EARLY_CUT + 1);
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Drops a first line that repeats the headline, as many feeds have it: it would count twice in every comparison. */
function withoutTitle(title: string, text: string): string {
  if (title === '' || !text.startsWith(title.slice(0, 8)) || text === title) return text;
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end);
  // Letter by letter only where the lengths allow it.
  if (first.length > title.length + MAX_PUNCTUATION || lettersOf(first) !== lettersOf(title)) return text;
  return end < 0 ? '' : text.slice(end).trim();
}

/** Characters by which a repeated headline may be longer: separators and spaces. */
const MAX_PUNCTUATION = 20;

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A list of links and nothing else: related headlines, as aggregators send them in place of a body. */
const LINK_LIST = /^\s*<[ou]l>\s*<li>\s*<a\s/i;

/** How a text is read before it is cleaned. */
interface Reading {
  /** The text of a page that shows none. */
  readonly linked: (source: string) => string;
  readonly isMain: (source: string) => boolean;
  readonly mend: (text: string) => MendedText;
  readonly unwrap: (text: string) => string;
}

const MENDED: Reading = { linked: linkedBody, isMain: isWholePage, mend: mendText, unwrap: unwrapLines };

/** As releases up to 0.2 read a text. */
const PLAIN: Reading = {
  linked: () => '',
  isMain: () => false,
  mend: (text) => ({ text, marks: [] }),
  unwrap: (text) => text,
};

const NO_MARKS: readonly string[] = [];

function bothOf(one: readonly string[], other: readonly string[]): readonly string[] {
  return one.length + other.length === 0 ? NO_MARKS : [...new Set([...one, ...other])];
}

function read(
  rawTitle: string,
  rawBody: string,
  maxTextChars: number,
  { linked, isMain, mend, unwrap }: Reading,
): ArticleText {
  const givenTitle = plain(rawTitle, MAX_TITLE_CHARS);
  const headline = mend(givenTitle);
  const title = cutText(cleanLine(headline.text), MAX_TITLE_CHARS).text;
  const isPage = isMain(rawBody);
  const shown = isPage
    ? decodeEntitiesAgain(mainText(rawBody).slice(0, maxTextChars * EARLY_CUT + 1))
    : plain(rawBody, maxTextChars);
  const raw = shown.trim() === '' ? plain(linked(rawBody), maxTextChars) : shown;
  const early = raw.length > maxTextChars * EARLY_CUT;
  const mended = mend(raw);
  const lines = withLineFeeds(mended.text);
  const joined = unwrap(lines);
  const clean = cleanText(joined);
  const shortened = SHORTENED_BY_API.exec(clean.slice(-40))?.[0].length ?? 0;
  const body = clean.slice(0, clean.length - shortened).trimEnd();
  const rest = withoutTitle(title, body);
  // What follows a repeated headline in a list of links are headlines of others.
  const whole = rest !== body && LINK_LIST.test(rawBody) ? '' : rest;
  const { text, truncated } = cutText(whole, maxTextChars);
  const marks = bothOf(headline.marks, mended.marks);
  const isMended =
    isPage || raw !== shown || headline.text !== givenTitle || mended.text !== raw || joined !== lines;
  return { title, text, truncated: truncated || early || shortened > 0, marks, isMended };
}

/**
 * Mends and cleans a title and a body that may be HTML or plain. Linear in the input, and beyond the HTML walk bounded by
 * `maxTextChars`. Never throws.
 */
export function articleText(rawTitle: string, rawBody: string, maxTextChars: number): ArticleText {
  return read(rawTitle, rawBody, maxTextChars, MENDED);
}

/**
 * Title and body cleaned but not mended. An article without address and id is known by these, so that it stays itself
 * when a release mends more.
 */
export function plainText(rawTitle: string, rawBody: string, maxTextChars: number): ArticleText {
  return read(rawTitle, rawBody, maxTextChars, PLAIN);
}

/** True when a text has a visible character: a letter, digit or sign in any script. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}
