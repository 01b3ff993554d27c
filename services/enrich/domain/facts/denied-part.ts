/** What a sentence says is denied, and whether a claim is about it: beside it the sentence tells other things too. */

import { readingOf, readWords, type Word } from '@newsfold/report/reading/reading.ts';
import { speechGrammar } from '@newsfold/report/speech/speech-verbs.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';

/** Content words behind a verb from which they are what it denies: fewer are who denies it ("bestritt der Betreiber"). */
const LEAST_DENIED = 2;

const contentOf = (words: readonly Word[]): Word[] => words.filter(({ term }) => term !== 0);

/** The content words behind the first verb of denial in a statement's sentence; null where none has enough behind it. */
function deniedWords({ document, whole }: Statement): readonly Word[] | null {
  const { text, language } = document.article;
  const grammar = speechGrammar(language);
  const sentence = text.slice(whole.start, whole.end);
  for (const { 0: form, index } of grammar ? sentence.matchAll(/\p{L}+/gu) : []) {
    if (grammar?.certaintyOf.get(form.toLowerCase()) !== 'denied') continue;
    const behind = index + form.length;
    const words = contentOf(readWords(sentence.slice(behind), language, whole.start + behind));
    return words.length < LEAST_DENIED ? null : words;
  }
  return null;
}

/** The terms of a report's headline. */
const headlineOf = ({ document }: Statement): ReadonlySet<number> =>
  new Set(readingOf(document).title.map(({ term }) => term));

/** Whether a word is written as a name; German writes every noun like one. */
const isName = ({ document }: Statement, start: number): boolean =>
  document.article.language !== 'de' && /^\p{Lu}/u.test(document.article.text.slice(start, start + 2));

/**
 * Whether a claim is about what a statement tells as denied: the statement reaches behind the verb, and a word there that
 * is no name, no number and not what both headlines are about is also in the claim. True where the language or the
 * sentence does not show what is denied.
 */
export function isAboutDenied(denied: Statement, claim: Statement): boolean {
  const words = deniedWords(denied);
  if (words === null) return true;
  const reached = words.filter(({ start }) => start < denied.end);
  const [ours, theirs] = [headlineOf(denied), headlineOf(claim)];
  const { text, language } = claim.document.article;
  const claimed = readWords(text.slice(claim.whole.start, claim.whole.end), language);
  const terms = new Set(contentOf(claimed).map(({ term }) => term));
  return reached.some(
    ({ term, word, start }) =>
      terms.has(term) && !/^\d/.test(word) && !(ours.has(term) && theirs.has(term)) && !isName(denied, start),
  );
}
