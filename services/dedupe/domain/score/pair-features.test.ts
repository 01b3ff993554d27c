import { type ArticleText, articleOf, NOON } from '@newsfold/test/support/article-fixture.ts';
import { expect, it } from 'vitest';
import { buildFingerprint } from '../fingerprint/build-fingerprint.ts';
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { ResidentForm } from '../fingerprint/resident.ts';
import { defaultSettings } from '../settings.ts';
import { gapDays } from './pair-features.ts';

const DAY = 86_400_000;

/** A view of a report's fingerprint, made in an empty window. */
function viewOf(given: Omit<ArticleText, 'id'>): FingerprintView {
  const frequencies = { articles: 0, count: () => 0 };
  const article = articleOf({ id: 'a', title: 'Ferry sinks off Kisumu', ...given });
  const packed = buildFingerprint(article, frequencies, defaultSettings);
  return new FingerprintView().point(new ResidentForm().make(packed).memory, 0);
}

const { undatedDays, sameDay, maxDays } = defaultSettings.pair.gap;

it.each([
  ['two dated reports', { publishedAt: NOON }, { publishedAt: NOON + DAY }, 1 - sameDay],
  ['two dated reports of one hour', { publishedAt: NOON }, { publishedAt: NOON + DAY / 24 }, 0],
  ['two dated reports of two weeks', { publishedAt: NOON }, { publishedAt: NOON + 14 * DAY }, maxDays],
  ['undated reports seen together', { seenAt: NOON }, { seenAt: NOON }, undatedDays],
  ['undated reports seen days apart', { seenAt: NOON }, { seenAt: NOON + 2 * DAY }, 2 - sameDay],
  [
    'an undated report beside an old one in an archive read today',
    { publishedAt: NOON - 400 * DAY, seenAt: NOON },
    { seenAt: NOON },
    undatedDays,
  ],
])('%s', (_, a, b, days) => {
  expect(gapDays(viewOf(a), viewOf(b), defaultSettings)).toBeCloseTo(days, 9);
  expect(gapDays(viewOf(b), viewOf(a), defaultSettings)).toBeCloseTo(days, 9);
});
