import { articleOf } from '@newsfold/test/support/article-fixture.ts';
import { expect, test } from 'vitest';
import { buildFingerprint } from '../fingerprint/build-fingerprint.ts';
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { ResidentForm } from '../fingerprint/resident.ts';
import { openView } from '../fingerprint/shared-terms.ts';
import { TermTables } from '../fingerprint/term-tables.ts';
import { defaultSettings } from '../settings.ts';
import { mutualCoverage } from './coverage.ts';

function viewOf(title: string, text: string): FingerprintView {
  const article = articleOf({ id: 'a', title, text });
  const packed = buildFingerprint(article, { articles: 0, count: () => 0 }, defaultSettings);
  return new FingerprintView().point(new ResidentForm().make(packed).memory, 0);
}

function coverageOf(a: FingerprintView, b: FingerprintView): number {
  return mutualCoverage(openView(a, new TermTables()), b, defaultSettings);
}

const SHORT = 'A ferry sank off Kisumu.';
const LONG = `${SHORT} Schools stayed closed along the shore while classrooms sheltered families of the missing.`;

test('two reports cover each other as far as the one that is covered less', () => {
  const [short, long] = [viewOf('', SHORT), viewOf('', LONG)];
  expect(coverageOf(short, short)).toBeCloseTo(1, 6);
  expect(coverageOf(short, long)).toBeLessThan(0.6);
  expect(coverageOf(long, short)).toBe(coverageOf(short, long));
});

test('a headline beside an article counts as far as the article covers it', () => {
  const [headline, long] = [viewOf(SHORT, ''), viewOf('', LONG)];
  expect(coverageOf(headline, long)).toBeCloseTo(1, 6);
  expect(coverageOf(long, headline)).toBeCloseTo(1, 6);
});
