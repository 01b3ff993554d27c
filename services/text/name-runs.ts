/**
 * Runs of capitalised words: the raw material of named things.
 *
 * A capital in the middle of a sentence speaks for a name. At the start of a sentence, in a headline where most words
 * are capitalised, and in German, where every noun is, it says little: there a word counts only if the same article
 * capitalises it in mid-sentence more often than not, or if it is not among the language's common words.
 */
import { backgroundPrior } from './background-prior.ts';
import { CALENDAR_WORDS, HONORIFICS, NAME_PARTICLES } from './lists/entity-words.ts';
import { splitSentences } from './sentences.ts';
import { termsOf } from './terms.ts';
import type { Token } from './tokenise.ts';

/** A run of capitalised words in one text. */
export interface NameRun {
  /** Its words, in text order, with their offsets. */
  readonly tokens: readonly Token[];
  /** The word before it, in lower case; empty at a start. */
  readonly before: string;
}

/** Longest name in words; a longer run is cut there. */
export const MAX_NAME_WORDS = 5;

/** How often each word of an article stands capitalised and in lower case where capitals mean something. */
export type Casing = ReadonlyMap<string, { readonly upper: number; readonly lower: number }>;

function isCapital(text: string, token: Token): boolean {
  const char = text.charAt(token.start);
  return char !== char.toLowerCase();
}

/** Indices of tokens that open a sentence. */
function openings(text: string, tokens: readonly Token[], language: string): Set<number> {
  const open = new Set<number>();
  let at = 0;
  for (const sentence of splitSentences(text, language)) {
    while (at < tokens.length && (tokens[at]?.start ?? 0) < sentence.start) at++;
    if (at < tokens.length) open.add(at);
  }
  return open;
}

function isLoud(text: string, tokens: readonly Token[]): boolean {
  const long = tokens.filter((token) => token.end - token.start >= 4);
  return long.filter((token) => isCapital(text, token)).length > long.length * 0.6;
}

/** Counts the casing of a text's words away from sentence starts. */
export function countCasing(text: string, tokens: readonly Token[], language: string): Casing {
  const open = openings(text, tokens, language);
  const casing = new Map<string, { upper: number; lower: number }>();
  tokens.forEach((token, i) => {
    if (open.has(i)) return;
    const counts = casing.get(token.word) ?? { upper: 0, lower: 0 };
    if (isCapital(text, token)) counts.upper++;
    else counts.lower++;
    casing.set(token.word, counts);
  });
  return casing;
}

function isNameWord(word: string, trusted: boolean, casing: Casing, language: string): boolean {
  if (CALENDAR_WORDS.has(word)) return false;
  const counts = casing.get(word);
  if (trusted) return !counts || counts.upper > counts.lower;
  if (counts && counts.upper !== counts.lower && language !== 'de') return counts.upper > counts.lower;
  const term = termsOf(language)(word);
  return term !== 0 && backgroundPrior(language).probability(term) === 0;
}

function joins(text: string, left: Token, right: Token): boolean {
  const gap = text.slice(left.end, Math.min(right.start, left.end + 3));
  if (gap === ' ' || gap === '-' || gap === "'" || gap === '’') return true;
  // A point belongs to an initial or a title: "J. Smith", "Gov. Scott"; elsewhere it ends a sentence.
  return (gap === '. ' || gap === '.') && (left.end - left.start <= 2 || HONORIFICS.has(left.word));
}

/**
 * The runs of capitalised words in a text.
 * @param casing counts from the body of the same article
 */
export function findNameRuns(
  text: string,
  tokens: readonly Token[],
  casing: Casing,
  language: string,
): NameRun[] {
  const open = openings(text, tokens, language);
  const trustedText = language !== 'de' && !isLoud(text, tokens);
  const runs: NameRun[] = [];
  let run: Token[] = [];
  let particles: Token[] = [];
  let before = '';
  const close = (): void => {
    if (run.length > 0) runs.push({ tokens: run, before });
    run = [];
    particles = [];
  };
  tokens.forEach((token, i) => {
    const previous = tokens[i - 1];
    if (run.length > 0 && previous && !joins(text, previous, token)) close();
    const capital = isCapital(text, token);
    if (capital && isNameWord(token.word, trustedText && !open.has(i), casing, language)) {
      if (run.length === 0) before = previous?.word ?? '';
      if (run.length + particles.length < MAX_NAME_WORDS) run.push(...particles, token);
      particles = [];
    } else if (run.length > 0 && !capital && NAME_PARTICLES.has(token.word) && particles.length < 2) {
      particles.push(token);
    } else close();
  });
  close();
  return runs;
}
