/** Where a sentence can be cut into parts that say something by themselves. */

import { codeUnits } from '@newsfold/text/words/code-units.ts';
import { isDigit, isLetterOrNumber, isSpace, isSurrogate } from '../reading/unit-kinds.ts';

/** A part of a text as a range of UTF-16 offsets. */
export interface Clause {
  readonly start: number;
  readonly end: number;
}

/** Shortest part worth comparing, characters and words of four letters and more. */
const MIN_CHARS = 14;
const MIN_WORDS = 2;
/** Characters of a part that are looked at for words. */
const MAX_LOOK = 200;

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** What may follow a comma or the like and goes with it; and characters of the longest. */
const CONNECTING = words(
  `and but while which who that when where as although though because with saying after und aber während der die das et
  mais qui y pero que mas ma che`,
);
const LONGEST = 8;
/** What cuts by itself. */
const CUTTING = words('while although because after when whereas but');
/** What cuts where a verb or a subject follows. */
const JOINING = words('and und et y e');
const CLAUSE_FOLLOWS =
  /(?:\p{Ll}{2,}ed|was|were|is|are|has|had|have|will|would|could|may|led|said|told|put|made|took|gave|went|left|ran|held|began|won|lost|saw|found|set|that|one|he|she|it|they|his|her|its|their|the|each)\s/uy;

const AGE = /^\d{1,3},\s+(?:who|which|and|der|die|qui|que|quien)?\s*/u;
const MAX_AGE = 16;

const HYPHEN = 0x2d;
const SPACE = 0x20;
const COMMA = 0x2c;
const QUOTES: ReadonlySet<number> = new Set(Array.from('"“”\'’', (mark) => mark.charCodeAt(0)));

/** What a cut begins with: a mark, or white space before one of its words or a hyphen. */
const CUT_MARK = 1;
const CUT_SPACE = 2;
const cutUnits = Uint8Array.from({ length: 0x10000 }, (_, unit) => (isSpace(unit) ? CUT_SPACE : 0));
for (const mark of ';:–—,') cutUnits[mark.charCodeAt(0)] = CUT_MARK;
const LETTER = {
  a: 0x61,
  b: 0x62,
  e: 0x65,
  f: 0x66,
  h: 0x68,
  l: 0x6c,
  n: 0x6e,
  t: 0x74,
  u: 0x75,
  w: 0x77,
  y: 0x79,
};

const MIN_LETTERS = 4;

/** Whether a text, in whatever script, has the words of a clause. */
function hasWords(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]{4,}/gu)?.length ?? 0) >= MIN_WORDS;
}

function isClause(text: string, units: Uint16Array, start: number, end: number): boolean {
  if (end - start < MIN_CHARS) return false;
  // Bounded, so that a list of a thousand commas costs what prose costs.
  const stop = Math.min(end, start + MAX_LOOK);
  let found = 0;
  for (let at = start, letters = 0; at < stop; at++) {
    const unit = units[at] as number;
    if (isSurrogate(unit)) return hasWords(text.slice(start, stop));
    letters = isLetterOrNumber(unit) ? letters + 1 : 0;
    if (letters === MIN_LETTERS && ++found === MIN_WORDS) return true;
  }
  return false;
}

/** Whether a clause does not begin or end with a character. */
const isAround = (unit: number): boolean => {
  return unit === HYPHEN || cutUnits[unit] === CUT_MARK || isSpace(unit);
};

function trimmed(text: string, units: Uint16Array, start: number, end: number): Clause {
  let from = start;
  let to = end;
  while (from < to && isAround(units[from] as number)) from++;
  // "Tolhurst, 58, who ran the trust": the age belongs to the name before it.
  if (from < text.length && isDigit(units[from] as number))
    from += AGE.exec(text.slice(from, Math.min(to, from + MAX_AGE)))?.[0].length ?? 0;
  while (to > from && isAround(units[to - 1] as number)) to--;
  return { start: from, end: to };
}

