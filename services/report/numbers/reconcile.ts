/** Whether two numbers of one thing can both be true: "more than 350" and 353, "about 150" and 148, 410,000 and 409,600. */

/** A number as a report puts it; the qualifier is that of `findQuantities`, '' when there is none. */
export interface StatedNumber {
  readonly value: number;
  readonly unit: string;
  readonly qualifier: string;
}

/** "About" and unnamed rounding reach this far. */
const ROUGHLY = 1.06;
/** A bound is news as long as it is near: nobody says "more than 6,000" of 9,400. */
const BOUND = 1.1;
/** Two counts written out in full differ by no more than this when one is rounded. */
const ROUNDING = 0.01;
/** From this value on people round without saying so. */
const ROUNDED_FROM = 1000;
/** Digits of a rounded number before its zeros. */
const ROUNDED_DIGITS = 3;

function isRounded(value: number): boolean {
  return value >= ROUNDED_FROM && String(value).replace(/0+$/, '').length <= ROUNDED_DIGITS;
}

/** Lengths of time in seconds; a month and a year as calendars have them on the average. */
const SECONDS: ReadonlyMap<string, number> = new Map([
  ['seconds', 1],
  ['minutes', 60],
  ['hours', 3600],
  ['days', 86_400],
  ['weeks', 7 * 86_400],
  ['months', 30.44 * 86_400],
  ['years', 365.25 * 86_400],
  ['years old', 365.25 * 86_400],
  ['decades', 3652.5 * 86_400],
  ['centuries', 36_525 * 86_400],
]);

/** A number in the unit that others of its kind can be put in: time in seconds, a share in hundredths; else null. */
function inCommonUnit({ value, unit, qualifier }: StatedNumber, other: StatedNumber): StatedNumber | null {
  const seconds = SECONDS.get(unit);
  if (seconds !== undefined && SECONDS.has(other.unit))
    return { value: value * seconds, unit: 'seconds', qualifier };
  if (unit === '%' && other.value > 0 && other.value < 1) return { value, unit, qualifier };
  if (other.unit === '%' && value > 0 && value < 1) return { value: 100 * value, unit: '%', qualifier };
  return null;
}

/** Whether two numbers are one: equal or near in value, or when both are put in one unit ("180 seconds", "three minutes"). */
export function areOneNumber(a: StatedNumber, b: StatedNumber): boolean {
  if (areReconcilable(a, b)) return true;
  if (a.unit === b.unit) return false;
  const [one, other] = [inCommonUnit(a, b), inCommonUnit(b, a)];
  return one !== null && other !== null && areReconcilable(one, other);
}

/** Whether two values of one unit can both be true. Symmetric; true for equal values whatever their qualifiers. */
export function areReconcilable(
  a: Pick<StatedNumber, 'value' | 'qualifier'>,
  b: Pick<StatedNumber, 'value' | 'qualifier'>,
): boolean {
  const [low, high] = a.value <= b.value ? [a, b] : [b, a];
  if (low.value === high.value) return true;
  const ratio = high.value / Math.max(low.value, 1e-9);
  if (ratio > BOUND) return false;
  if (low.qualifier === 'more than' || low.qualifier === 'at least') return true;
  if (high.qualifier === 'less than' || high.qualifier === 'at most') return true;
  if (ratio < ROUGHLY && (low.qualifier === 'about' || high.qualifier === 'about')) return true;
  return (isRounded(low.value) || isRounded(high.value)) && ratio - 1 < ROUNDING;
}
