/**
 * Runs of capitalised words: the raw material of named things.
 *
 * A capital in the middle of a sentence suggests a name. At the start of a sentence, in a headline where most words
 * are capitalised, and in German, where every noun is, it says little: there a word counts only if the same article
 * capitalises it in mid-sentence more often than not, or if it is not among the language's common words.
 */
import { type CasedText, type Casing, EVEN, MORE, UNSEEN } from '../words/casing.ts';
import { CALENDAR, CAPITAL, HONORIFIC, PARTICLE, RARE } from '../words/lexicon.ts';
import type { ReadText, ReadWords } from '../words/read-words.ts';

/** A run of capitalised words in one text. */
export interface NameRun {
  /** Its words, as places in the text's list of words, ascending. */
  readonly places: readonly number[];
  /** The word before it, in lower case; empty at a start. */
  readonly before: string;
}

/** Longest name in words; a longer run is cut there. */
const MAX_NAME_WORDS = 5;

/** Finds the words of a text that open a sentence. */
export function withOpenings(read: ReadText): CasedText {
  const { text, language, lexicon, places, bounds } = read;
  const opens = new Uint8Array(places.length);
  let at = 0;
  for (const sentence of read.sentences) {
    while (at < places.length && (bounds[2 * at] as number) < sentence.start) at++;
    if (at < places.length) opens[at] = 1;
  }
  return { text, language, lexicon, places, bounds, opens };
}

function flagsAt({ lexicon, places }: ReadWords, i: number): number {
  return lexicon.flags(places[i] as number);
}

function isLoud(read: ReadWords): boolean {
  const { places, bounds } = read;
  let long = 0;
  let capital = 0;
  for (let i = 0; i < places.length; i++) {
    if ((bounds[2 * i + 1] as number) - (bounds[2 * i] as number) < 4) continue;
    long++;
    capital += flagsAt(read, i) & CAPITAL;
  }
  return capital > long * 0.6;
}

function isNameWord(flags: number, casing: number, trusted: boolean, language: string): boolean {
  if ((flags & CALENDAR) !== 0) return false;
  if (trusted) return casing === UNSEEN || casing === MORE;
  const isUndecided = casing === UNSEEN || casing === EVEN || language === 'de';
  return isUndecided ? (flags & RARE) !== 0 : casing === MORE;
}

/** Whether the words at two neighbouring places may belong to one name. */
function joins(read: ReadWords, left: number, right: number): boolean {
  const { text, bounds } = read;
  const end = bounds[2 * left + 1] as number;
  const length = (bounds[2 * right] as number) - end;
  if (length > 2) return false;
  const gap = text.slice(end, end + length);
  if (gap === ' ' || gap === '-' || gap === "'" || gap === '’') return true;
  // A point belongs to an initial or a title: "J. Smith", "Gov. Scott"; elsewhere it ends a sentence.
  if (gap !== '. ' && gap !== '.') return false;
  return end - (bounds[2 * left] as number) <= 2 || (flagsAt(read, left) & HONORIFIC) !== 0;
}

/**
 * The runs of capitalised words in a text.
 * @param casing of the article
 */
export function findNameRuns(read: CasedText, casing: Casing): NameRun[] {
  const { lexicon, places, opens, language } = read;
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
  for (let i = 0; i < places.length; i++) {
    const flags = flagsAt(read, i);
    if (run.length === 0 && (flags & CAPITAL) === 0) continue;
    if (run.length > 0 && !joins(read, i - 1, i)) close();
    const trusted = trustedText && opens[i] === 0;
    const isName =
      (flags & CAPITAL) !== 0 && isNameWord(flags, casing.of(places[i] as number), trusted, language);
    if (isName) {
      if (run.length === 0) before = i === 0 ? '' : (lexicon.words[places[i - 1] as number] ?? '');
      if (run.length + particles.length < MAX_NAME_WORDS) run.push(...particles, i);
      particles = [];
    } else if (run.length > 0) {
      if ((flags & (CAPITAL | PARTICLE)) === PARTICLE && particles.length < 2) particles.push(i);
      else close();
    }
  }
  close();
  return runs;
}
