/**
 * Sentences of two reports that both hold numbers, and how they fit among the others: what is asked for numbers that
 * rival each other. They need not say the same, for a rival number is in a sentence of its own words.
 */
import type { SaidSentence } from '@newsfold/report/statements/sentences.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';

/** Two sentences with a number each. */
export interface NumberedPair {
  readonly a: Statement;
  readonly b: Statement;
  /** Log-odds that they say the same. */
  readonly score: number;
  /** How many sentences of the other report fit one of them better, of the one with more such. */
  readonly rank: number;
  /** Whether each is the one that fits the other best. */
  readonly isBest: boolean;
}

interface Candidate {
  readonly a: SaidSentence;
  readonly b: SaidSentence;
  readonly score: number;
}

/** Log-odds below which two sentences are about different things. */
const FARTHEST = -1.5;

/** Gathers pairs with a number each while all pairs of two reports are measured. */
export class NumberedPairs {
  readonly #candidates: Candidate[] = [];
  /** Log-odds of each sentence with all others, by its place. */
  readonly #ofA: number[][] = [];
  readonly #ofB: number[][] = [];

  /** Notes how well two sentences fit, whatever they hold. */
  note(placeOfA: number, placeOfB: number, score: number): void {
    // What fits no candidate better tells nothing of its rank.
    if (score < FARTHEST) return;
    push(this.#ofA, placeOfA, score);
    push(this.#ofB, placeOfB, score);
  }

  /** Adds a pair in which both have a number. */
  add(a: SaidSentence, b: SaidSentence, score: number): void {
    if (score >= FARTHEST) this.#candidates.push({ a, b, score });
  }

  /** Those added, in their order. */
  ranked(): NumberedPair[] {
    return this.#candidates.map(({ a, b, score }) => {
      const ofA = better(this.#ofA[a.place], score);
      const ofB = better(this.#ofB[b.place], score);
      return { a: a.whole, b: b.whole, score, rank: Math.max(ofA, ofB), isBest: ofA === 0 && ofB === 0 };
    });
  }
}

function push(lists: number[][], at: number, score: number): void {
  const list = lists[at];
  if (list) list.push(score);
  else lists[at] = [score];
}

function better(scores: readonly number[] | undefined, score: number): number {
  let count = 0;
  for (const other of scores ?? []) if (other > score) count++;
  return count;
}
