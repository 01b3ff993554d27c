/** Whether two numbers of one thing can both be true: "more than 350" and 353, "about 150" and 148, 410,000 and 409,600. */

/** A number as a report puts it; the qualifier is that of `findQuantities`, '' when there is none. */
export interface Stated {
  readonly value: number;
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

/** Symmetric; true for equal values whatever their qualifiers. */
export function areReconcilable(a: Stated, b: Stated): boolean {
  const [low, high] = a.value <= b.value ? [a, b] : [b, a];
  if (low.value === high.value) return true;
  const ratio = high.value / Math.max(low.value, 1e-9);
  if (ratio > BOUND) return false;
  if (low.qualifier === 'more than' || low.qualifier === 'at least') return true;
  if (high.qualifier === 'less than' || high.qualifier === 'at most') return true;
  if (ratio < ROUGHLY && (low.qualifier === 'about' || high.qualifier === 'about')) return true;
  return (isRounded(low.value) || isRounded(high.value)) && ratio - 1 < ROUNDING;
}
