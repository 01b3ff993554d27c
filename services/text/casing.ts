/** How often the words of an article stand capitalised and in lower case where capitals mean something. */
import { CAPITAL } from './lexicon.ts';
import type { ReadWords } from './read-words.ts';

/** A text with what its capitals mean. */
export interface CasedText extends ReadWords {
  /** 1 for each word that opens a sentence. */
  readonly opens: Uint8Array;
}

/** What an article says of a word: never capitalised or not in mid-sentence, less or more often than not, or as often. */
export const UNSEEN = 0;
export const FEWER = 1;
export const EVEN = 2;
export const MORE = 3;

/** What is known of a form while an article is looked at. */
const ASKED = 1;
const SEEN = 2;

/** By form: ASKED for those that are capitalised anywhere, SEEN for those that stand in mid-sentence. */
let states = new Uint8Array(0);
/** By form: how much more often it stands capitalised than in lower case. */
let balances = new Int32Array(0);

function ask({ lexicon, places }: ReadWords): void {
  for (const place of places)
    if (((lexicon.flags[place] as number) & CAPITAL) !== 0) states[lexicon.forms[place] as number] = ASKED;
}

function forget({ lexicon, places }: ReadWords): void {
  for (const place of places) {
    const form = lexicon.forms[place] as number;
    states[form] = 0;
    balances[form] = 0;
  }
}

function count({ lexicon, places, opens }: CasedText): void {
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number;
    const form = lexicon.forms[place] as number;
    if (opens[i] === 1 || states[form] === 0) continue;
    states[form] = SEEN;
    balances[form] =
      (balances[form] as number) + (((lexicon.flags[place] as number) & CAPITAL) !== 0 ? 1 : -1);
  }
}

function judge(form: number): number {
  if (states[form] !== SEEN) return UNSEEN;
  const balance = balances[form] as number;
  return balance === 0 ? EVEN : balance > 0 ? MORE : FEWER;
}

/** For each word of the texts of one article what the article says of it. */
export interface Casing {
  readonly title: Uint8Array;
  readonly body: Uint8Array;
}

/**
 * Judges the capitals of an article by its body, away from sentence starts.
 * @param title read with the lexicon of the body
 * @returns UNSEEN, FEWER, EVEN or MORE for each capitalised word of both; of the other words nothing is said
 */
export function judgeCasing(title: ReadWords, body: CasedText): Casing {
  const { lexicon } = body;
  if (states.length < lexicon.words.length) {
    states = new Uint8Array(lexicon.forms.length);
    balances = new Int32Array(lexicon.forms.length);
  }
  ask(title);
  ask(body);
  count(body);
  const judged = ({ places }: ReadWords) => {
    const judgements = new Uint8Array(places.length);
    for (let i = 0; i < places.length; i++)
      judgements[i] = judge(lexicon.forms[places[i] as number] as number);
    return judgements;
  };
  const casing = { title: judged(title), body: judged(body) };
  forget(title);
  forget(body);
  return casing;
}
