/** How a report uses a name: what stands around the places where it occurs. */

import { STATE_ABBREVIATIONS, STATE_NAMES } from '../gazetteer/states.ts';

/** Places looked at: a name shows what it is within the first few. */
const MAX_PLACES = 8;
const BEFORE = 40;
const AFTER = 40;

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
/** A capitalised word right before, or with "the", "of" or "and" between; not one that opens a sentence. */
const LONGER_BEFORE = /(?<=(?:\p{L},?|U\.S\.)\s)\p{Lu}[\p{L}’'-]+(?:\s(?:of|the|of the|and|&|for))?\s$/u;
/** A title is no part of a name. */
const TITLE_BEFORE =
  /(?:President|Minister|Secretary|Senator|Sen\.?|Rep\.?|Gov\.?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Judge|Justice|General|Mayor|King|Queen|Prince|Pope|Leader|Speaker|Chancellor|Chief|Director|Officer|Lawyer|Republican|Democrat|Congressman|Congresswoman|Ambassador|Commissioner|Coach|Sheriff|Sir|Lady|Coroner|Lieutenant|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Lt\.?|Sgt\.?|Captain)\s$/u;
const LONGER_AFTER = /^(?:\s(?:the|of|of the|and|&))?\s(?:\p{Lu}\p{Ll}|\d)/u;
const MARKED = /[@#]$/u;
const LOCATED = /(?:^|\s)(?:in|at|near|outside|across|en|à|dans|aus|nach|em|в)\s$/iu;
const HONOURED = /(?:Mr|Mrs|Ms|Dr|Sir|Señor|Señora|Herr|Frau|Monsieur|Madame|господин)\.?\s$/u;
const PERSONAL =
  /^(?:,\s\d{1,3},|,\swho\s|\s(?:said|says|told|added|wrote|tweeted|asked|argued|denied|insisted|was born|sagte|dijo|declaró|disse|сказал|заявил)(?!\p{L}))/u;
const STATE_BEHIND = /^,\s((?:\p{Lu}\.\s?\p{Lu}|\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?|[A-Z]{2}))(?![\p{L}])/u;
const LETTER = /[\p{L}\p{N}]/u;

/** Whether a state of the United States follows a name: "Norfolk, Va.", "Norfolk, Virginia". */
export function isInState(after: string): boolean {
  const behind = STATE_BEHIND.exec(after)?.[1]?.replace(/\s(?=\p{Lu}$)/u, '');
  return behind !== undefined && (STATE_ABBREVIATIONS.has(behind) || STATE_NAMES.includes(behind));
}

/** What one place adds; null where the name is only a part of a word. */
function readPlace(text: string, start: number, end: number): Omit<NameUse, 'places'> | null {
  if (LETTER.test(text[start - 1] ?? ' ') || LETTER.test(text[end] ?? ' ')) return null;
  const before = text.slice(Math.max(0, start - BEFORE), start);
  const after = text.slice(end, end + AFTER);
  const isBehind = LONGER_BEFORE.test(before) && !TITLE_BEFORE.test(before);
  return {
    within: WITHIN.test(before) ? 1 : 0,
    inLonger: isBehind || LONGER_AFTER.test(after) ? 1 : 0,
    marked: MARKED.test(before) ? 1 : 0,
    located: LOCATED.test(before) ? 1 : 0,
    personal: HONOURED.test(before) || PERSONAL.test(after) ? 1 : 0,
    inState: isInState(after) ? 1 : 0,
  };
}

/** How a text uses a name as it is written, by its first eight places. */
export function useOf(name: string, text: string): NameUse {
  const use = { places: 0, within: 0, inLonger: 0, marked: 0, located: 0, personal: 0, inState: 0 };
  for (
    let at = text.indexOf(name);
    at >= 0 && use.places < MAX_PLACES;
    at = text.indexOf(name, at + name.length)
  ) {
    const found = readPlace(text, at, at + name.length);
    if (found === null) continue;
    use.places++;
    for (const key of ['within', 'inLonger', 'marked', 'located', 'personal', 'inState'] as const)
      use[key] += found[key];
  }
  return use;
}
