/** The words with which a sentence of a report judges what it tells. */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { blankQuotations, quotationsIn } from '@newsfold/report/speech/quoted-text.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { languagePatterns } from '@newsfold/text/words/language-patterns.ts';
import { stem } from '@newsfold/text/words/stem.ts';
import { JUDGING_WORDS } from './judging-words.ts';

/** A word that judges, as the report writes it. */
export interface JudgingWord {
  readonly text: string;
  /** Equal for forms of one word. */
  readonly key: string;
  /** Its place in the report (UTF-16 offsets). */
  readonly start: number;
  readonly end: number;
}

const SPACED = (words: string): string => `(?<![\\p{L}\\p{N}-])(?:${words})(?![\\p{L}\\p{N}])`;

const patternOf = languagePatterns(JUDGING_WORDS, (words) => {
  const all = words.join('|');
  return new RegExp(/\p{Script=Han}/u.test(all) ? all : SPACED(all), 'giu');
});

const knownIn = annotation('judging words', (_: Document) => new Map<Statement, readonly JudgingWord[]>());

/** The judging words of a sentence, each once; those inside quotation marks are somebody else's. */
export function judgingWordsOf(statement: Statement): readonly JudgingWord[] {
  const { document, start, end } = statement;
  const known = knownIn(document);
  let found = known.get(statement);
  if (!found) {
    const { text, language } = document.article;
    const pattern = patternOf(language);
    const told = pattern ? blankQuotations(text, start, end, quotationsIn(document)) : '';
    const words = new Map<string, JudgingWord>();
    for (const { index, 0: word } of pattern ? told.matchAll(pattern) : []) {
      // A capital within a sentence begins a name: "Tyson Fury".
      if (index > 0 && /^\p{Lu}/u.test(word)) continue;
      const key = stem(word.toLowerCase(), language);
      const at = start + index;
      if (!words.has(key)) words.set(key, { text: word, key, start: at, end: at + word.length });
    }
    found = [...words.values()];
    known.set(statement, found);
  }
  return found;
}
