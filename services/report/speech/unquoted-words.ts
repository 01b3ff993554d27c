/** The words of a sentence whose quotations are blanked, one behind the other: letters and digits with apostrophes and hyphens. */

import { codeUnits } from '@newsfold/text/words/code-units.ts';
import { isLetterOrNumber } from '../reading/unit-kinds.ts';
import type { WordFilter } from './word-filter.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu;
/** Halves of characters beyond the first plane: whether they are letters, only both tell. */
const SURROGATE = /[\ud800-\udfff]/;

/** What goes on with a word beside letters and digits: ’, ' and -. */
const isJoining = (unit: number): boolean => unit === 0x2019 || unit === 0x27 || unit === 0x2d;

interface Found {
  /** Where each word begins, and one past its end. */
  readonly bounds: number[];
  /** The numbers of those that may be on a list. */
  readonly listed: number[];
}

function find(text: string, list: WordFilter): Found {
  const bounds: number[] = [];
  const listed: number[] = [];
  if (SURROGATE.test(text)) {
    for (const { index, 0: word } of text.matchAll(WORD)) {
      listed.push(bounds.length / 2);
      bounds.push(index, index + word.length);
    }
    return { bounds, listed };
  }
  const { length } = text;
  const units = codeUnits(text);
  for (let at = 0; at < length; ) {
    const start = at++;
    if (!isLetterOrNumber(units[start] as number)) continue;
    while (at < length && (isLetterOrNumber(units[at] as number) || isJoining(units[at] as number))) at++;
    if (list.mayBeAt(units, start, at)) listed.push(bounds.length / 2);
    bounds.push(start, at);
  }
  return { bounds, listed };
}

/** Words by their numbers. */
export class UnquotedWords {
  readonly #text: string;
  readonly #bounds: readonly number[];
  /** The numbers of the words that may be on a list. */
  readonly listed: readonly number[];

  constructor(text: string, list: WordFilter) {
    const { bounds, listed } = find(text, list);
    this.#text = text;
    this.#bounds = bounds;
    this.listed = listed;
  }

  start(at: number): number {
    return this.#bounds[2 * at] as number;
  }

  end(at: number): number {
    return this.#bounds[2 * at + 1] as number;
  }

  /** As the text writes it. */
  written(at: number): string {
    return this.#text.slice(this.start(at), this.end(at));
  }

  /** In lower case. */
  word(at: number): string {
    return this.written(at).toLowerCase();
  }
}
