import { articleOf } from '@newsfold/test/support/article-fixture.ts';
import { expect, test } from 'vitest';
import { buildFingerprint } from '../fingerprint/build-fingerprint.ts';
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { ResidentForm } from '../fingerprint/resident.ts';
import { defaultSettings } from '../settings.ts';
import { oneFormOtherNumbers } from './template.ts';

const NOTHING = { articles: 0, count: () => 0 };

function viewOf(text: string): FingerprintView {
  const article = articleOf({ id: 'a', text });
  const context = { outlet: '', cap: () => Number.POSITIVE_INFINITY, isLocal: false };
  const packed = buildFingerprint(article, NOTHING, defaultSettings, context);
  return new FingerprintView().point(new ResidentForm().make(packed).memory, 0);
}

function vetoed(a: string, b: string): boolean {
  const [one, other] = [viewOf(a), viewOf(b)];
  const found = oneFormOtherNumbers(one, other, defaultSettings);
  expect(oneFormOtherNumbers(other, one, defaultSettings)).toBe(found);
  return found;
}

const quake = (minutes: number, kilometres: number): string =>
  `The quake shook the villages near the epicentre for ${minutes} minutes at a depth of ${kilometres} kilometres, and ` +
  'rail traffic was halted for inspections while rescue teams were on their way.';

test('a report in the form of another with other numbers is of another event', () => {
  expect(vetoed(quake(12, 31), quake(14, 27))).toBe(true);
});

test('one number in common is enough, and one number says nothing', () => {
  expect(vetoed(quake(12, 31), quake(12, 27))).toBe(false);
  expect(vetoed(quake(12, 3), quake(14, 2))).toBe(false);
});

test('another form is no veto', () => {
  expect(vetoed(quake(12, 31), 'Wheat prices in Odessa fell from 240 to 190 dollars within weeks.')).toBe(
    false,
  );
});

test('a part of a text shows its numbers further down there', () => {
  const first = `The mayor counted 55 houses and 77 barns. ${'Nobody knows yet what comes next in the valley. '.repeat(16)}`;
  const part = quake(12, 31);
  expect(vetoed(`${first}${part}`, part)).toBe(false);
  expect(vetoed(`${first}${quake(14, 27)}`, part)).toBe(true);
});
