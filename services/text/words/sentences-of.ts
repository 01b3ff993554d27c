/** The sentences of a text that was read, found once for everything that asks. */
import type { ReadWords } from './read-words.ts';
import { type Sentence, splitSentences } from './sentences.ts';

const known = new WeakMap<ReadWords, readonly Sentence[]>();

/** See splitSentences. */
export function sentencesOf(read: ReadWords): readonly Sentence[] {
  let sentences = known.get(read);
  if (!sentences) {
    sentences = splitSentences(read.text, read.language);
    known.set(read, sentences);
  }
  return sentences;
}
