/**
 * Numbers in a text with what they count, for distinguishing reports of one event from reports of a similar one ("14
 * dead", "2.3bn euros"). One pass over the text; around each number a window of fixed size is read, so the cost is
 * linear.
 *
 * Left out: years, dates, clock times, ordinals, scores and numbers that are part of a name ("Boeing 737", "G7").
 */
import type { Quantity } from '@newsfold/schemas/generated/records.ts';
import type { ReadWords } from '../words/read-words.ts';
import { countedObject } from './counted-object.ts';
import { isNoCount, isYear } from './no-count.ts';
import { hundredsAndRest } from './number-phrases.ts';
import { findNumbers, type WrittenNumber } from './number-scanner.ts';
import { shareBefore } from './number-shares.ts';
import { numberWords } from './number-words.ts';
import { parseNumeral } from './parse-numeral.ts';
import { currencyBefore } from './quantity-currencies.ts';
import { magnitudeAfter } from './quantity-magnitudes.ts';
import { qualifierBefore } from './quantity-qualifiers.ts';
import { ageOf, type CountedRole, fateOf, headsOrVotes, magnitudeOf } from './quantity-roles.ts';
import { unitAfter } from './quantity-units.ts';

/** Most quantities kept. */
export const MAX_QUANTITIES = 40;

/** Numbers looked at, kept or not: bounds the time on a table of numbers. */
const MAX_NUMBERS = 400;

/** Characters read before and after a number. */
const BEFORE_CHARS = 48;
const AFTER_CHARS = 80;

/** "1万2000": what follows the ten thousands. */
const MYRIAD_REST = /^[万萬만](\d{1,4})(?!\d)/u;

/** A number with its surroundings. */
interface Sighting {
  readonly value: number;
  readonly isPlainDigits: boolean;
  readonly isWord: boolean;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly following: string;
}

function sight(text: string, { written, start }: WrittenNumber, language: string): Sighting | null {
  const numeral = parseNumeral(written, language);
  const said = numeral?.value ?? numberWords(language).get(written.toLowerCase());
  if (said === undefined) return null;
  const first = start + (numeral?.length ?? written.length);
  const more =
    numeral === null ? hundredsAndRest(said, text.slice(first, first + AFTER_CHARS), language) : null;
  const value = more?.value ?? said;
  const end = first + (more?.length ?? 0);
  return {
    value,
    isPlainDigits: numeral?.isPlain ?? false,
    isWord: numeral === null,
    start,
    end,
    before: text.slice(Math.max(0, start - BEFORE_CHARS), start),
    following: text.slice(end, end + AFTER_CHARS),
  };
}

/** What the number counts, by the most specific sign around it. */
function roleOf(before: string, following: string, isWhole: boolean): CountedRole | null {
  return (
    ageOf(before, following) ??
    magnitudeOf(before, following) ??
    unitAfter(following) ??
    (isWhole ? fateOf(before, following) : null) ??
    headsOrVotes(following)
  );
}

/** Without the last digits of a product, which the binary fractions make: 2.3 · 10⁹ is 2300000000. */
function rounded(value: number): number {
  return Number.isSafeInteger(value) && value < 1e15 ? value : Number(value.toPrecision(15));
}

function quantityOf(sighting: Sighting, language: string): Quantity | null {
  const money = currencyBefore(sighting.before);
  const beforeMoney = sighting.before.slice(0, sighting.before.length - (money?.length ?? 0));
  const magnitude = magnitudeAfter(sighting.following, language, {
    isMoney: money !== null,
    isWord: sighting.isWord,
  });
  const rest = magnitude === null ? null : MYRIAD_REST.exec(sighting.following.slice(magnitude.length - 1));
  const tail = magnitude === null ? 0 : magnitude.length + (rest?.[1]?.length ?? 0);
  const following = sighting.following.slice(tail);
  const bare = money === null && magnitude === null;
  if (bare && isNoCount(sighting.before, following, language)) return null;
  const share = bare ? shareBefore(sighting.before, sighting.value, following, language) : null;
  const beforeAll = beforeMoney.slice(0, beforeMoney.length - (share?.length ?? 0));
  const { qualifier, length } = qualifierBefore(beforeAll);
  const value = share?.value ?? sighting.value * (magnitude?.factor ?? 1) + Number(rest?.[1] ?? 0);
  const words = beforeAll.slice(0, beforeAll.length - length);
  const known = money ?? roleOf(words, following, Number.isInteger(value));
  if (known === null && bare && sighting.isPlainDigits && isYear(sighting.value)) return null;
  const role = known ?? countedObject(following, language);
  // "Two of them" and "both seven" count nothing that could be compared; a share ("a third") is complete by itself.
  if (role === null && bare && sighting.isWord && value > 1) return null;
  return {
    value: rounded(value),
    unit: role?.unit ?? '',
    qualifier,
    start: sighting.start - (money?.length ?? 0) - (share?.length ?? 0),
    end: sighting.end + tail + (money === null ? (role?.length ?? 0) : 0),
  };
}

/**
 * The quantities of a text in its order, at most 40, with offsets into it. Never throws; linear.
 *
 * @param text plain text.
 * @param language ISO 639-1 tag: decides between "1.200" and "1,200", number words and what a billion is.
 * @param read the words of the text or of its beginning, if they were read in this language.
 */
export function findQuantities(text: string, language: string, read?: ReadWords): Quantity[] {
  const found: Quantity[] = [];
  let readTo = 0;
  for (const number of findNumbers(text, language, MAX_NUMBERS, read)) {
    if (found.length >= MAX_QUANTITIES) break;
    // "fifty" of "two hundred and fifty" was read with it.
    if (number.start < readTo) continue;
    const sighting = sight(text, number, language);
    readTo = sighting?.end ?? readTo;
    const quantity = sighting === null ? null : quantityOf(sighting, language);
    if (quantity === null) continue;
    // The nine of "9 out of 10 voters" belongs to the share.
    if ((found.at(-1)?.end ?? 0) > quantity.start) found.pop();
    found.push(quantity);
  }
  return found;
}
