/** What the judge of rival numbers reads of two numbers of one kind in two sentences. */
import type { NumberedPair } from '../compare/numbered-pairs.ts';
import type { ComparableValue } from './comparable-values.ts';

/** Two numbers with what is known of their sentences and reports. */
export interface ValuePair {
  readonly a: ComparableValue;
  readonly b: ComparableValue;
  readonly sentences: NumberedPair;
  /** Other numbers that both sentences give. */
  readonly equal: number;
  /** Numbers of the kind in each report. */
  readonly inReports: readonly [number, number];
}

/** What is measured of two numbers. */
export const RIVAL_FEATURES = [
  'constant',
  'each sentence is the best of the other',
  'sentences that fit better, at most five',
  'ln of the ratio',
  'words in common around, at most seven',
  'words in common, of the three before',
  'the nearest word before',
  'other numbers in common, at most two',
  'numbers of the kind in the report with more, at most six',
] as const;

const NEAREST = 3;
const MOST_RANK = 5;
const MOST_AROUND = 7;
const MOST_EQUAL = 2;
const MOST_ALIKE = 6;

const flag = (value: boolean): number => (value ? 1 : 0);

/** How many terms two lists have in common, each counted once. */
export function inCommon(one: readonly number[], other: readonly number[]): number {
  return new Set(one.filter((term) => other.includes(term))).size;
}

/** The measurements of two numbers, in the order of `RIVAL_FEATURES`. */
export function measureRivals({ a, b, sentences, equal, inReports }: ValuePair): number[] {
  const [low, high] = [Math.min(a.value, b.value), Math.max(a.value, b.value)];
  return [
    1,
    flag(sentences.isBest),
    Math.min(MOST_RANK, sentences.rank),
    Math.log(high / low),
    Math.min(MOST_AROUND, inCommon([...a.before, ...a.behind], [...b.before, ...b.behind])),
    inCommon(a.before.slice(0, NEAREST), b.before.slice(0, NEAREST)),
    flag(a.before[0] !== undefined && a.before[0] === b.before[0]),
    Math.min(MOST_EQUAL, equal),
    Math.min(MOST_ALIKE, Math.max(...inReports)),
  ];
}
