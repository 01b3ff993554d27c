import { articleOf } from '@newsfold/test/support/article-fixture.ts';
import { expect, it } from 'vitest';
import { defaultSettings } from '../settings.ts';
import { buildFingerprint } from './build-fingerprint.ts';
import { FingerprintView } from './fingerprint-view.ts';
import { numbersDiffer } from './numerals.ts';
import { ResidentForm } from './resident.ts';

/** A view of a report's fingerprint, made in an empty window. */
function viewOf(text: string): FingerprintView {
  const article = articleOf({ id: 'a', title: 'Navy seizes pirates', text });
  const packed = buildFingerprint(article, { articles: 0, count: () => 0 }, defaultSettings);
  return new FingerprintView().point(new ResidentForm().make(packed).memory, 0);
}

it.each([
  [
    'other numbers',
    '23 pirates were held 150 miles off Aden.',
    '26 pirates were held 90 miles off Aden.',
    true,
  ],
  ['one number in common', '23 pirates were held 150 miles off Aden.', '23 men, 90 miles off Aden.', false],
  ['one number written differently', 'It cost 1,150 jobs and 95 shops.', 'Of 4,300, 1150 must go.', false],
  [
    'one number written differently among others',
    'It cost 1,150 jobs, 95 shops and 31 farms.',
    'Of 4300 and 70 shops 1150 must go.',
    false,
  ],
  ['one number only', '23 pirates were held off Aden.', '26 pirates were held 90 miles off Aden.', false],
  ['years and digits', 'In 2008, 3 boats and 23 pirates.', 'In 2011, 5 boats and 26 pirates.', false],
])('%s', (_, a, b, differ) => {
  expect(numbersDiffer(viewOf(a), viewOf(b), defaultSettings)).toBe(differ);
  expect(numbersDiffer(viewOf(b), viewOf(a), defaultSettings)).toBe(differ);
});
