/**
 * Whether two numbers of one thing can both be true as long reports put them: looser than `areReconcilable`, for a number
 * that is told in other words is told in another exactness as well.
 */
import type { ComparableValue } from './comparable-values.ts';

/** How far a bound reaches upwards and downwards, and "about" either way. */
const UPWARDS = 1.5;
const DOWNWARDS = 0.75;
const ABOUT = 0.12;
/** How far two units are apart that mean one value: "four months" and "120 days", "60 metres" and "200 feet". */
const OTHER_UNIT = 0.05;
/** Leading digits to which people round without saying so. */
const ROUNDED_TO = [1, 10, 100];
/** "Nearly 50", of which the qualifier says only that it is about. */
const NEARLY =
  /(?<!\p{L})(?:nearly|almost|close to|just under|as high as|within|fast|knapp|casi|près de|quase|почти)\s(?:the |a )?$/iu;

/** Whether a value is round, and another one would be rounded to it. */
function isRoundingOf(rounded: number, value: number): boolean {
  if (rounded === 0) return false;
  const magnitude = 10 ** Math.floor(Math.log10(Math.abs(rounded)));
  for (const parts of ROUNDED_TO) {
    const unit = magnitude / parts;
    const isMultiple = (one: number): boolean => Math.abs(Math.round(one / unit) - one / unit) < 1e-6;
    if (isMultiple(rounded)) return Math.abs(value - rounded) < unit / 2 && !isMultiple(value);
  }
  return false;
}

/** Whether what one number says allows the other one. */
function allows({ told, value, textBefore }: ComparableValue, { value: other }: ComparableValue): boolean {
  const { qualifier } = told;
  if (qualifier === 'at least' || qualifier === 'more than')
    return value <= other && other <= UPWARDS * value;
  if (qualifier === 'at most' || qualifier === 'less than' || NEARLY.test(textBefore))
    return DOWNWARDS * value <= other && other <= value;
  if (qualifier === 'about') return Math.abs(value - other) <= ABOUT * Math.max(value, other);
  return isRoundingOf(value, other);
}

/** Whether two numbers of one kind can both be true. */
export function canBothBeTrue(a: ComparableValue, b: ComparableValue): boolean {
  const isOtherUnit = a.told.slot !== b.told.slot;
  if (isOtherUnit && Math.abs(a.value - b.value) <= OTHER_UNIT * Math.max(a.value, b.value)) return true;
  return a.value === b.value || allows(a, b) || allows(b, a);
}
