/**
 * What clauses of two reports have in common: the judge for short reports, fitted on reports of eight to twelve
 * statements, with the words of one meaning.
 */
import type { DocumentPair } from '@newsfold/report/documents/document.ts';
import { isDenied } from '@newsfold/report/statements/attribution.ts';
import { differInDateAlone } from '@newsfold/report/statements/day-mentions.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { statementsOf } from '@newsfold/report/statements/statements.ts';
import { agreementScore } from './agreement-model.ts';
import { type Alignment, bestOfBoth, type Clash, FAR, raise } from './alignment.ts';
import { crowding } from './crowding.ts';
import { measurePair, type PairFeatures } from './pair-features.ts';
import { sharedWeights } from './shared-words.ts';
import { isVetoed } from './vetoes.ts';
import { type WordGrid, wordGridOf } from './word-grid.ts';

/** Log-odds from which two statements count as saying the same: precision first. See DESIGN.md for the table. */
export const AGREEMENT_THRESHOLD = -0.3;
/** Statements with less weight in common are skipped: no pair above the threshold had so little. */
const LEAST_COMMON = 2;
/** The same for words of one meaning. */
const LEAST_MEANT = 4;
/** Log-odds, numbers and days left out, from which two statements are about one thing. */
const SAME_BUT = 0.3;
/** The same for days, of which a story has many: a ruling on Tuesday, and an appeal against it on Wednesday. */
const SAME_BUT_DAY = 1;
/** Share of either statement's words that the other must cover before their days are compared. */
const LEAST_COVER = 0.5;

/** What clauses of two reports have in common. */
export interface ClauseComparison {
  readonly alignments: readonly Alignment[];
  /** Log-odds of the best counterpart of each statement of the first report, and of each of the second; FAR for none. */
  readonly nearestOfA: Float32Array;
  readonly nearestOfB: Float32Array;
  /** Statements that contradict each other in a day. */
  readonly dayClashes: readonly Clash[];
  /** For each statement of the first report those of the second that say the same but for a number. */
  readonly numberClashes: ReadonlyMap<Statement, ReadonlySet<Statement>>;
  /** Statements of which one says what the other says that somebody denies. */
  readonly denials: readonly Clash[];
  /** Statements of which one says that something is, and the other that it is not. */
  readonly negations: readonly Clash[];
}

type WholeFeatures = (a: Statement, b: Statement) => PairFeatures;

/** Measures two sentences once, however many clauses they have. */
function rememberWhole(grid: WordGrid): WholeFeatures {
  const known = new Map<Statement, Map<Statement, PairFeatures>>();
  return (a, b) => {
    let row = known.get(a);
    if (!row) {
      row = new Map();
      known.set(a, row);
    }
    let features = row.get(b);
    if (!features) {
      features = measurePair(grid, a, b);
      row.set(b, features);
    }
    return features;
  };
}

const NO_DENIAL = { negationClash: 0, opposite: 0 };

/** Log-odds without the denial that two clauses say the same, where one tells that somebody denies it; null elsewhere. */
function denialScore(
  one: Statement,
  other: Statement,
  clause: PairFeatures,
  whole: PairFeatures,
  crowded: number,
): number | null {
  if (isDenied(one.whole) === isDenied(other.whole)) return null;
  if (clause.dayClash + clause.figureClash + clause.smallClash + clause.slotClash > 0) return null;
  const score = agreementScore({ ...clause, ...NO_DENIAL }, { ...whole, ...NO_DENIAL }) - crowded;
  return score < SAME_BUT ? null : score;
}

/** Log-odds, the negation left out, from which one statement negates another; and the share that each covers of the other. */
const SAME_BUT_NOT = 2;
const LEAST_NEGATED = 0.7;

