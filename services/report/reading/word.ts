import type { KnownWord } from './known-words.ts';

/** A word with its place in the text. A report has hundreds, and all are kept: what its spelling determines is not repeated. */
export class Word {
  readonly known: KnownWord;
  /** First character in the text (UTF-16 offset). */
  readonly start: number;
  /** One past the last character. */
  readonly end: number;

  constructor(known: KnownWord, start: number, end: number) {
    this.known = known;
    this.start = start;
    this.end = end;
  }

  /** In lower case, without possessive 's; digits without thousands separators. */
  get word(): string {
    return this.known.word;
  }

  /** Hash of its stem; 0 for a stop word. */
  get term(): number {
    return this.known.term;
  }

  /** Whether it has a trait: see TRAIT. */
  is(trait: number): boolean {
    return (this.known.traits & trait) !== 0;
  }

  /** How informative it is; 0 for a stop word. */
  get weight(): number {
    return this.known.weight;
  }
}
