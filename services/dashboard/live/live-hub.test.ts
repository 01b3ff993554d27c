/** Who is told of what, and how often it is written. */
import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { madeUpStory } from '@newsfold/test/support/made-up-stories.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Filters } from '../domain/filters.ts';
import { storyRow } from '../domain/story-row.ts';
import type { FreshChange } from '../table/story-change.ts';
import { LiveHub } from './live-hub.ts';

const ALL: Filters = {
  phrases: [],
  tags: new Map(),
  status: ['active'],
  minSources: 0,
  minCopies: 0,
  minSignificance: 'none',
  since: null,
  until: null,
  scopes: null,
};

/** A connection that keeps what is written to it. */
class Connection extends EventEmitter {
  readonly written: (string | Buffer)[] = [];
  writableLength = 0;
  write = (part: string | Buffer) => void this.written.push(part);
  end = () => void this.emit('close');
  destroy = () => void this.emit('close');
  get response(): ServerResponse {
    return this as unknown as ServerResponse;
  }
  /** Ids of the stories of each event. */
  get told(): string[][] {
    return this.written.map((part) =>
      [...part.toString().matchAll(/"storyId":"(\w+)","revision":\d+,"kind"/g)].map(([, id = '']) => id),
    );
  }
}

function changeOf(seq: number, storyId: string, language = 'en'): FreshChange {
  const { item, tags, words } = storyRow(madeUpStory({ storyId, revision: seq, language }), 0);
  const { revision, significance, scope } = item;
  return {
    seq,
    storyId,
    revision,
    shownAt: 0,
    kind: 'updated',
    significance,
    scope,
    mergedInto: null,
    item,
    tags,
    words,
  };
}

let hub: LiveHub;

beforeEach(() => {
  vi.useFakeTimers();
  hub = new LiveHub(String);
});

afterEach(() => {
  hub.stop();
  vi.useRealTimers();
});

function reader(filters: Filters = ALL, since = 0): Connection {
  const connection = new Connection();
  hub.add(connection.response, filters, since);
  return connection;
}

it('tells each reader of what it asked for, a story once, and writes the same bytes to those who asked the same', () => {
  const [first, second] = [reader(), reader({ ...ALL, tags: new Map() })];
  const german = reader({ ...ALL, tags: new Map([['language', ['de']]]) });
  hub.take([changeOf(1, 'a'), changeOf(2, 'b', 'de'), changeOf(3, 'a')]);
  vi.advanceTimersByTime(500);
  hub.take([changeOf(4, 'c')]);
  vi.advanceTimersByTime(500);
  expect(first.told).toEqual([['b', 'a'], ['c']]);
  expect(german.told).toEqual([['b']]);
  expect(second.written[1]).toBe(first.written[1]);
  expect(first.written[0]?.toString()).toContain('id: 3\n');
});

it('tells who comes of what changes from then on', () => {
  const before = reader();
  hub.take([changeOf(1, 'a')]);
  const late = reader(ALL, 1);
  hub.take([changeOf(2, 'b')]);
  const last = reader(ALL, 2);
  vi.advanceTimersByTime(500);
  expect([before.told, late.told, last.told]).toEqual([[['a', 'b']], [['b']], []]);
  hub.take([changeOf(3, 'a')]);
  vi.advanceTimersByTime(500);
  expect(last.told).toEqual([['a']]);
});

it('leaves out what a reader has seen in the table before it was told here', () => {
  const ahead = reader(ALL, 3);
  hub.take([changeOf(1, 'a'), changeOf(2, 'b')]);
  vi.advanceTimersByTime(500);
  hub.take([changeOf(3, 'a'), changeOf(4, 'c')]);
  vi.advanceTimersByTime(500);
  expect(ahead.told).toEqual([['c']]);
});

it('counts readers, cuts off who does not read, and says now and then that the line is good', () => {
  const [slow, idle] = [reader(), reader({ ...ALL, minSources: 9 })];
  expect(hub.readers).toBe(2);
  slow.writableLength = 5 * 1024 * 1024;
  hub.take([changeOf(1, 'a')]);
  vi.advanceTimersByTime(500);
  expect([hub.readers, slow.written]).toEqual([1, []]);
  vi.advanceTimersByTime(15_000);
  expect(idle.written).toEqual(['event: alive\ndata: {}\n\n']);
  idle.end();
  expect(hub.readers).toBe(0);
});
