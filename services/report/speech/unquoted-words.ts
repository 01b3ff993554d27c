/** The words of a sentence whose quotations are blanked, one behind the other: letters and digits with apostrophes and hyphens. */

import { codeUnits } from '@newsfold/text/words/code-units.ts';
import { isLetterOrNumber } from '../reading/unit-kinds.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu;
/** Halves of characters beyond the first plane: whether they are letters, only both tell. */
const SURROGATE = /[\ud800-\udfff]/;

/** What goes on with a word beside letters and digits: ’, ' and -. */
const isJoining = (unit: number): boolean => unit === 0x2019 || unit === 0x27 || unit === 0x2d;

/** Where each word begins, and one past its end. */
function boundsOf(text: string): number[] {
  const bounds: number[] = [];
  if (SURROGATE.test(text)) {
    for (const { index, 0: word } of text.matchAll(WORD)) bounds.push(index, index + word.length);
    return bounds;
  }
  const { length } = text;
  const units = codeUnits(text);
  for (let at = 0; at < length; ) {
    const start = at++;
    if (!isLetterOrNumber(units[start] as number)) continue;
    while (at < length && (isLetterOrNumber(units[at] as number) || isJoining(units[at] as number))) at++;
    bounds.push(start, at);
  }
  return bounds;
}

/** Words by their numbers. */
export class UnquotedWords {
  readonly #text: string;
  readonly #bounds: readonly number[];
  readonly length: number;

  constructor(text: string) {
    this.#text = text;
    this.#bounds = boundsOf(text);
    this.length = this.#bounds.length / 2;
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
