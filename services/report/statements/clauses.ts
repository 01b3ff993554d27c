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

/**
 * A comma or the like, with the connecting word that follows it; or a connecting word alone. Tried where `beginsCut` says
 * that it may begin.
 */
const CUT =
  /(?:[;:–—]| - |,(?!\d))\s*(?:["“”'’]\s*)?(?:(?:and|but|while|which|who|that|when|where|as|although|though|because|with|saying|after|und|aber|während|der|die|das|et|mais|qui|y|pero|que|mas|ma|che)\s+)?|\s(?:while|although|because|after|when|whereas|but)\s|\s(?:and|und|et|y|e)\s(?=(?:\p{Ll}{2,}ed|was|were|is|are|has|had|have|will|would|could|may|led|said|told|put|made|took|gave|went|left|ran|held|began|won|lost|saw|found|set|that|one|he|she|it|they|his|her|its|their|the|each)\s)/uy;

const AGE = /^\d{1,3},\s+(?:who|which|and|der|die|qui|que|quien)?\s*/u;
const MAX_AGE = 16;

const HYPHEN = 0x2d;

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

function beginsCut(kind: number, units: Uint16Array, at: number): boolean {
  return kind === CUT_MARK || beginsWord(units, at + 1);
}

/** One past the cut that begins at a place; the place itself where none does. */
function cutEnd(text: string, at: number): number {
  CUT.lastIndex = at;
  return CUT.test(text) ? CUT.lastIndex : at;
}

/**
 * The clauses of a sentence, in order; one when it has no place to cut.
 * @param text the sentence
 */
export function splitClauses(text: string): Clause[] {
  const clauses: Clause[] = [];
  const { length } = text;
  const units = codeUnits(text);
  let start = 0;
  for (let at = 0; at < length; ) {
    const kind = cutUnits[units[at] as number] as number;
    const after = kind !== 0 && beginsCut(kind, units, at) ? cutEnd(text, at) : at;
    if (after > at && isClause(text, units, start, at) && isClause(text, units, after, length)) {
      clauses.push(trimmed(text, units, start, at));
      start = after;
    }
    at = Math.max(after, at + 1);
  }
  clauses.push(trimmed(text, units, start, length));
  return clauses;
}
