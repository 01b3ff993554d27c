import { articleOf } from '@newsfold/test/support/article-fixture.ts';
import { HandMadeDraft } from '@newsfold/test/support/hand-made-stories.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign } from '../decide/assign.ts';
import { buildFingerprint } from '../fingerprint/build-fingerprint.ts';
import { defaultSettings } from '../settings.ts';
import { apply } from '../window/apply.ts';
import { Draft } from '../window/draft.ts';
import { createWindow } from '../window/window.ts';
import { apartness, exclusiveShare } from './apartness.ts';

/** One frame, two events: three reports of each. */
const REPORTS = [
  'The striker Osei signs for Leeds United, the club said, after a medical in Yorkshire on deadline day.',
  'Leeds United have completed the transfer of Osei from Accra on deadline day, the club confirmed.',
  'On deadline day the club Leeds United paid Accra nine million for Osei, who had his medical in Yorkshire.',
  'The goalkeeper Lindqvist signs for Everton, the club said, after a medical in Merseyside on deadline day.',
  'Everton have completed the transfer of Lindqvist from Malmo on deadline day, the club confirmed.',
  'On deadline day the club Everton paid Malmo six million for Lindqvist, who had his medical in Merseyside.',
];

/** A draft over a window that holds the reports, in slots 0 to 5, and is about to take another. */
function draftOf(): Draft {
  const window = createWindow(defaultSettings);
  REPORTS.forEach((text, i) => {
    apply(window, assign(window, articleOf({ id: `${i}`, text }), i));
  });
  const next = articleOf({ id: 'next', text: 'Rain stopped play at Lords.' });
  return new Draft(window, buildFingerprint(next, window.frequencies, defaultSettings), 0, -1);
}

const inter = (draft: Draft, a: readonly number[], b: readonly number[]): number =>
  a.flatMap((x) => b.map((y) => draft.score(x, y))).reduce((sum, score) => sum + score, 0) /
  (a.length * b.length);

const measure = (draft: Draft, a: readonly number[], b: readonly number[]): number =>
  apartness(draft, { a, b, inter: inter(draft, a, b) });

test('two events in one frame are further apart than any other cut through their reports', () => {
  const draft = draftOf();
  const right = measure(draft, [0, 1, 2], [3, 4, 5]);
  expect(right).toBeGreaterThan(0);
  for (const a of [
    [0, 1, 3],
    [0, 2, 4],
    [0, 4, 5],
    [1, 2, 5],
  ]) {
    const b = [0, 1, 2, 3, 4, 5].filter((slot) => !a.includes(slot));
    expect(measure(draft, a, b)).toBeLessThan(Math.min(0, right));
  }
});

test('two reports against many are never two events by what they leave out', () => {
  expect(measure(draftOf(), [0, 1], [3, 4, 5])).toBe(defaultSettings.pair.least);
});

test('the exclusive share is the same from both sides and whatever the order, 0 to 2', () => {
  const draft = draftOf();
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 2 }), fc.nat(), (slots, at) => {
      const cut = 1 + (at % (slots.length - 1));
      const [a, b] = [slots.slice(0, cut), slots.slice(cut)];
      const share = exclusiveShare(draft, a, b);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(2);
      expect(exclusiveShare(draft, b, a)).toBeCloseTo(share, 9);
      expect(exclusiveShare(draft, [...a].reverse(), b)).toBeCloseTo(share, 9);
    }),
  );
});

test('reports with one text use nothing that the others do not', () => {
  const draft = draftOf();
  expect(exclusiveShare(draft, [0, 1], [0, 1])).toBe(0);
});

test('groups whose nearest reports are near to each other are one event', () => {
  const apartOf = (nearest: number): number => {
    const draft = new HandMadeDraft({
      stories: { one: 'abcdef' },
      scores: [
        ['abc', 'def', -2],
        ['a', 'd', nearest],
        ['b', 'e', nearest],
        ['c', 'f', nearest],
      ],
    });
    return apartness(draft, { a: draft.slots('abc'), b: draft.slots('def'), inter: -2 });
  };
  // −7.5 + 0.5 × 2 − nearest; what the reports say is the same and adds nothing.
  expect(apartOf(-2)).toBeCloseTo(-4.5, 9);
  expect(apartOf(-1)).toBeCloseTo(-5.5, 9);
});
