/** The words of a sentence whose quotations are blanked, one behind the other: letters and digits with apostrophes and hyphens. */

/** What a word may begin with, and what it may go on with. */
const BEGINS = 1;
const GOES_ON = 2;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu;
/** Halves of characters beyond the first plane: whether they are letters, only both tell. */
const SURROGATE = /[\ud800-\udfff]/;

function buildKinds(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let unit = 0; unit < table.length; unit++)
    if (/[\p{L}\p{N}]/u.test(String.fromCharCode(unit))) table[unit] = BEGINS | GOES_ON;
  for (const mark of "’'-") table[mark.charCodeAt(0)] = GOES_ON;
  return table;
}

const kinds = buildKinds();

/** Where each word begins, and one past its end. */
function boundsOf(text: string): number[] {
  const bounds: number[] = [];
  if (SURROGATE.test(text)) {
    for (const { index, 0: word } of text.matchAll(WORD)) bounds.push(index, index + word.length);
    return bounds;
  }
  for (let at = 0; at < text.length; ) {
    if (((kinds[text.charCodeAt(at)] as number) & BEGINS) === 0) at++;
    else {
      bounds.push(at);
      while (at < text.length && kinds[text.charCodeAt(at)] !== 0) at++;
      bounds.push(at);
    }
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
