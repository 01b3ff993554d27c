/**
 * Sentences in which a report speaks for itself: it says "we", addresses its reader or asks. They are no news, whoever
 * else has none like them.
 */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { quotationsIn } from '@newsfold/report/speech/quoted-text.ts';
import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { languagePatterns } from '@newsfold/text/words/language-patterns.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words for the writer and the reader, by language. */
const VOICES: Readonly<Record<string, string>> = {
  de: 'ich|wir|uns|unser|unsere|unseren|unserem|unserer|mein|meine|meinen|meiner',
  en: 'i|we|us|our|ours|my|you|your|yours',
  es: 'yo|nosotros|nuestro|nuestra|nuestros|nuestras|usted|ustedes|mi',
  fr: 'je|nous|notre|nos|vous|votre|vos|mon',
  pt: 'eu|nós|nosso|nossa|nossos|nossas|você|vocês|meu|minha',
  ru: 'я|мы|нас|нам|наш|наша|наше|наши|вы|вас|вам|ваш|ваша|ваше|ваши',
};
const voicePattern = languagePatterns(
  VOICES,
  (words) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'giu'),
);
/** Words that tell the reader to do something, where a sentence begins with them. */
const CALLS = setOf(
  'just imagine consider meet remember think look stellen imaginez imaginen imagine представьте',
);

const ASKS = new Set(['?', '？', '؟']);

/** The places of a report's own voice in its text, ascending; what it quotes is somebody else's. */
const voicesIn = annotation('voices', (document: Document): readonly number[] => {
  const { text, language } = document.article;
  const pattern = voicePattern(language);
  if (pattern === null) return [];
  const quotations = quotationsIn(document);
  const found: number[] = [];
  let next = 0;
  const isQuoted = (at: number): boolean => {
    while (next < quotations.length && (quotations[next]?.end ?? 0) <= at) next++;
    return (quotations[next]?.start ?? text.length) <= at;
  };
  for (const { index, 0: word } of text.matchAll(pattern)) {
    // "US" is a country.
    if (word.length > 1 && word === word.toUpperCase()) continue;
    if (!isQuoted(index)) found.push(index);
  }
  return found;
});

/** Whether a report speaks for itself in a sentence. */
export function speaksForItself({ document, start, end }: Statement): boolean {
  const { text } = document.article;
  if (ASKS.has(text.slice(end - 1, end))) return true;
  const first = /^\p{L}+/u.exec(text.slice(start, start + 16))?.[0] ?? '';
  if (CALLS.has(first.toLowerCase())) return true;
  return voicesIn(document).some((at) => at >= start && at < end);
}

/** Share of a report's sentences in its own voice from which it is a column; of most news it is under a tenth. */
const COLUMN = 0.25;
/** Sentences from which a share of them tells. */
const LEAST_SENTENCES = 8;

/** Whether a report mostly speaks for itself, as columns, reviews and guides do. */
export const isColumn = annotation('column', (document: Document): boolean => {
  const { sentences } = sentencesOf(document);
  if (sentences.length < LEAST_SENTENCES) return false;
  const own = sentences.filter(({ whole }) => speaksForItself(whole)).length;
  return own >= COLUMN * sentences.length;
});
