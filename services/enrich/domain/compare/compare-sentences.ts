/**
 * What whole sentences of two reports have in common. Among the many clauses of long reports the judge of clauses is
 * right about few; whole sentences are compared by what they share beside what all of both reports share.
 */
import type { DocumentPair } from '@newsfold/report/documents/document.ts';
import { isDenied } from '@newsfold/report/statements/attribution.ts';
import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { type Alignment, type Best, bestOfBoth, type Clash, FAR, raise } from './alignment.ts';
import { type NumberedPair, NumberedPairs } from './numbered-pairs.ts';
import type { PairFeatures } from './pair-features.ts';
import { judgedScore, type Measured, measureProposals, proposalsOf } from './pair-judge.ts';
import { sentenceScore } from './sentence-model.ts';
import { differInDays, haveNumbers, sentencePairs } from './sentence-pairs.ts';
import { isVetoed } from './vetoes.ts';

/** Log-odds of the judge from which two whole sentences say the same. */
export const SENTENCE_THRESHOLD = -0.4;
/** Log-odds from which they are about one thing, so that different numbers in them are of it. */
export const SAME_THING = 0.5;

/** Log-odds from which they may be about one thing, one of them told at another time. */
const ALIKE = 0;

/** Log-odds from which one is what the other denies. */
const SAME_CLAIM = 0.5;

/** What whole sentences of two reports have in common. */
export interface SentenceComparison extends Best {
  /** For each sentence of a report those of the other that are about the same thing. */
  readonly sameThing: ReadonlyMap<Statement, ReadonlySet<Statement>>;
  /** Sentences that may be about the same thing, in the order of the first report. */
  readonly alike: readonly Clash[];
  /** Sentences of which one says what the other says that somebody denies. */
  readonly denials: readonly Clash[];
  /** Sentences with a number each that may be about one thing, in the order of the first report. */
  readonly numbered: readonly NumberedPair[];
  /** Log-odds of the best counterpart of each sentence of the first report, and of each of the second; FAR for none. */
  readonly nearestOfA: Float32Array;
  readonly nearestOfB: Float32Array;
}

/** Whether a sentence is one clause, in which every number and every word counts. */
const isOneClause = ({ index }: Statement): boolean => index >= 0;

/** In a longer sentence that shares much with another it is mostly something else that is denied. */
function saysOnlyOneIsDenied(a: Statement, b: Statement): boolean {
  return isOneClause(a) && isOneClause(b) && isDenied(a) !== isDenied(b);
}

/** A long sentence holds more than what is shared: only a slot of the story rules it out. */
function contradict(a: Statement, b: Statement, words: PairFeatures): boolean {
  if (words.slotClash > 0 || saysOnlyOneIsDenied(a, b)) return true;
  return isOneClause(a) && isOneClause(b) && isVetoed(words);
}

/** Compares the sentences of two reports. */
export function compareSentences(pair: DocumentPair): SentenceComparison {
  const nearestOfA = new Float32Array(sentencesOf(pair.a).sentences.length).fill(FAR);
  const nearestOfB = new Float32Array(sentencesOf(pair.b).sentences.length).fill(FAR);
  const sameThing = new Map<Statement, Set<Statement>>();
  const found: Alignment[] = [];
  const denials: Clash[] = [];
  const alike: Clash[] = [];
  const numbered = new NumberedPairs();
  const note = (one: Statement, other: Statement): void => {
    sameThing.set(one, (sameThing.get(one) ?? new Set()).add(other));
  };
  const scored = sentencePairs(pair).map((found) => ({ pair: found, score: sentenceScore(found.input) }));
  for (const {
    pair: { a, b, input },
    score,
  } of scored) {
    numbered.note(a.place, b.place, score);
    if (haveNumbers(input) && !differInDays(input)) numbered.add(a, b, score);
    raise(nearestOfA, a.place, score);
    raise(nearestOfB, b.place, score);
    if (score >= ALIKE) alike.push({ a: a.whole, b: b.whole, score });
    if (score >= SAME_THING) {
      note(a.whole, b.whole);
      note(b.whole, a.whole);
    }
    if (score >= SAME_CLAIM && saysOnlyOneIsDenied(a.whole, b.whole))
      denials.push({ a: a.whole, b: b.whole, score });
  }
  const proposals = proposalsOf(scored);
  const measured = measureProposals(pair, proposals);
  proposals.forEach(({ pair: { a, b, verbatim, isQuotation } }, i) => {
    const { input, words } = measured[i] as Measured;
    const score = judgedScore(input);
    if (score < SENTENCE_THRESHOLD || contradict(a.whole, b.whole, words)) return;
    found.push({ a: a.whole, b: b.whole, score, verbatim, isQuotation, words });
  });
  return {
    ...bestOfBoth(found),
    sameThing,
    alike,
    denials,
    numbered: numbered.ranked(),
    nearestOfA,
    nearestOfB,
  };
}
