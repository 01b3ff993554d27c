/** One pattern of sentences for each language of a table. */
import { SentencePattern } from './sentence-pattern.ts';

/**
 * Makes a lookup of patterns. All are made at once: a pattern that comes later has every automaton built anew.
 * @param table a row of phrases, as parts of a regular expression, by ISO 639-1 tag
 * @param toPattern makes the expression of a row
 * @returns the pattern of a language; null for one that the table lacks
 */
export function languageSentencePatterns<Row>(
  table: Readonly<Record<string, Row>>,
  toPattern: (row: Row) => RegExp,
): (language: string) => SentencePattern | null {
  const patterns = new Map(
    Object.entries(table).map(([language, row]) => [language, new SentencePattern(toPattern(row), language)]),
  );
  return (language) => patterns.get(language) ?? null;
}
