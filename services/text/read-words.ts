/** A text read once: its words with their places, shared by everything that asks for words. */
import { codeUnits } from './code-units.ts';
import { lexiconOf, type Word } from './lexicon.ts';
import { findWords } from './word-bounds.ts';

/** The words of a text. */
export interface ReadWords {
  /** The text that was read. */
  readonly text: string;
  /** ISO 639-1 tag that it was read in. */
  readonly language: string;
  /** In text order. */
  readonly words: readonly Word[];
  /** Word i stands at `text.slice(bounds[2 * i], bounds[2 * i + 1])`; UTF-16 offsets. */
  readonly bounds: readonly number[];
}

/** Reads the words of a text. Linear; never throws. */
export function readWords(text: string, language: string): ReadWords {
  const units = codeUnits(text);
  const bounds = findWords(units, text.length);
  const lexicon = lexiconOf(language);
  const words: Word[] = [];
  for (let i = 0; i < bounds.length; i += 2) {
    words.push(lexicon.find(units, bounds[i] as number, bounds[i + 1] as number));
  }
  return { text, language, words, bounds };
}
