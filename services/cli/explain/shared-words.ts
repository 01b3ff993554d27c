/** The words that two articles share, the rarest first: for reading, not for deciding. */
import { backgroundPrior } from '@newsfold/text/prior/background-prior.ts';
import { termsOf } from '@newsfold/text/words/terms.ts';
import { tokenise } from '@newsfold/text/words/tokenise.ts';

const SHOWN = 12;

interface Words {
  readonly title: string;
  readonly text: string;
  readonly language: string;
}

/** The first word that each term occurs as. */
function wordsByTerm({ title, text, language }: Words): Map<number, string> {
  const term = termsOf(language);
  const words = new Map<number, string>();
  for (const { word } of tokenise(`${title}\n${text}`, 2_000)) {
    const key = term(word);
    if (key !== 0 && !words.has(key)) words.set(key, word);
  }
  return words;
}

/** How many terms two articles share, and the rarest of them as words. */
export function sharedWords(a: Words, b: Words): { readonly all: number; readonly rare: readonly string[] } {
  const other = wordsByTerm(b);
  const prior = backgroundPrior(a.language);
  const shared = [...wordsByTerm(a)].filter(([term]) => other.has(term));
  shared.sort(([x], [y]) => prior.probability(x) - prior.probability(y) || x - y);
  return { all: shared.length, rare: shared.slice(0, SHOWN).map(([, word]) => word) };
}
