/**
 * Sentences in which a report speaks for itself: it says "we" or addresses its reader, asks, or judges what it tells.
 * They are no news, whoever else has none like them.
 */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { blankQuotations, quotationsIn } from '@newsfold/report/speech/quoted-text.ts';
import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { languagePatterns } from '@newsfold/text/words/language-patterns.ts';
import { judgingWordsOf } from './judgement.ts';

/** Words for the writer and the reader, and beginnings that tell the reader to do something, by language; in lower case, since "US" is a country. */
const VOICES: Readonly<Record<string, string>> = {
  de: 'ich|wir|uns|unsere?[nmrs]?|mein(?:e[nmrs]?)?|man muss|stellen sie sich',
  en: "I|we|us|our|ours|my|you|your|yours|let['’]s|^(?:just|imagine|consider|meet|remember|look at|think of|don['’]t)",
  es: 'yo|nosotros|nuestr[oa]s?|usted(?:es)?|mi|imagine(?:n|mos)?',
  fr: 'je|nous|notre|nos|vous|votre|vos|mon|imaginez',
  pt: 'eu|nós|noss[oa]s?|você|vocês|meu|minha|imagine',
  ru: 'я|мы|нас|нам|наш\\p{L}*|вы|вас|вам|ваш\\p{L}*|представьте',
};

const patternOf = languagePatterns(
  VOICES,
  (words) => new RegExp(`(?<![\\p{L}\\p{N}'’-])(?:${words})(?![\\p{L}\\p{N}])`, 'u'),
);
/** A sentence as if it went on from another one; "I" stays. */
const beginningLow = (told: string): string =>
  /^I\b/u.test(told) ? told : told.slice(0, 1).toLowerCase() + told.slice(1);

/** A question of the report's own. */
const ASKS = /[?？؟]\s*$/u;

/** Whether a report speaks for itself in a sentence; what it quotes is somebody else's voice. */
export function speaksForItself(statement: Statement): boolean {
  const { document, start, end } = statement;
  const { text, language } = document.article;
  const told = blankQuotations(text, start, end, quotationsIn(document));
  return (
    ASKS.test(told) ||
    patternOf(language)?.test(beginningLow(told)) === true ||
    judgingWordsOf(statement).length > 0
  );
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
