/** How a report uses a name: what stands around the places where it occurs. */

import { STATE_ABBREVIATIONS, STATE_NAMES } from '../gazetteer/states.ts';
import { isDigit, isLetterOrNumber, isLowerCase, isSpace, isSurrogate } from '../reading/unit-kinds.ts';

/** Places looked at: a name shows what it is within the first few. */
const MAX_PLACES = 8;
const BEFORE = 40;
const AFTER = 40;
/** Characters that WITHIN takes at most. */
const WITHIN_LOOKS = 4;
/** More characters than LOCATED and HONOURED take: what is before them is not taken for the beginning of the text. */
const WORD_LOOKS = 12;

/** Counts over the places where a name occurs in a text. */
export interface NameUse {
  /** Places where it stands as a whole. */
  readonly places: number;
  /** Of these, behind a word in lower case or a comma: no sentence begins there, and no title. */
  readonly within: number;
  /** Part of a longer row of capitalised words: "Homeland" of "Homeland Security", "Press" of "Meet the Press". */
  readonly inLonger: number;
  /** Behind @ or #. */
  readonly marked: number;
  /** Behind a preposition of place. */
  readonly located: number;
  /** Before a verb that people do, or behind "Mr", or before an age. */
  readonly personal: number;
  /** Before ", Calif." and the like. */
  readonly inState: number;
}

const WITHIN = /(?:\p{Ll}|\d|,|;|\))\s?["“'‘(]?$/u;
const OPENS = '"“\'‘(';
const WITHIN_MARKS = ',;)';
/** A capitalised word right before, or with "the", "of" or "and" between; not one that opens a sentence. */
const LONGER_BEFORE = /(?<=(?:\p{L},?|U\.S\.)\s)\p{Lu}[\p{L}’'-]+(?:\s(?:of|the|of the|and|&|for))?\s$/u;
/** A title is no part of a name. */
const TITLE_BEFORE =
  /(?:President|Minister|Secretary|Senator|Sen\.?|Rep\.?|Gov\.?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Judge|Justice|General|Mayor|King|Queen|Prince|Pope|Leader|Speaker|Chancellor|Chief|Director|Officer|Lawyer|Republican|Democrat|Congressman|Congresswoman|Ambassador|Commissioner|Coach|Sheriff|Sir|Lady|Coroner|Lieutenant|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Lt\.?|Sgt\.?|Captain)\s$/u;
const LONGER_AFTER = /^(?:\s(?:the|of|of the|and|&))?\s(?:\p{Lu}\p{Ll}|\d)/u;
const LOCATED = /(?:^|\s)(?:in|at|near|outside|across|en|à|dans|aus|nach|em|в)\s$/iu;
const HONOURED = /(?:Mr|Mrs|Ms|Dr|Sir|Señor|Señora|Herr|Frau|Monsieur|Madame|господин)\.?\s$/u;
const PERSONAL =
  /^(?:,\s\d{1,3},|,\swho\s|\s(?:said|says|told|added|wrote|tweeted|asked|argued|denied|insisted|was born|sagte|dijo|declaró|disse|сказал|заявил)(?!\p{L}))/u;
const STATE_BEHIND = /^,\s((?:\p{Lu}\.\s?\p{Lu}|\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?|[A-Z]{2}))(?![\p{L}])/u;

/** Whether a state of the United States follows a name: "Norfolk, Va.", "Norfolk, Virginia". */
export function isInState(after: string): boolean {
  const behind = STATE_BEHIND.exec(after)?.[1]?.replace(/\s(?=\p{Lu}$)/u, '');
  return behind !== undefined && (STATE_ABBREVIATIONS.has(behind) || STATE_NAMES.includes(behind));
}

/** The use of a name that never stands. */
export const UNUSED: NameUse = {
  places: 0,
  within: 0,
  inLonger: 0,
  marked: 0,
  located: 0,
  personal: 0,
  inState: 0,
};

type Counts = { -readonly [K in keyof NameUse]: number };

const IN_LOWER_CASE = /[a-z]/;
/** What may join a name to capitals before it. */
const JOINING: ReadonlySet<string> = new Set(['of', 'the', 'and', '&', 'for']);

/** Whether capitals before a name go on in it. @param before ends with white space */
function isBehindCapitals(before: string): boolean {
  let from = before.length - 1;
  while (from > 0 && !isSpace(before.charCodeAt(from - 1))) from--;
  // Most words before a name have no capital: a look behind costs more.
  if (IN_LOWER_CASE.test(before[from] as string) && !JOINING.has(before.slice(from, -1))) return false;
  return LONGER_BEFORE.test(before) && !TITLE_BEFORE.test(before);
}

/** Whether a sentence goes on at a place, by what stands before it: see WITHIN. */
function isWithin(text: string, start: number): boolean {
  let at = start - 1;
  if (at >= 0 && OPENS.includes(text[at] as string)) at--;
  if (isSpace(text.charCodeAt(at))) at--;
  const unit = text.charCodeAt(at);
  if (isSurrogate(unit)) return WITHIN.test(text.slice(Math.max(0, start - WITHIN_LOOKS), start));
  return isLowerCase(unit) || isDigit(unit) || (at >= 0 && WITHIN_MARKS.includes(text[at] as string));
}

/** Adds what one place shows; nothing where the name is only a part of a word. */
function addPlace(use: Counts, text: string, start: number, end: number): void {
  if (isLetterOrNumber(text.charCodeAt(start - 1)) || isLetterOrNumber(text.charCodeAt(end))) return;
  use.places++;
  const before = text.slice(Math.max(0, start - BEFORE), start);
  const isSpaced = isSpace(text.charCodeAt(start - 1));
  const next = text[end];
  const goesOn = isSpace(text.charCodeAt(end));
  const after = goesOn || next === ',' ? text.slice(end, end + AFTER) : '';
  if (isWithin(text, start)) use.within++;
  if ((isSpaced && isBehindCapitals(before)) || (goesOn && LONGER_AFTER.test(after))) use.inLonger++;
  if (before.endsWith('@') || before.endsWith('#')) use.marked++;
  const near = isSpaced ? before.slice(-WORD_LOOKS) : '';
  if (isSpaced && LOCATED.test(near)) use.located++;
  if ((isSpaced && HONOURED.test(near)) || (after !== '' && PERSONAL.test(after))) use.personal++;
  if (next === ',' && isInState(after)) use.inState++;
}

/**
 * How a text uses a name as it is written, by its first eight places.
 * @param first where the text has it first; -1 for nowhere
 */
export function useOf(name: string, text: string, first: number = text.indexOf(name)): NameUse {
  const use: Counts = { ...UNUSED };
  for (let at = first; at >= 0 && use.places < MAX_PLACES; at = text.indexOf(name, at + name.length))
    addPlace(use, text, at, at + name.length);
  return use;
}
