/** Facts of a killed text are not agreed on, though others repeat them: they may have them from it. */
import type { AgreedFact, Article } from '@newsfold/schemas/generated/records.ts';
import { Document } from '../documents/document.ts';
import { coverage, readingOf, readWords, weigh } from '../reading/reading.ts';

/** Share of a fact's words, by weight, that one sentence of the killed text has. */
const TOLD = 0.55;

/** Agreed facts that no killed text tells. */
export function withoutKilled(
  facts: readonly AgreedFact[],
  killed: readonly Article[],
): readonly AgreedFact[] {
  if (killed.length === 0 || facts.length === 0) return facts;
  const sentences = killed.flatMap((article) =>
    readingOf(new Document(article)).sentences.map(({ words }) => weigh(words)),
  );
  return facts.filter(({ text, language, references }) => {
    const wordings = [text, ...references.map(({ quote }) => quote)].filter((one) => one !== '');
    return !wordings.some((wording) => {
      const terms = weigh(readWords(wording, language));
      return sentences.some((sentence) => coverage(terms, sentence) >= TOLD);
    });
  });
}