/** Whether one of the words of a cut, or a hyphen, may stand at a place; most are told by two letters. */
function beginsWord(units: Uint16Array, at: number): boolean {
  const next = units[at + 1] as number;
  switch (units[at]) {
    case HYPHEN:
      return true;
    case LETTER.w:
      return next === LETTER.h;
    case LETTER.a:
      return next === LETTER.n || next === LETTER.l || next === LETTER.f;
    case LETTER.b:
      return next === LETTER.e || next === LETTER.u;
    case LETTER.u:
      return next === LETTER.n;
    case LETTER.e:
      return next === LETTER.t || isSpace(next);
    case LETTER.y:
      return isSpace(next);
    default:
      return false;
  }
}

/** A sentence that is read: its text, and as many of the units as it has characters. */
interface Units {
  readonly text: string;
  readonly units: Uint16Array;
  readonly length: number;
}

function behindSpace({ units, length }: Units, from: number): number {
  let at = from;
  while (at < length && isSpace(units[at] as number)) at++;
  return at;
}

/** Where the characters that are no white space end; of more than the longest word has, only one more is looked at. */
function wordEnd({ units, length }: Units, from: number): number {
  const stop = Math.min(length, from + LONGEST + 1);
  let at = from;
  while (at < stop && !isSpace(units[at] as number)) at++;
  return at;
}

/** One past a cut whose mark ends at a place: with what goes with it, be it a quotation mark or a connecting word. */
function endBehindMark(of: Units, from: number): number {
  let at = behindSpace(of, from);
  if (at < of.length && QUOTES.has(of.units[at] as number)) at = behindSpace(of, at + 1);
  const end = wordEnd(of, at);
  const connects =
    end < of.length && end > at && end - at <= LONGEST && CONNECTING.has(of.text.slice(at, end));
  return connects ? behindSpace(of, end) : at;
}

/** One past the cut that begins at white space; the place itself where none does. */
function endBehindSpace(of: Units, at: number): number {
  const { text, units, length } = of;
  if (!beginsWord(units, at + 1)) return at;
  const end = wordEnd(of, at + 1);
  if (end >= length) return at;
  const isHyphen = end === at + 2 && units[at + 1] === HYPHEN;
  if (isHyphen) return units[at] === SPACE && units[end] === SPACE ? endBehindMark(of, end + 1) : at;
  const word = text.slice(at + 1, end);
  if (CUTTING.has(word)) return end + 1;
  CLAUSE_FOLLOWS.lastIndex = end + 1;
  return JOINING.has(word) && CLAUSE_FOLLOWS.test(text) ? end + 1 : at;
}

/** The next place where a cut may begin: most characters are passed here. */
function nextCut({ units, length }: Units, from: number): number {
  const kinds = cutUnits;
  let at = from;
  while (at < length && kinds[units[at] as number] === 0) at++;
  return at;
}

/** One past the cut that begins at a place: a comma or the like, or a connecting word; the place itself where none does. */
function cutEnd(of: Units, at: number): number {
  const unit = of.units[at] as number;
  const kind = cutUnits[unit];
  if (kind === CUT_SPACE) return endBehindSpace(of, at);
  if (kind !== CUT_MARK) return at;
  const isOfNumber = unit === COMMA && at + 1 < of.length && isDigit(of.units[at + 1] as number);
  return isOfNumber ? at : endBehindMark(of, at + 1);
}

/**
 * The clauses of a sentence, in order; one when it has no place to cut.
 * @param text the sentence
 */
export function splitClauses(text: string): Clause[] {
  const clauses: Clause[] = [];
  const { length } = text;
  const units = codeUnits(text);
  const of: Units = { text, units, length };
  let start = 0;
  for (let at = nextCut(of, 0); at < length; ) {
    const after = cutEnd(of, at);
    if (after > at && isClause(text, units, start, at) && isClause(text, units, after, length)) {
      clauses.push(trimmed(text, units, start, at));
      start = after;
    }
    at = nextCut(of, Math.max(after, at + 1));
  }
  clauses.push(trimmed(text, units, start, length));
  return clauses;
}
