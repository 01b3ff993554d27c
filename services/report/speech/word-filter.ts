/** Tells most words that are not on a list, without a string for each. */
import { hashTerm } from '@newsfold/text/words/hash-term.ts';
import { foldedUnits } from '../patterns/folded-units.ts';

/** Many more than words on a list: one word in twenty is taken for one of them. */
const SIZE = 8_192;
const MASK = SIZE - 1;

function hashAt(units: ArrayLike<number>, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++)
    hash = Math.imul(hash ^ (foldedUnits[units[at] as number] as number), 0x01000193);
  return (hash ^ (hash >>> 15)) & MASK;
}

const unitsOf = (word: string): number[] => Array.from(word, (_, at) => word.charCodeAt(at));

/** The words of a list, in lower case, by their hashes: false only for what is none of them. */
export class WordFilter {
  readonly #byUnits = new Uint8Array(SIZE);
  readonly #byTerm = new Uint8Array(SIZE);

  /** @param words of letters of the first plane */
  constructor(words: Iterable<string>) {
    for (const word of words) {
      this.#byUnits[hashAt(unitsOf(word), 0, word.length)] = 1;
      this.#byTerm[hashTerm(word) & MASK] = 1;
    }
  }

  /** Whether the word at `units[start]` to `units[end]`, in either case, may be on the list. */
  mayBeAt(units: ArrayLike<number>, start: number, end: number): boolean {
    return this.#byUnits[hashAt(units, start, end)] === 1;
  }

  /** Whether a word with a hash may be: see KnownWord. */
  mayHave(hash: number): boolean {
    return this.#byTerm[hash & MASK] === 1;
  }
}
