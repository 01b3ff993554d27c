/**
 * Which statements of two reports say the same. An annotation of the pair: a story that gets its n-th report compares
 * n − 1 new pairs and not n².
 *
 * Two judges, each for the reports it was fitted on. In short reports clauses are compared, with the words of one meaning.
 * Among the many clauses of long ones that judge is right about few; there whole sentences are compared, by what they
 * share beside what all of both reports share.
 */

import { annotation } from '../documents/annotation.ts';
import { type Document, type DocumentPair, pairOf } from '../documents/document.ts';
import { sentencesOf } from '../statements/sentences.ts';
import type { Statement } from '../statements/statement.ts';
import { statementsOf } from '../statements/statements.ts';
import { agreementScore } from './agreement-model.ts';
import { crowding } from './crowding.ts';
import { measurePair, type PairFeatures } from './pair-features.ts';
import { sentenceScore } from './sentence-model.ts';
import { sentencePairs } from './sentence-pairs.ts';
import { clashInSlot } from './shared-slots.ts';
import { sharedWeights } from './shared-words.ts';
import { isVetoed } from './vetoes.ts';
import { type WordGrid, wordGridOf } from './word-grid.ts';

/** Two statements that say the same. */
export interface Alignment {
  readonly a: Statement;
  readonly b: Statement;
  /** Log-odds. */
  readonly score: number;
  /** Part of the lighter statement that the other has word for word, 0 to 1. */
  readonly verbatim: number;
  /** Whether both quote the same words. */
  readonly isQuotation: boolean;
}

/** Log-odds from which two statements count as saying the same: precision first. See DESIGN.md for the table. */
export const AGREEMENT_THRESHOLD = -0.3;
/** Log-odds from which two whole sentences do. */
export const SENTENCE_THRESHOLD = 0.4;
/** Sentences of the longer of two reports from which they are long. */
const LONG_REPORT = 10;
/** Statements with less weight in common are skipped: no pair above the threshold had so little. */
const LEAST_COMMON = 2;
/** The same for words of one meaning. */
const LEAST_MEANT = 4;

/** Two statements that would say the same but for a day. */
export interface Clash {
  readonly a: Statement;
  readonly b: Statement;
  /** Log-odds that they say the same, were the number or the day left out. */
  readonly score: number;
}

/** Log-odds, numbers and days left out, from which two statements are about one thing. */
const SAME_BUT = 0.3;
/** The same for days, of which a story has many: a ruling on Tuesday, and an appeal against it on Wednesday. */
const SAME_BUT_DAY = 1;
/** Share of either statement's words that the other must cover before their days are compared. */
const LEAST_COVER = 0.5;

/** What two reports have in common. */
export interface Comparison {
  /** Statements that say the same. */
  readonly alignments: readonly Alignment[];
  /** Whole sentences that say so as well, one of them having a better counterpart: a report often tells a thing twice. */
  readonly further: readonly Alignment[];
  /** Log-odds of the best counterpart of each statement of the first report, and of each of the second; FAR for none. */
  readonly nearestOfA: Float32Array;
  readonly nearestOfB: Float32Array;
  /** The same of whole sentences, by their places; empty between short reports. */
  readonly nearestSentenceOfA: Float32Array;
  readonly nearestSentenceOfB: Float32Array;
  /** Statements that contradict each other in a day. */
  readonly dayClashes: readonly Clash[];
  /** For each statement of the first report those of the second that say the same but for a number. */
  readonly numberClashes: ReadonlyMap<Statement, ReadonlySet<Statement>>;
}

type OfSentences = Omit<Comparison, 'nearestOfA' | 'nearestOfB' | 'dayClashes' | 'numberClashes'>;

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

const NO_CLASH = { figureClash: 0, smallClash: 0, dayClash: 0, slotClash: 0 };

/** Log-odds without the clash, of clauses that differ in a number or a day and in nothing else that rules agreement out. */
function clashScore(clause: PairFeatures, whole: PairFeatures, crowded: number): number | null {
  const { dayClash, figureClash, smallClash, negationClash, opposite } = clause;
  const numbers = figureClash + smallClash;
  if (dayClash + numbers === 0 || (dayClash > 0 && numbers > 0) || negationClash + opposite > 0) return null;
  const score = agreementScore({ ...clause, ...NO_CLASH }, { ...whole, ...NO_CLASH }) - crowded;
  if (dayClash > 0) return score < SAME_BUT_DAY || clause.less < LEAST_COVER ? null : score;
  return score < SAME_BUT ? null : score;
}

/** Log-odds of a statement without any counterpart. */
const FAR = -9;

const NONE = new Float32Array(0);

function raise(nearest: Float32Array, at: number, score: number): void {
  if (score > (nearest[at] as number)) nearest[at] = score;
}

