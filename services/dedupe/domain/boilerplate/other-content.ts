/**
 * Whether an earlier article of the outlet has other content than a new one. What two articles share is boilerplate only
 * then: an update keeps most of its text, and a quotation is told twice in one story.
 */
import type { ReadWords } from '@newsfold/text/words/read-words.ts';
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { keyOf } from '../fingerprint/varint-set.ts';
import type { Window } from '../window/window.ts';

/** A range of words of a text that was read. */
export interface WordRange {
  readonly read: ReadWords;
  readonly from: number;
  readonly to: number;
}

function termKeys(ranges: readonly WordRange[]): ReadonlySet<number> {
  const keys = new Set<number>();
  for (const { read, from, to } of ranges)
    for (let i = from; i < to; i++) {
      const term = read.lexicon.term(read.places[i] as number);
      if (term !== 0) keys.add(keyOf(term));
    }
  return keys;
}

/** Asks earlier articles, each once. */
export class OtherContent {
  readonly #window: Window;
  readonly #own: number;
  readonly #ranges: () => readonly WordRange[];
  #terms: ReadonlySet<number> | undefined;
  readonly #answers = new Map<number, boolean>();
  readonly #view = new FingerprintView();

  /**
   * @param own slot of the version that the article replaces, or -1
   * @param ranges what in the article is its own for all that is known: its headline and the sentences nobody shares
   */
  constructor(window: Window, own: number, ranges: () => readonly WordRange[]) {
    this.#window = window;
    this.#own = own;
    this.#ranges = ranges;
  }

  /** Whether the article in a slot is another one with other content. */
  isOther(slot: number): boolean {
    let answer = this.#answers.get(slot);
    if (answer === undefined) {
      answer = slot !== this.#own && this.#isOther(slot);
      this.#answers.set(slot, answer);
    }
    return answer;
  }

  #isOther(slot: number): boolean {
    if (this.#window.slots.at(slot) === undefined) return true;
    this.#terms ??= termKeys(this.#ranges());
    if (this.#terms.size === 0) return false;
    const holder = this.#window.view(slot, this.#view);
    const least = this.#window.settings.boilerplate.alike * this.#terms.size;
    let shared = 0;
    for (const key of this.#terms) if (holder.hasKey(key) && ++shared >= least) return false;
    return shared < least;
  }
}
