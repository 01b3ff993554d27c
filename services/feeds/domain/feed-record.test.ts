import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  feedAddress,
  feedIdOf,
  feedKey,
  feedPartition,
  feedValue,
  NEW_FEED,
  readDefinition,
  readFeedKey,
  readState,
} from './feed-record.ts';

const definition = {
  address: 'https://a.example/feed',
  title: 'A',
  desk: 'News/Local',
  isFullText: true,
  isPaused: false,
  everySeconds: 60,
  addedAt: 1,
};

describe('feedAddress', () => {
  it('gives one spelling', () => {
    for (const given of [
      'https://A.example/feed#x',
      ' https://a.example:443/feed ',
      'feed:https://a.example/feed',
    ])
      expect(feedAddress(given)).toBe('https://a.example/feed');
    expect(feedAddress('feed://a.example/feed')).toBe('http://a.example/feed');
  });

  it.each(['ftp://a.example/', 'a.example/feed', '', 'https://user:secret@a.example/', 'file:///etc/passwd'])(
    'refuses %s',
    (given) => {
      expect(() => feedAddress(given)).toThrow(/^an address/);
    },
  );
});

describe('records of feeds.v1', () => {
  it('come back as they were', () => {
    expect(readDefinition(feedValue(definition))).toEqual(definition);
    const state = {
      ...NEW_FEED,
      etag: '"1"',
      failure: { reason: 'gone', detail: 'd', count: 1, since: 2 },
      rhythm: { leastSeconds: 1, skipHours: [2], skipDays: [3] },
      seen: 'A'.repeat(32),
    };
    expect(readState(feedValue(state))).toEqual(state);
  });

  it('are named by keys that nothing else is', () => {
    const id = feedIdOf(definition.address);
    expect(readFeedKey(feedKey('state', id))).toEqual({ kind: 'state', id });
    for (const key of ['', 'feed/', `other/${id}`, `feed/${id}0`, id]) expect(readFeedKey(key)).toBeNull();
  });

  it('never throw, whatever is written there', () => {
    expect(readDefinition(Buffer.from('{"address":"ftp://x"}'))).toBeNull();
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        readDefinition(Buffer.from(text));
        readState(Buffer.from(text));
      }),
    );
  });
});

it('keeps the feeds of a host in one partition, and spreads hosts', () => {
  const partition = (address: string) => feedPartition(address, 16);
  expect(partition('https://a.example/1')).toBe(partition('http://a.example:8080/2'));
  const hosts = Array.from({ length: 200 }, (_, at) => partition(`https://host${at}.example/`));
  expect(new Set(hosts).size).toBe(16);
});
