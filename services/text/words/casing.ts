/** How often the words of an article are capitalised and in lower case where capitals mean something. */
import { CAPITAL, type Lexicon } from './lexicon.ts';
import type { ReadWords } from './read-words.ts';

/** A text with what its capitals mean. */
export interface CasedText extends ReadWords {
  /** 1 for each word that opens a sentence. */
  readonly opens: Uint8Array;
}

/** How an article writes a word: never in mid-sentence; there less often capitalised than not, as often, more often. */
export const UNSEEN = 0;
export const FEWER = 1;
export const EVEN = 2;
export const MORE = 3;

/** States of a form: capitalised somewhere in the article, and occurring in mid-sentence of its body as well. */
const ASKED = 1;
const SEEN = 2;

/** The casing of one article after the other: its tables are as large as the lexicon. */
export class Casing {
  #lexicon: Lexicon | undefined;
  #states = new Uint8Array(0);
  /** By form: how much more often it is capitalised than in lower case. */
  #balances = new Int32Array(0);
  /** Forms with a state. */
  #asked: number[] = [];

  /**
   * Counts the words of an article, and forgets those of the article before.
   * @param title read with the lexicon of the body
   * @param body counted away from the openings of its sentences
   */
  count(title: ReadWords, body: CasedText): void {
    for (const form of this.#asked) this.#states[form] = 0;
    this.#asked = [];
    this.#lexicon = body.lexicon;
    const { capacity } = body.lexicon;
    if (this.#states.length < capacity) {
      this.#states = new Uint8Array(capacity);
      this.#balances = new Int32Array(capacity);
    }
    this.#ask(title);
    this.#ask(body);
    const { lexicon, places, opens } = body;
    for (let i = 0; i < places.length; i++) {
      const place = places[i] as number;
      const form = lexicon.form(place);
      if (this.#states[form] === 0 || opens[i] === 1) continue;
      this.#states[form] = SEEN;
      this.#balances[form] =
        (this.#balances[form] as number) + ((lexicon.flags(place) & CAPITAL) === 0 ? -1 : 1);
    }
  }

  #ask({ lexicon, places }: ReadWords): void {
    for (let i = 0; i < places.length; i++) {
      const place = places[i] as number;
      if ((lexicon.flags(place) & CAPITAL) === 0) continue;
      const form = lexicon.form(place);
      if (this.#states[form] !== 0) continue;
      this.#states[form] = ASKED;
      this.#balances[form] = 0;
      this.#asked.push(form);
    }
  }

  /** How the article writes a word that it capitalises somewhere: UNSEEN, FEWER, EVEN or MORE. */
  of(place: number): number {
    const form = this.#lexicon?.form(place) ?? 0;
    if (this.#states[form] !== SEEN) return UNSEEN;
    const balance = this.#balances[form] as number;
    return balance === 0 ? EVEN : balance > 0 ? MORE : FEWER;
  }
}