/** Log-odds without the negation that two clauses say the same, where one of them is negated; null elsewhere. */
function negationScore(
  one: Statement,
  other: Statement,
  clause: PairFeatures,
  whole: PairFeatures,
  crowded: number,
): number | null {
  if (clause.negationClash === 0 || clause.opposite > 0 || isDenied(one.whole) || isDenied(other.whole))
    return null;
  if (clause.dayClash + clause.figureClash + clause.smallClash + clause.slotClash > 0) return null;
  if (clause.less < LEAST_NEGATED) return null;
  const score = agreementScore({ ...clause, ...NO_DENIAL }, { ...whole, ...NO_DENIAL }) - crowded;
  return score < SAME_BUT_NOT ? null : score;
}

const NO_CLASH = { figureClash: 0, smallClash: 0, dayClash: 0, slotClash: 0 };

/** What two clauses differ in and in nothing else that rules agreement out; null where that is no number or day, or both. */
function differenceOf(one: Statement, other: Statement, features: PairFeatures): 'day' | 'number' | null {
  const { dayClash, figureClash, smallClash, negationClash, opposite } = features;
  if (negationClash + opposite > 0) return null;
  if (figureClash + smallClash === 0) return dayClash > 0 ? 'day' : null;
  // The numbers of "20 March" and "27 March" are days.
  if (differInDateAlone(one, other)) return 'day';
  return dayClash > 0 ? null : 'number';
}

/** Log-odds that two clauses say the same, what they differ in left out; null where it is not enough. */
function clashScore(
  difference: 'day' | 'number' | null,
  clause: PairFeatures,
  whole: PairFeatures,
  crowded: number,
): number | null {
  if (difference === null) return null;
  const score = agreementScore({ ...clause, ...NO_CLASH }, { ...whole, ...NO_CLASH }) - crowded;
  if (difference === 'day') return score < SAME_BUT_DAY || clause.less < LEAST_COVER ? null : score;
  return score < SAME_BUT ? null : score;
}

/** Compares the clauses of two reports. */
export function compareClauses(pair: DocumentPair): ClauseComparison {
  const { a, b } = pair;
  const theirs = statementsOf(b);
  const grid = wordGridOf(pair);
  const whole = rememberWhole(grid);
  const found: Alignment[] = [];
  const nearestOfA = new Float32Array(statementsOf(a).length).fill(FAR);
  const nearestOfB = new Float32Array(theirs.length).fill(FAR);
  const dayClashes: Clash[] = [];
  const numberClashes = new Map<Statement, Set<Statement>>();
  const denials: Clash[] = [];
  const negations: Clash[] = [];
  const crowded = crowding(a, b);
  for (const one of statementsOf(a)) {
    const [common, meant] = sharedWeights(one, b);
    theirs.forEach((other, i) => {
      if ((common[i] ?? 0) < LEAST_COMMON && (meant[i] ?? 0) < LEAST_MEANT) return;
      const clause = measurePair(grid, one, other);
      const sentences = whole(one.whole, other.whole);
      const score = agreementScore(clause, sentences);
      const difference = differenceOf(one, other, clause);
      const clash = clashScore(difference, clause, sentences, crowded);
      if (clash !== null && difference === 'day') dayClashes.push({ a: one, b: other, score: clash });
      else if (clash !== null) numberClashes.set(one, (numberClashes.get(one) ?? new Set()).add(other));
      const denied = denialScore(one, other, clause, sentences, crowded);
      if (denied !== null) denials.push({ a: one, b: other, score: denied });
      const negated = negationScore(one, other, clause, sentences, crowded);
      if (negated !== null) negations.push({ a: one, b: other, score: negated });
      raise(nearestOfA, one.index, score);
      raise(nearestOfB, other.index, score);
      if (denied !== null || score - crowded < AGREEMENT_THRESHOLD || isVetoed(clause)) return;
      found.push({
        a: one,
        b: other,
        score: score - crowded,
        verbatim: (common[i] ?? 0) / Math.min(one.mass, other.mass),
        isQuotation: false,
        words: clause,
      });
    });
  }
  return {
    alignments: bestOfBoth(found).alignments,
    nearestOfA,
    nearestOfB,
    dayClashes,
    numberClashes,
    denials,
    negations,
  };
}
