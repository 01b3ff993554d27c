import { articleOf } from '@newsfold/test/support/article-fixture.ts';
import { expect, test } from 'vitest';
import type { WindowArticle } from '../window/slot-table.ts';
import { isRepeat } from './repeat.ts';

/** The version that is known: raw record 5 of partition 0, written at 1000. */
const known: WindowArticle = {
  articleId: 'a',
  variantOf: '',
  guidKey: 0,
  contentHash: 'known',
  articleOffset: 0,
  streamTime: 1000,
  topic: 'raw.v1',
  partition: 0,
  offset: 5,
  item: 3,
  timestamp: 1000,
  copyGroupId: 'a',
  storyId: 's',
  credit: '',
  position: 0,
};
const origin = { topic: 'raw.v1', partition: 0, offset: 6, timestamp: 1000, item: 0, items: 9 };
const repeats = (contentHash: string, of: Partial<typeof origin> = {}): boolean =>
  isRepeat(known, { ...articleOf({ id: 'a' }), contentHash, origin: { ...origin, ...of } });

test('the same content is a repeat, wherever it comes from', () => {
  expect(repeats('known')).toBe(true);
  expect(repeats('known', { topic: 'raw.other.v1', offset: 99 })).toBe(true);
});

test('other content is a new version', () => {
  expect(repeats('other')).toBe(false);
});

test('other content of a record that was read before is an old version', () => {
  expect(repeats('other', { offset: 5 })).toBe(true);
  expect(repeats('other', { offset: 4 })).toBe(true);
});

test('a lower offset says nothing in another partition or topic, or in a topic that was made again', () => {
  expect(repeats('other', { offset: 4, partition: 1 })).toBe(false);
  expect(repeats('other', { offset: 4, topic: 'raw.other.v1' })).toBe(false);
  expect(repeats('other', { offset: 4, timestamp: 1001 })).toBe(false);
});

test('an earlier item of the same record is a repeat, a later one an edit', () => {
  expect(repeats('other', { offset: 5, item: 2 })).toBe(true);
  expect(repeats('other', { offset: 5, item: 3 })).toBe(true);
  expect(repeats('other', { offset: 5, item: 4 })).toBe(false);
  expect(repeats('other', { offset: 4, item: 8 })).toBe(true);
  expect(repeats('other', { offset: 6, item: 0 })).toBe(false);
});
