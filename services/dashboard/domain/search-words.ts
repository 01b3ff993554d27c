/**
 * Words of any language as the index has them, and questions in the index's language.
 *
 * A text is folded (compatibility forms, case, Latin accents, Arabic and Hebrew points), then cut into words at whatever
 * is no letter, mark or digit. Scripts that are written without spaces (Han, kana, Thai, Lao, Khmer, Burmese) have no words
 * to be cut: each run becomes its overlapping pairs of characters, so that a run of the question is found wherever it
 * stands, as a phrase of its pairs. In the index its last character follows, so that each character begins an entry.
 */
import { foldText } from './fold-text.ts';

/** Scripts without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const UNSPACED_RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}ー]+/gu;
const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
/** Where none of these is, no script without spaces is. */
const MAY_BE_UNSPACED = /[\u0e00-\u10ff\u1780-\u19ff\u2e80-\uffff]/;

/** The overlapping pairs of a run; the run itself where it is one character. */
function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

/** A word of a folded text as one entry or more, in order. @param isIndexed whether it is for the index, not a question */
function entriesOf(word: string, isIndexed: boolean): string[] {
  if (!UNSPACED.test(word)) return [word];
  const entries: string[] = [];
  let at = 0;
  for (const { index, 0: run } of word.matchAll(UNSPACED_RUNS)) {
    if (index > at) entries.push(word.slice(at, index));
    entries.push(...pairsOf(run));
    const characters = [...run];
    if (isIndexed && characters.length > 1) entries.push(characters.at(-1) ?? '');
    at = index + run.length;
  }
  if (at < word.length) entries.push(word.slice(at));
  return entries;
}

/** What a code unit is in a text of several scripts: bits. */
const [LOOKED_UP, IN_WORD, IN_RUN, IS_UNSPACED] = [1, 2, 4, 8];
const kinds = new Uint8Array(0x1_0000);

function kindOf(unit: number): number {
  const kept = kinds[unit] as number;
  if (kept !== 0) return kept;
  const character = String.fromCharCode(unit);
  const bit = (pattern: RegExp, value: number) => (character.match(pattern) === null ? 0 : value);
  const kind = LOOKED_UP | bit(WORDS, IN_WORD) | bit(UNSPACED_RUNS, IN_RUN) | bit(UNSPACED, IS_UNSPACED);
  kinds[unit] = kind;
  return kind;
}

/** How far units of a kind go on. */
function endOf(text: string, from: number, to: number, kind: number, is: boolean): number {
  let at = from;
  while (at < to && ((kindOf(text.charCodeAt(at)) & kind) !== 0) === is) at += 1;
  return at;
}

/** The entries of a folded word from one place to another, as `entriesOf` makes them for the index. */
function pushEntries(entries: string[], text: string, from: number, to: number): void {
  for (let at = from; at < to; ) {
    const run = endOf(text, at, to, IN_RUN, false);
    if (run > at) entries.push(text.slice(at, run));
    at = endOf(text, run, to, IN_RUN, true);
    for (let pair = run; pair + 1 < at; pair += 1) entries.push(text.slice(pair, pair + 2));
    if (at > run) entries.push(text.slice(at - 1, at));
  }
}

/** Characters of two units. */
const PAIRED = /[\ud800-\udfff]/;

/** The words of a text as the index takes them: entries separated by spaces. */
export function indexText(text: string): string {
  const folded = foldText(text);
  if (!MAY_BE_UNSPACED.test(folded)) return folded;
  if (PAIRED.test(folded)) return indexSlowly(folded);
  const entries: string[] = [];
  let isSpaced = true;
  for (let at = 0; at < folded.length; ) {
    const from = endOf(folded, at, folded.length, IN_WORD, false);
    at = endOf(folded, from, folded.length, IN_WORD, true);
    if (at === from) continue;
    if (endOf(folded, from, at, IS_UNSPACED, false) === at) entries.push(folded.slice(from, at));
    else {
      pushEntries(entries, folded, from, at);
      isSpaced = false;
    }
  }
  return isSpaced ? folded : entries.join(' ');
}

/** The same of a folded text with characters of two units. */
export function indexSlowly(folded: string): string {
  if (!UNSPACED.test(folded)) return folded;
  return (folded.match(WORDS) ?? []).flatMap((word) => entriesOf(word, true)).join(' ');
}

/** Longest question that is read, characters; and most of its words. */
export const MAX_QUESTION_CHARS = 200;
const MAX_WORDS = 16;

/** A part of a question: words that stand in this order, one after the other, or one word. */
export interface Phrase {
  readonly entries: readonly string[];
  /** Whether stories with it are left out. */
  readonly isExcluded: boolean;
  /** Whether the last entry may go on: what is still being typed. */
  readonly isOpen: boolean;
}

/** Reads a question: words, "phrases", -without. What is no word is passed. */
export function readQuestion(question: string): readonly Phrase[] {
  const phrases: Phrase[] = [];
  let words = 0;
  const text = question.slice(0, MAX_QUESTION_CHARS);
  for (const { index, 0: whole, 1: sign = '', 2: quoted, 3: plain = '' } of text.matchAll(
    /(-?)(?:["“„«]([^"”“»]*)["”“»]?|([^\s"“„«]+))/g,
  )) {
    const found = foldText(quoted ?? plain).match(WORDS) ?? [];
    const entries = found.flatMap((word) => entriesOf(word, false)).slice(0, Math.max(0, MAX_WORDS - words));
    if (entries.length === 0) continue;
    words += entries.length;
    const isLast = index + whole.length >= text.length;
    const isTyped = quoted === undefined && isLast && sign === '' && [...(entries.at(-1) ?? '')].length >= 3;
    const isOneCharacter =
      entries.length === 1 && UNSPACED.test(entries[0] ?? '') && [...(entries[0] ?? '')].length === 1;
    phrases.push({ entries, isExcluded: sign === '-', isOpen: isTyped || isOneCharacter });
  }
  return phrases;
}

const phraseText = ({ entries, isOpen }: Phrase) => `"${entries.join(' ')}"${isOpen ? '*' : ''}`;

/** A question in the index's language; null when it asks for no word. */
export function wordsMatch(phrases: readonly Phrase[]): string | null {
  const wanted = phrases.filter(({ isExcluded }) => !isExcluded).map(phraseText);
  if (wanted.length === 0) return null;
  const excluded = phrases.filter(({ isExcluded }) => isExcluded).map(phraseText);
  const all = `{words} : (${wanted.join(' AND ')})`;
  return excluded.length === 0 ? all : `(${all}) NOT ({words} : (${excluded.join(' OR ')}))`;
}
