import type { LogRecord, NewRecord } from '@newsfold/runtime/log/broker.ts';
import { expect, it } from 'vitest';
import { feedAddress, feedIdOf, feedKey, feedValue, NEW_FEED, readState } from '../domain/feed-record.ts';
import { siftItems } from '../domain/seen-items.ts';
import { FeedPartition } from './feed-table.ts';

const address = feedAddress('https://a.example/feed');
const id = feedIdOf(address);
const definition = {
  address,
  title: null,
  desk: null,
  isFullText: false,
  isPaused: false,
  everySeconds: null,
  addedAt: 1,
};

const recordOf = ({ key, value, headers = [] }: NewRecord): LogRecord => ({
  topic: 'feeds.v1',
  partition: 0,
  offset: 0,
  timestamp: 50,
  key: key === null ? null : Buffer.from(key),
  value,
  headers,
});

const defined = recordOf({ key: feedKey('feed', id), value: feedValue(definition) });
const removed = recordOf({ key: feedKey('feed', id), value: null });

const seenOf = (...items: string[]) =>
  siftItems(
    '',
    items.map((item) => ({ id: item, address: null, content: item, date: null })),
  ).seen;

const newsOf = (seen: string, ...items: string[]) =>
  siftItems(
    seen,
    items.map((item) => ({ id: item, address: null, content: item, date: null })),
  ).news;

function liveWith(seen: string): FeedPartition {
  const partition = new FeedPartition(0);
  partition.take(defined);
  partition.take(
    recordOf(new FeedPartition(0).recordOf(id, { ...NEW_FEED, seen, dueAt: 99, etag: '"new"' })),
  );
  partition.isLive = true;
  return partition;
}

it('knows feeds by what is said and what is known of them, in either order', () => {
  const state = recordOf(new FeedPartition(0).recordOf(id, { ...NEW_FEED, published: 7 }));
  for (const records of [
    [defined, state],
    [state, defined],
  ]) {
    const partition = new FeedPartition(0);
    expect(records.map((record) => partition.take(record))).toEqual([true, true]);
    expect([...partition.feeds()]).toMatchObject([{ id, definition, state: { published: 7 } }]);
  }
});

it('knows what a member wrote that had lost the partition, and nothing less', () => {
  const partition = liveWith(seenOf('a', 'b'));
  partition.take(
    recordOf(new FeedPartition(0).recordOf(id, { ...NEW_FEED, seen: seenOf('c'), etag: '"old"' })),
  );
  const [feed] = partition.feeds();
  expect(feed?.state.etag).toBe('"new"');
  expect(newsOf(feed?.state.seen ?? '', 'a', 'b', 'c', 'd')).toEqual(['known', 'known', 'known', 'new']);
});

it('looks at once at a feed that an operator changes, and again at one that was gone', () => {
  const partition = liveWith('');
  partition.remember(id, { ...NEW_FEED, dueAt: 99, isGone: true }, null);
  partition.take(defined);
  expect([...partition.feeds()]).toMatchObject([{ state: { dueAt: 50, isGone: false } }]);
});

it('names once what is left of a feed that was removed, and begins anew when it is added again', () => {
  const partition = liveWith('');
  partition.take(removed);
  expect([...partition.feeds()]).toEqual([]);
  expect(partition.has(id)).toBe(false);
  expect(partition.dropOrphans()).toEqual([id]);
  expect(partition.dropOrphans()).toEqual([]);
  partition.take(defined);
  expect([...partition.feeds()]).toMatchObject([{ state: NEW_FEED }]);
});

it('does not take its own word back from the log', () => {
  const partition = liveWith(seenOf('a'));
  const early = recordOf(partition.recordOf(id, { ...NEW_FEED, seen: seenOf('a'), published: 1 }));
  const gone = recordOf(partition.recordOf(id, null));
  partition.remember(id, { ...NEW_FEED, seen: seenOf('a', 'b'), published: 2 }, 1);
  for (const echo of [early, gone]) expect(partition.take(echo)).toBe(true);
  expect([...partition.feeds()]).toMatchObject([{ state: { published: 2 } }]);
});

it('passes what is none of ours', () => {
  const partition = new FeedPartition(0);
  for (const [key, value] of [
    ['x', 'y'],
    [feedKey('feed', id), 'no json'],
    [feedKey('state', id), '[]'],
  ] as const)
    expect(partition.take(recordOf({ key, value: Buffer.from(value) }))).toBe(false);
  expect([...partition.feeds()]).toEqual([]);
});

it('writes states that can be read again', () => {
  const { value } = new FeedPartition(0).recordOf(id, { ...NEW_FEED, etag: '"1"' });
  expect(readState(value ?? Buffer.alloc(0))).toEqual({ ...NEW_FEED, etag: '"1"' });
});
