/** What is known of words by where they stand in a text, for readings that name words by their places. */
import { codeUnits } from '@newsfold/text/words/code-units.ts';
import { lexiconOf } from '@newsfold/text/words/lexicon.ts';
import { type KnownWord, knownWords } from './known-words.ts';

/**
 * Looks up words of a text.
 * @param bounds two UTF-16 offsets for each word: its first character, and one past the last
 */
export function knownAt(text: string, language: string, bounds: Int32Array): readonly KnownWord[] {
  const units = codeUnits(text);
  const lexicon = lexiconOf(language);
  const places = new Int32Array(bounds.length >> 1);
  // All are found before the first is described: describing reads other texts, which overwrites the units.
  for (let i = 0; i < places.length; i++)
    places[i] = lexicon.find(units, bounds[2 * i] as number, bounds[2 * i + 1] as number);
  const knownOf = knownWords(lexicon, language);
  const known = new Array<KnownWord>(places.length);
  for (let i = 0; i < known.length; i++) known[i] = knownOf(places[i] as number);
  return known;
}
