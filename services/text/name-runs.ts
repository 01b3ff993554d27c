/**
 * Runs of capitalised words: the raw material of named things.
 *
 * A capital in the middle of a sentence speaks for a name. At the start of a sentence, in a headline where most words
 * are capitalised, and in German, where every noun is, it says little: there a word counts only if the same article
 * capitalises it in mid-sentence more often than not, or if it is not among the language's common words.
 */
import type { Word } from './lexicon.ts';
import { CALENDAR_WORDS, HONORIFICS, NAME_PARTICLES } from './lists/entity-words.ts';
import type { ReadWords } from './read-words.ts';
import { splitSentences } from './sentences.ts';

/** A run of capitalised words in one text. */
export interface NameRun {
  /** Its words, as places in the text's list of words, ascending. */
  readonly places: readonly number[];
  /** The word before it, in lower case; empty at a start. */
  readonly before: string;
}

/** A text with what its capitals mean. */
export interface CasedText extends ReadWords {
  /** 1 for each word that opens a sentence. */
  readonly opens: Uint8Array;
}

/** Longest name in words; a longer run is cut there. */
export const MAX_NAME_WORDS = 5;

/** How often a word of an article stands capitalised and in lower case where capitals mean something. */
export type Casing = ReadonlyMap<string, { readonly upper: number; readonly lower: number }>;

/** Finds the words of a text that open a sentence. */
export function withOpenings(read: ReadWords): CasedText {
  const { text, language, words, bounds } = read;
  const opens = new Uint8Array(words.length);
  let at = 0;
  for (const sentence of splitSentences(text, language)) {
    while (at < words.length && (bounds[2 * at] as number) < sentence.start) at++;
    if (at < words.length) opens[at] = 1;
  }
  return { ...read, opens };
}

function isLoud({ words, bounds }: ReadWords): boolean {
  let long = 0;
  let capital = 0;
  for (let i = 0; i < words.length; i++) {
    if ((bounds[2 * i + 1] as number) - (bounds[2 * i] as number) < 4) continue;
    long++;
    if ((words[i] as Word).isCapital) capital++;
  }
  return capital > long * 0.6;
}

/**
 * Counts the casing of words away from sentence starts in `body`, for the words that are capitalised anywhere in
 * `title` or `body`: nobody asks for the others.
 */
export function countCasing(title: ReadWords, body: CasedText): Casing {
  const casing = new Map<string, { upper: number; lower: number }>();
  for (const { words } of [title, body])
    for (const { isCapital, word } of words)
      if (isCapital && !casing.has(word)) casing.set(word, { upper: 0, lower: 0 });
  body.words.forEach(({ word, isCapital }, i) => {
    const counts = body.opens[i] === 1 ? undefined : casing.get(word);
    if (counts === undefined) return;
    if (isCapital) counts.upper++;
    else counts.lower++;
  });
  return casing;
}

function isNameWord({ word, isRare }: Word, trusted: boolean, casing: Casing, language: string): boolean {
  if (CALENDAR_WORDS.has(word)) return false;
  const { upper, lower } = casing.get(word) ?? { upper: 0, lower: 0 };
  if (trusted) return upper + lower === 0 || upper > lower;
  return upper !== lower && language !== 'de' ? upper > lower : isRare;
}

/** Whether the words at two neighbouring places may belong to one name. */
function joins({ text, words, bounds }: ReadWords, left: number, right: number): boolean {
  const end = bounds[2 * left + 1] as number;
  const length = (bounds[2 * right] as number) - end;
  if (length > 2) return false;
  const gap = text.slice(end, end + length);
  if (gap === ' ' || gap === '-' || gap === "'" || gap === '’') return true;
  // A point belongs to an initial or a title: "J. Smith", "Gov. Scott"; elsewhere it ends a sentence.
  if (gap !== '. ' && gap !== '.') return false;
  return end - (bounds[2 * left] as number) <= 2 || HONORIFICS.has((words[left] as Word).word);
}

/**
 * The runs of capitalised words in a text.
 * @param casing counts from the body of the same article
 */
export function findNameRuns(read: CasedText, casing: Casing): NameRun[] {
  const { words, opens, language } = read;
  const trustedText = language !== 'de' && !isLoud(read);
  const runs: NameRun[] = [];
  let run: number[] = [];
  let particles: number[] = [];
  let before = '';
  const close = (): void => {
    if (run.length > 0) runs.push({ places: run, before });
    run = [];
    particles = [];
  };
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    if (run.length > 0 && !joins(read, i - 1, i)) close();
    if (word.isCapital && isNameWord(word, trustedText && opens[i] === 0, casing, language)) {
      if (run.length === 0) before = words[i - 1]?.word ?? '';
      if (run.length + particles.length < MAX_NAME_WORDS) run.push(...particles, i);
      particles = [];
    } else if (run.length > 0) {
      if (!word.isCapital && NAME_PARTICLES.has(word.word) && particles.length < 2) particles.push(i);
      else close();
    }
  }
  close();
  return runs;
}
