/** How many word triples a sentence shares with each of many others: most share none, which costs one look a triple. */
import type { SaidSentence } from '@newsfold/report/statements/sentences.ts';

/** A power of two, many times the triples of a sentence: of those that differ few fall on one mark. */
const MARKS = 4096;

/** How many numbers two ascending lists have in common. */
function inBoth(one: Uint32Array, other: Uint32Array): number {
  let common = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const a = one[i] as number;
    const b = other[j] as number;
    if (a === b) common++;
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return common;
}

/** Counts the triples that sentences share with the sentence at hand. */
export class SharedTriples {
  /** The number of the last sentence at hand whose triple fell on a mark. */
  readonly #marks = new Int32Array(MARKS);
  #number = 0;
  #one: SaidSentence | undefined;

  /** @param one the sentence at hand, which should stay the same for a while */
  count(one: SaidSentence, other: SaidSentence): number {
    if (one !== this.#one) this.#mark(one);
    const marks = this.#marks;
    const { triples } = other;
    for (let i = 0; i < triples.length; i++)
      if (marks[(triples[i] as number) & (MARKS - 1)] === this.#number) return inBoth(one.triples, triples);
    return 0;
  }

  #mark(one: SaidSentence): void {
    this.#one = one;
    this.#number += 1;
    const { triples } = one;
    for (let i = 0; i < triples.length; i++) this.#marks[(triples[i] as number) & (MARKS - 1)] = this.#number;
  }
}
