/** The sentences of a text that was read, found once for those who ask one after the other. */
import type { ReadWords } from './read-words.ts';
import { type Sentence, splitSentences } from './sentences.ts';

/** The text that was asked about last. */
let last: { readonly read: ReadWords; readonly sentences: readonly Sentence[] } | undefined;

/** See splitSentences. */
export function sentencesOf(read: ReadWords): readonly Sentence[] {
  if (last?.read !== read) last = { read, sentences: splitSentences(read.text, read.language) };
  return last.sentences;
}