function compare(pair: DocumentPair): Comparison {
  const { a, b } = pair;
  const theirs = statementsOf(b);
  const grid = wordGridOf(pair);
  const whole = rememberWhole(grid);
  const found: Alignment[] = [];
  const nearestOfA = new Float32Array(statementsOf(a).length).fill(FAR);
  const nearestOfB = new Float32Array(theirs.length).fill(FAR);
  const dayClashes: Clash[] = [];
  const numberClashes = new Map<Statement, Set<Statement>>();
  const crowded = crowding(a, b);
  for (const one of statementsOf(a)) {
    const [common, meant] = sharedWeights(one, b);
    theirs.forEach((other, i) => {
      if ((common[i] ?? 0) < LEAST_COMMON && (meant[i] ?? 0) < LEAST_MEANT) return;
      const clause = measurePair(grid, one, other);
      const sentences = whole(one.whole, other.whole);
      const score = agreementScore(clause, sentences);
      const clash = clashScore(clause, sentences, crowded);
      if (clash !== null && clause.dayClash > 0) dayClashes.push({ a: one, b: other, score: clash });
      else if (clash !== null) numberClashes.set(one, (numberClashes.get(one) ?? new Set()).add(other));
      raise(nearestOfA, one.index, score);
      raise(nearestOfB, other.index, score);
      if (score - crowded < AGREEMENT_THRESHOLD || isVetoed(clause)) return;
      found.push({
        a: one,
        b: other,
        score: score - crowded,
        verbatim: (common[i] ?? 0) / Math.min(one.mass, other.mass),
        isQuotation: false,
      });
    });
  }
  const clauses = {
    alignments: bestOfBoth(found).alignments,
    further: [],
    nearestSentenceOfA: NONE,
    nearestSentenceOfB: NONE,
  };
  const sentences = areLong(pair) ? compareSentences(pair, grid) : clauses;
  return {
    nearestOfA,
    nearestOfB,
    ...sentences,
    dayClashes,
    numberClashes,
  };
}

/** Whether a sentence is one clause, in which every number and every word counts. */
const isOneClause = ({ index }: Statement): boolean => index >= 0;

/** A long sentence holds more than what is shared: only a slot of the story rules it out. */
function contradict(grid: WordGrid, a: Statement, b: Statement): boolean {
  if (clashInSlot(a, b)) return true;
  return isOneClause(a) && isOneClause(b) && isVetoed(measurePair(grid, a, b));
}

/** What whole sentences have in common. */
function compareSentences(pair: DocumentPair, grid: WordGrid): OfSentences {
  const nearestSentenceOfA = new Float32Array(sentencesOf(pair.a).sentences.length).fill(FAR);
  const nearestSentenceOfB = new Float32Array(sentencesOf(pair.b).sentences.length).fill(FAR);
  const alignments: Alignment[] = [];
  for (const { a, b, input, common, isQuotation } of sentencePairs(pair)) {
    const score = sentenceScore(input);
    raise(nearestSentenceOfA, a.place, score);
    raise(nearestSentenceOfB, b.place, score);
    if (score < SENTENCE_THRESHOLD || contradict(grid, a.whole, b.whole)) continue;
    alignments.push({ a: a.whole, b: b.whole, score, verbatim: common, isQuotation });
  }
  return { ...bestOfBoth(alignments), nearestSentenceOfA, nearestSentenceOfB };
}

/**
 * A statement says one thing: of its alignments the best is told, and only when it is the best of the other as well;
 * the others are further ones.
 */
function bestOfBoth(found: readonly Alignment[]): Pick<Comparison, 'alignments' | 'further'> {
  const sorted = found.toSorted(
    (x, y) => y.score - x.score || x.a.start - y.a.start || x.b.start - y.b.start,
  );
  const taken = new Set<Statement>();
  const alignments: Alignment[] = [];
  const further: Alignment[] = [];
  for (const alignment of sorted) {
    const { a, b } = alignment;
    // Clauses of one sentence count as one: their numbers are in the clause that fits best.
    const free = !taken.has(a) && !taken.has(b);
    taken.add(a);
    taken.add(b);
    (free ? alignments : further).push(alignment);
  }
  return { alignments, further };
}

const comparisonOf = annotation('comparison', compare);

/** What two reports share; in an alignment the document with the smaller article id is `a`. */
export function compareReports(one: Document, other: Document): Comparison {
  return comparisonOf(pairOf(one, other));
}

/** Whether the longer of two reports is long, so that whole sentences are compared. */
function areLong({ a, b }: DocumentPair): boolean {
  return Math.max(sentencesOf(a).sentences.length, sentencesOf(b).sentences.length) >= LONG_REPORT;
}

/** Log-odds of the best counterpart that a statement has in another report. */
export function nearestTo({ document, index }: Statement, other: Document): number {
  const pair = pairOf(document, other);
  const { nearestOfA, nearestOfB } = comparisonOf(pair);
  return (document === pair.a ? nearestOfA : nearestOfB)[index] ?? FAR;
}

/** Log-odds of the best counterpart that a statement's whole sentence has in another report; FAR between short reports. */
export function nearestSentenceTo({ document, whole }: Statement, other: Document): number {
  const pair = pairOf(document, other);
  const { nearestSentenceOfA, nearestSentenceOfB } = comparisonOf(pair);
  const nearest = document === pair.a ? nearestSentenceOfA : nearestSentenceOfB;
  return nearest[sentencesOf(document).placeOf.get(whole) ?? -1] ?? FAR;
}
