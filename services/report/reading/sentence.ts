import { type Seen, seenIn } from '../patterns/sentence-pattern.ts';
import type { SentenceReading } from './reading-types.ts';
import type { Word } from './word.ts';

/** No word has all traits. */
const UNASKED = -1;

/** A sentence of a report, read for patterns when they are first looked for. */
export abstract class Sentence implements SentenceReading {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  protected readonly language: string;
  #seen: Seen | undefined;
  #traits = UNASKED;

  /** @param start its offset in the text of its report */
  constructor(index: number, start: number, text: string, language: string) {
    this.index = index;
    this.start = start;
    this.end = start + text.length;
    this.text = text;
    this.language = language;
  }

  abstract get words(): readonly Word[];

  get traits(): number {
    if (this.#traits === UNASKED) {
      let traits = 0;
      for (const { known } of this.words) traits |= known.traits;
      this.#traits = traits;
    }
    return this.#traits;
  }

  get seen(): Seen {
    this.#seen ??= seenIn(this.text, this.language);
    return this.#seen;
  }
}

/** A sentence whose words were read. */
export class ReadSentence extends Sentence {
  readonly words: readonly Word[];

  constructor(index: number, start: number, text: string, language: string, words: readonly Word[]) {
    super(index, start, text, language);
    this.words = words;
  }
}
