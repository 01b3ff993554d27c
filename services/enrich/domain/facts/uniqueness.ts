/**
 * How likely a sentence is news that its report alone tells: nobody else says it, and a reader would miss it. Logistic
 * regression over what `measureUniqueness` measures, fitted by test/quality/train-unique.ts on labelled real news.
 */

import { attributionOf } from '@newsfold/report/statements/attribution.ts';
import { type SaidSentence, sentencesOf } from '@newsfold/report/statements/sentences.ts';
import { nearestSentenceTo } from '../compare/compare-reports.ts';
import { logOdds } from '../compare/log-odds.ts';
import type { ReadReport } from '../event/examined-reports.ts';
import weights from './unique-weights.json' with { type: 'json' };

/** What is measured of a sentence. */
export const UNIQUE_FEATURES = [
  'constant',
  'log-odds of the best counterpart in another source',
  'the same of the sentences beside it',
  'ln of its weight',
  'share of its weight in words of no other source',
  'names, at most four',
  'names of no other source, at most four',
  'has a number',
  'mostly quoted',
  'has a speaker',
  'characters, of 100, at most four',
  'among the first three',
  'weight a word',
] as const;

const MOST_NAMES = 4;
const LENGTH = 100;
const MOST_LENGTHS = 4;
const FIRST = 3;
/** Log-odds of a counterpart below which one is as far as another. */
const FARTHEST = -6;

/** The keys of the words that sources other than a report's own use. */
export type OtherWords = (key: number) => boolean;

const flag = (value: boolean): number => (value ? 1 : 0);

/** Measures each sentence of a report beside those of other sources, in the order of its text. */
export function measureUniqueness(
  report: ReadReport,
  reports: readonly ReadReport[],
  isOthers: OtherWords,
): ReadonlyArray<{ readonly sentence: SaidSentence; readonly input: readonly number[] }> {
  const { sentences } = sentencesOf(report.document);
  const others = reports.filter(({ source }) => source !== null && source !== report.source);
  const nearest = sentences.map(({ whole }) =>
    others.reduce((best, { document }) => Math.max(best, nearestSentenceTo(whole, document)), FARTHEST),
  );
  return sentences.map((sentence, i) => {
    const { whole, words, isQuoted } = sentence;
    const names = whole.contentWords.filter(({ kind }) => kind === 'name');
    const own = whole.contentWords.reduce((sum, { key, weight }) => sum + (isOthers(key) ? 0 : weight), 0);
    const beside = Math.max(nearest[i - 1] ?? FARTHEST, nearest[i + 1] ?? FARTHEST);
    const input = [
      1,
      nearest[i] as number,
      beside,
      Math.log(Math.max(1, whole.mass)),
      whole.mass === 0 ? 0 : own / whole.mass,
      Math.min(MOST_NAMES, names.length),
      Math.min(MOST_NAMES, names.filter(({ key }) => !isOthers(key)).length),
      flag(whole.contentWords.some(({ kind }) => kind === 'number')),
      flag(isQuoted),
      flag(attributionOf(whole) !== null),
      Math.min(MOST_LENGTHS, (whole.end - whole.start) / LENGTH),
      flag(i < FIRST),
      whole.mass / Math.max(1, words),
    ];
    return { sentence, input };
  });
}

/** Log-odds that a sentence is news of its report alone. */
export function uniqueScore(input: readonly number[]): number {
  return logOdds(weights, input);
}
