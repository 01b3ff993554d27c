/**
 * Whether two sentences that may tell the same do: a second judge, asked of the few pairs that the model of sentences
 * proposes. It reads what that one read, words of one meaning, names and slots, and how much both reports tell alike in
 * all: of two reports that share little, two sentences alike are more often two things said of one person. Fitted by
 * test/quality/train-judge.ts on labelled real news.
 */

import type { DocumentPair } from '@newsfold/report/documents/document.ts';
import { type SaidSentence, sentencesOf } from '@newsfold/report/statements/sentences.ts';
import weights from './judge-weights.json' with { type: 'json' };
import { logOdds } from './log-odds.ts';
import { measurePair, type PairFeatures } from './pair-features.ts';
import { SENTENCE_FEATURES, type SentencePair } from './sentence-pairs.ts';
import { wordGridOf } from './word-grid.ts';

/** What is measured of the words of both sentences, those near in meaning among them. */
const OF_WORDS = [
  'less',
  'more',
  'near',
  'names',
  'nameClash',
  'opposite',
  'figureAlone',
  'slots',
] as const satisfies ReadonlyArray<keyof PairFeatures>;

/** The names of what the judge reads, in the order of its weights. */
export const JUDGE_FEATURES = [...SENTENCE_FEATURES, ...OF_WORDS, 'share of the shorter report told alike'];

/** Log-odds of the model of sentences from which two sentences are judged. */
export const PROPOSED = -0.8;

/** Sentences as which a shorter report counts. */
const FEW_SENTENCES = 4;

/** A pair of sentences with its log-odds by the model of sentences. */
export interface Scored {
  readonly pair: SentencePair;
  readonly score: number;
}

/** A pair that may tell the same. */
export interface Proposal extends Scored {
  /** Whether neither sentence has a better counterpart in the other's report. */
  readonly isBest: boolean;
}

/** The pairs that may tell the same, in their order. @param scored all that were measured */
export function proposalsOf(scored: readonly Scored[]): Proposal[] {
  const best = new Map<SaidSentence, number>();
  const likely = scored.filter(({ score }) => score >= PROPOSED);
  for (const { pair, score } of likely)
    for (const sentence of [pair.a, pair.b]) best.set(sentence, Math.max(best.get(sentence) ?? score, score));
  return likely.map(({ pair, score }) => ({
    pair,
    score,
    isBest: score === best.get(pair.a) && score === best.get(pair.b),
  }));
}

const toChance = (score: number): number => 1 / (1 + Math.exp(-score));

/** What the judge reads of a proposal, and what was measured of its words. */
export interface Measured {
  readonly input: readonly number[];
  readonly words: PairFeatures;
}

/** Measures the proposals between two reports for the judge, in their order. */
export function measureProposals(documents: DocumentPair, proposals: readonly Proposal[]): Measured[] {
  const { a, b } = documents;
  const shorter = Math.min(sentencesOf(a).sentences.length, sentencesOf(b).sentences.length);
  const grid = wordGridOf(documents);
  let alike = 0;
  for (const { score, isBest } of proposals) if (isBest) alike += toChance(score);
  return proposals.map(({ pair, score, isBest }) => {
    const words = measurePair(grid, pair.a.whole, pair.b.whole);
    const beside = isBest ? alike - toChance(score) : alike;
    const ofWords = OF_WORDS.map((name) => words[name]);
    return { input: [...pair.input, ...ofWords, beside / Math.max(FEW_SENTENCES, shorter)], words };
  });
}

/** Log-odds that two sentences tell the same. */
export function judgedScore(input: readonly number[]): number {
  return logOdds(weights, input);
}
