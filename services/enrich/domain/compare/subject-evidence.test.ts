import { slotValuesOf } from '@newsfold/report/statements/slot-values.ts';
import { document } from '@newsfold/test/support/fixture-article.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { expect, test } from 'vitest';
import { areFarApart, sharesSubject } from './subject-evidence.ts';

test('values are far apart beyond a factor of 2.2, whichever is the greater', () => {
  expect([areFarApart(100, 219), areFarApart(219, 100)]).toEqual([false, false]);
  expect([areFarApart(100, 221), areFarApart(221, 100)]).toEqual([true, true]);
  expect(areFarApart(0, 0)).toBe(false);
});

/** Whether the first numbers of two texts are of one thing. */
function share(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text, i) => {
    const quantities = findQuantities(text, 'en');
    return slotValuesOf(document(`r${i}`, { text, quantities }))[0];
  });
  if (!one || !other) throw new Error('no numbers');
  expect(sharesSubject(other, one)).toBe(sharesSubject(one, other));
  return sharesSubject(one, other);
}

test('two prices of one flat are of one thing, the length of a tunnel and that of a march are not', () => {
  const flat = 'The flat in London cost the minister 410,000 pounds.';
  expect(share(flat, 'The flat in London cost the minister 430,000 pounds.')).toBe(true);
  const tunnel = 'The tunnel under the fjord near Bergen is 41 km long.';
  expect(share(tunnel, 'Protesters in Dublin marched for 80 km.')).toBe(false);
});

test('numbers of clauses that contradict each other are of two things', () => {
  const rose = 'Shares of the insurer Harrow rose in London by 41 pounds.';
  expect(share(rose, rose.replace('41', '43'))).toBe(true);
  expect(share(rose, rose.replace('rose', 'fell').replace('41', '43'))).toBe(false);
});
