/** Finds which of many strings are in a text, in one pass over its characters (Aho and Corasick 1975). */
import { codeUnits } from '@newsfold/text/words/code-units.ts';
import { foldedUnits } from './folded-units.ts';

/** The characters of most texts, the most frequent ones first. */
const FREQUENT = ' etaoinsrhldcumfpgwybvk';
/** Bits of a word of what was found. */
const BITS = 32;

interface Node {
  readonly next: Map<number, number>;
  /** Numbers of the sets that a string which ends here is of. */
  readonly sets: Set<number>;
}

/** Looks for sets of strings, whatever their case. */
export class LiteralAutomaton {
  /** How many sets it knows. */
  readonly size: number;
  /** The class of each UTF-16 unit; 0 for what is in no string. */
  readonly #classes = new Uint16Array(0x10000);
  readonly #classCount: number;
  /** The next state, by state and class. */
  readonly #next: Uint16Array;
  /** Whether a string ends in a state; and which sets have it, `#words` numbers a state. */
  readonly #ends: Uint8Array;
  readonly #found: Int32Array;
  readonly #words: number;

  /** @param sets of strings; one that is null is never looked for and always found */
  constructor(sets: ReadonlyArray<readonly string[] | null>) {
    this.size = sets.length;
    this.#words = Math.ceil(sets.length / BITS);
    const nodes: Node[] = [{ next: new Map(), sets: new Set() }];
    let classCount = 1;
    const classOf = (unit: number): number => {
      const folded = foldedUnits[unit] as number;
      if (this.#classes[folded] === 0) this.#classes[folded] = classCount++;
      return this.#classes[folded] as number;
    };
    // First the characters that a text is made of: what is looked at of a row is a line or two of the processor's cache.
    for (const char of FREQUENT) classOf(char.charCodeAt(0));
    sets.forEach((literals, set) => {
      for (const literal of literals ?? []) {
        let at = 0;
        for (let i = 0; i < literal.length; i++) {
          const { next } = nodes[at] as Node;
          const unit = classOf(literal.charCodeAt(i));
          let to = next.get(unit);
          if (to === undefined) {
            to = nodes.length;
            nodes.push({ next: new Map(), sets: new Set() });
            next.set(unit, to);
          }
          at = to;
        }
        (nodes[at] as Node).sets.add(set);
      }
    });
    for (let unit = 0; unit < this.#classes.length; unit++)
      this.#classes[unit] = this.#classes[foldedUnits[unit] as number] as number;
    this.#classCount = classCount;
    this.#next = new Uint16Array(nodes.length * classCount);
    this.#ends = new Uint8Array(nodes.length);
    this.#found = new Int32Array(nodes.length * this.#words);
    this.#link(nodes);
  }

  /** Goes through the states by their depth: where a string does not go on, its longest end that begins another does. */
  #link(nodes: readonly Node[]): void {
    const [classCount, words] = [this.#classCount, this.#words];
    const fails = new Int32Array(nodes.length);
    const queue = [0];
    for (let i = 0; i < queue.length; i++) {
      const state = queue[i] as number;
      const fail = fails[state] as number;
      const { next, sets } = nodes[state] as Node;
      if (state !== 0) {
        for (let word = 0; word < words; word++)
          this.#found[state * words + word] = this.#found[fail * words + word] as number;
        this.#ends[state] = this.#ends[fail] as number;
        this.#next.copyWithin(state * classCount, fail * classCount, (fail + 1) * classCount);
      }
      for (const set of sets) {
        const at = state * words + Math.floor(set / BITS);
        this.#found[at] = (this.#found[at] as number) | (1 << (set % BITS));
        this.#ends[state] = 1;
      }
      for (const [unit, to] of next) {
        fails[to] = state === 0 ? 0 : (this.#next[fail * classCount + unit] as number);
        this.#next[state * classCount + unit] = to;
        queue.push(to);
      }
    }
  }

  /**
   * Which sets have a string in a text.
   * @returns 32 sets a number, the first in the lowest bit
   */
  scan(text: string): Int32Array {
    const [classes, next, ends, found, words] = [
      this.#classes,
      this.#next,
      this.#ends,
      this.#found,
      this.#words,
    ];
    const classCount = this.#classCount;
    const seen = new Int32Array(words);
    const units = codeUnits(text);
    const { length } = text;
    let state = 0;
    for (let i = 0; i < length; i++) {
      state = next[state * classCount + (classes[units[i] as number] as number)] as number;
      if (ends[state] === 0) continue;
      for (let word = 0, at = state * words; word < words; word++, at++)
        seen[word] = (seen[word] as number) | (found[at] as number);
    }
    return seen;
  }
}
