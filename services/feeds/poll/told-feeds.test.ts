import { expect, it } from 'vitest';
import { NEW_FEED } from '../domain/feed-record.ts';
import type { Feed } from './poll-feed.ts';
import { toldFeeds } from './told-feeds.ts';

const NOW = 1_700_000_000_000;
const feed = (id: string, state: Partial<Feed['state']>, address = `https://${id}.example/feed`): Feed => ({
  id,
  definition: {
    address,
    title: null,
    desk: null,
    isFullText: false,
    isPaused: false,
    everySeconds: null,
    addedAt: 0,
  },
  state: { ...NEW_FEED, checkedAt: NOW, ...state },
});
const failure = (count: number, hours: number) => ({
  reason: 'status',
  detail: '404',
  count,
  since: NOW - hours * 3_600_000,
});

it('tells feeds that want looking at first', () => {
  const told = toldFeeds(
    [feed('well', {}), feed('dead', { failure: failure(99, 99) }), feed('ill', { failure: failure(1, 0) })],
    NOW,
  );
  expect(told.map(({ name, health, problem }) => [name, health, problem])).toEqual([
    ['https://dead.example/feed', 'dead', 'status'],
    ['https://ill.example/feed', 'failing', 'status'],
    ['https://well.example/feed', 'ok', null],
  ]);
});

it('tells no key of an address, and not thousands', () => {
  const [told] = toldFeeds([feed('a', {}, 'https://reader:secret@a.example/feed?key=secret')], NOW);
  expect(JSON.stringify(told)).not.toContain('secret');
  const many = Array.from({ length: 500 }, (_, at) => feed(`f${at}`, {}));
  expect(toldFeeds(many, NOW)).toHaveLength(200);
});
