/** The words with which a sentence of a report judges what it tells. */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { languageSentencePatterns } from '@newsfold/report/patterns/language-sentence-patterns.ts';
import { seenIn } from '@newsfold/report/patterns/sentence-pattern.ts';
import { readingOf } from '@newsfold/report/reading/reading.ts';
import { blankQuotations, quotationsIn } from '@newsfold/report/speech/quoted-text.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
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

const patternOf = languageSentencePatterns(JUDGING_WORDS, (words) => {
  const all = words.join('|');
  return new RegExp(/\p{Script=Han}/u.test(all) ? all : SPACED(all), 'giu');
});

const knownIn = annotation('judging words', (_: Document) => new Map<Statement, readonly JudgingWord[]>());

/** What of a sentence may be a judging word. */
function* judgingIn({ document, sentence, start, end }: Statement): Iterable<RegExpExecArray> {
  const { text, language } = document.article;
  const pattern = patternOf(language);
  if (pattern === null) return;
  const seen = readingOf(document).sentences[sentence]?.seen ?? seenIn(text.slice(start, end), language);
  if (pattern.mayBeIn(seen))
    yield* blankQuotations(text, start, end, quotationsIn(document)).matchAll(pattern.pattern);
}

/** The judging words of a sentence, each once; those inside quotation marks are somebody else's. */
export function judgingWordsOf(statement: Statement): readonly JudgingWord[] {
  const { document, start } = statement;
  const known = knownIn(document);
  let found = known.get(statement);
  if (!found) {
    const { language } = document.article;
    const words = new Map<string, JudgingWord>();
    for (const { index, 0: word } of judgingIn(statement)) {
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
