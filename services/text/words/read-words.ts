/** A text read once: its words with their places, shared by everything that asks for words. */
import { codeUnits } from './code-units.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { findWords } from './word-bounds.ts';

/** The words of a text. */
export interface ReadWords {
  /** The text that was read. */
  readonly text: string;
  /** ISO 639-1 tag that it was read in. */
  readonly language: string;
  /** What is known of the words. */
  readonly lexicon: Lexicon;
  /** The place of each word in the lexicon, in text order. */
  readonly places: Int32Array;
  /** Word i is `text.slice(bounds[2 * i], bounds[2 * i + 1])`; UTF-16 offsets. */
  readonly bounds: Int32Array;
}

/** A text that was read, with its sentences, which are found when they are first asked for. */
export class ReadText implements ReadWords {
  readonly text: string;
  readonly language: string;
  readonly lexicon: Lexicon;
  readonly places: Int32Array;
  readonly bounds: Int32Array;
  #sentences: readonly Sentence[] | undefined;

  constructor({ text, language, lexicon, places, bounds }: ReadWords) {
    this.text = text;
    this.language = language;
    this.lexicon = lexicon;
    this.places = places;
    this.bounds = bounds;
  }

  /** See splitSentences. */
  get sentences(): readonly Sentence[] {
    this.#sentences ??= splitSentences(this.text, this.language);
    return this.#sentences;
  }
}

/**
 * Reads the words of a text. Linear; never throws.
 * @param lexicon that of another text of the same language, so that both have their words in the same places
 */
export function readWords(text: string, language: string, lexicon: Lexicon = lexiconOf(language)): ReadText {
  const units = codeUnits(text);
  const bounds = findWords(units, text.length);
  const places = new Int32Array(bounds.length >> 1);
  for (let i = 0; i < places.length; i++) {
    places[i] = lexicon.find(units, bounds[2 * i] as number, bounds[2 * i + 1] as number);
  }
  return new ReadText({ text, language, lexicon, places, bounds });
}
