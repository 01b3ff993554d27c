/** The table beside the topic folded by hand, in whatever order its partitions come. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { LogRecord } from '@newsfold/runtime/log/broker.ts';
import { type Decoder, MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { type MadeUp, madeUpStory } from '@newsfold/test/support/made-up-stories.ts';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Filters, isWanted } from '../domain/filters.ts';
import { readQuestion } from '../domain/search-words.ts';
import { sourceDays } from '../domain/source-days.ts';
import { storyRow } from '../domain/story-row.ts';
import { ListQuery } from './list-query.ts';
import { openTable } from './open-table.ts';
import { packEvent, unpackEvent } from './packed-event.ts';
import { SqlCache } from './sql-cache.ts';
import type { FreshChange } from './story-change.ts';
import { StoryReader } from './story-reader.ts';
import { StoryTable } from './story-table.ts';

const TOPIC = 'stories.v1';
const NOW = Date.UTC(2026, 2, 20);

let folder: string;
let changes: FreshChange[];
const opened: { close(): void }[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-table-'));
  changes = [];
});

afterEach(() => {
  for (const db of opened.splice(0)) db.close();
  rmSync(folder, { recursive: true });
});

function readJson(value: Buffer): Story {
  if (value.length === 0) throw new MalformedRecord('malformed-avro', 'none');
  return JSON.parse(value.toString()) as Story;
}

function open(name = 'table.db', decode: Decoder<Story> = readJson) {
  const file = join(folder, name);
  const table = openTable(file, TOPIC);
  opened.push({ close: () => (table.db.isOpen ? table.db.close() : undefined) });
  const sql = new SqlCache(table.db);
  return {
    file,
    table: new StoryTable({
      opened: table,
      file,
      decode,
      kept: { archiveDays: 365, historyDays: 7 },
      now: () => NOW,
      onChanges: (fresh) => changes.push(...fresh),
      onUnreadable: () => undefined,
    }),
    list: new ListQuery(sql),
    // Walks where the other orders what the index has found.
    walking: new ListQuery(sql, { rare: 2, rareShare: 0, mostRare: 2, latest: 3, asked: 99 }),
    stories: new StoryReader(sql, 7, () => NOW),
    isNew: table.isNew,
    db: table.db,
    close: () => table.db.close(),
  };
}

type Event = MadeUp | { readonly buried: string };

function recordOf(event: Event, partition: number, offset: number): LogRecord {
  const isBuried = 'buried' in event;
  const key = Buffer.from(isBuried ? event.buried : event.storyId);
  const value = isBuried ? null : Buffer.from(JSON.stringify(madeUpStory(event)));
  return { topic: TOPIC, partition, offset, timestamp: NOW - 100_000 + offset, key, value, headers: [] };
}

/** The newest event of every key: a tombstone forgets, a lower revision is skipped. */
function foldByHand(logs: readonly (readonly Event[])[]): Map<string, Story> {
  const stories = new Map<string, Story>();
  for (const log of logs)
    for (const event of log) {
      if ('buried' in event) stories.delete(event.buried);
      else if ((stories.get(event.storyId)?.revision ?? -1) <= event.revision)
        stories.set(event.storyId, madeUpStory(event));
    }
  return stories;
}

const EVERYTHING: Filters = {
  phrases: [],
  tags: new Map(),
  status: ['active', 'closed', 'merged'],
  minSources: 0,
  minCopies: 0,
  minSignificance: 'none',
  since: null,
  until: null,
  scopes: null,
};

const QUESTIONS: readonly Partial<Filters>[] = [
  {},
  { status: ['active'] },
  { status: ['closed'] },
  { tags: new Map([['language', ['de', 'zh']]]) },
  { tags: new Map([['publisher', ['b.example']]]), minSources: 2 },
  { tags: new Map([['place', ['ankara']]]) },
  { tags: new Map([['conflicts', ['yes']]]) },
  { minCopies: 1 },
  { scopes: ['en'] },
  { phrases: readQuestion('ferry') },
  { phrases: readQuestion('"old ferry"') },
  { phrases: readQuestion('ferry -old ') },
  { phrases: readQuestion('地震') },
  { phrases: readQuestion('震') },
  { since: Date.UTC(2026, 2, 14, 6, 0, 5) },
];

const anyEvent = (partition: number): fc.Arbitrary<Event> => {
  const id = fc.integer({ min: 0, max: 5 }).map((n) => `${partition}-${n}`);
  const story = fc.record({
    storyId: id,
    revision: fc.integer({ min: 0, max: 30 }),
    status: fc.constantFrom('active', 'active', 'active', 'closed', 'merged'),
    mergedInto: id,
    headline: fc.constantFrom('The old ferry', 'A ferry', 'An old one', '北京发生地震', 'Κάτι'),
    language: fc.constantFrom('en', 'de', 'zh'),
    publishers: fc.subarray(['a.example', 'b.example', 'c.example'], { minLength: 1 }),
    copies: fc.integer({ min: 0, max: 2 }),
    conflicts: fc.integer({ min: 0, max: 1 }),
    places: fc.subarray(['Ankara', 'Graz']),
  });
  return fc.oneof(
    {
      weight: 5,
      arbitrary: story.map(({ mergedInto, ...rest }) =>
        rest.status === 'merged' ? { ...rest, mergedInto } : rest,
      ),
    },
    { weight: 1, arbitrary: id.map((buried) => ({ buried })) },
  ) as fc.Arbitrary<Event>;
};

const sumOfSources = (stories: Iterable<Story>) => {
  const sums = new Map<string, number[]>();
  for (const story of stories)
    for (const { publisher, reports, copies, firsts, corrections } of sourceDays(story)) {
      const before = sums.get(publisher) ?? [0, 0, 0, 0];
      sums.set(
        publisher,
        [reports, copies, firsts, corrections].map((one, at) => one + (before[at] ?? 0)),
      );
    }
  return [...sums].sort();
};

it('equals the topic folded by hand, in whatever order partitions and restarts come (property)', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(...[0, 1, 2].map((partition) => fc.array(anyEvent(partition), { maxLength: 25 }))),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 6 }), fc.boolean()), {
        maxLength: 40,
      }),
      // Once it is built, the index is written in turns.
      fc.boolean(),
      async (logs, steps, isBuilt) => {
        run += 1;
        let view = open(`${run}.db`);
        if (isBuilt) for (const partition of [0, 1, 2]) view.table.onLive(partition);
        const next = [0, 0, 0];
        const rest = [0, 1, 2].map((partition): [number, number, boolean] => [partition, 1000, false]);
        for (const [partition, count, isRestarted] of [...steps, ...rest]) {
          const from = next[partition] ?? 0;
          const events = (logs[partition] ?? []).slice(from, from + count);
          const records = events.map((event, at) => recordOf(event, partition, from + at));
          next[partition] = from + records.length;
          await view.table.take(partition, records, from + records.length);
          if (!isRestarted) continue;
          view.close();
          view = open(`${run}.db`);
          expect(view.isNew).toBe(null);
          expect(view.table.position(partition)?.next).toBe(next[partition]);
        }
        view.table.index();
        const byHand = foldByHand(logs);
        expect(view.table.size().stories).toBe(byHand.size);
        for (const [id, story] of byHand)
          expect(view.stories.story(id)?.event).toEqual(unpackEvent(packEvent(story)));
        for (const question of QUESTIONS) {
          const filters = { ...EVERYTHING, ...question };
          const wanted = [...byHand.values()].filter((story) => isWanted(filters, storyRow(story, NOW)));
          for (const order of ['newest', 'importance'] as const) {
            const { rows } = view.list.page({ filters, order, now: NOW, after: null, limit: 100 });
            const ids = rows.map(({ item }) => (JSON.parse(item) as { storyId: string }).storyId);
            expect(ids.toSorted(), JSON.stringify([order, question])).toEqual(
              wanted.map(({ storyId }) => storyId).sort(),
            );
            const walked = view.walking.page({ filters, order, now: NOW, after: null, limit: 100 });
            // Words are looked for among the latest alone, which the answer says.
            if (!walked.isBounded) expect(walked.rows, JSON.stringify([order, question])).toEqual(rows);
            else expect(filters.phrases).not.toEqual([]);
          }
        }
        const sources = view.stories
          .sources(0, 99_999, 100)
          .map(({ publisher, reports, copies, firsts, corrections }) => [
            publisher,
            [reports, copies, firsts, corrections],
          ]);
        expect(sources.sort()).toEqual(sumOfSources(byHand.values()));
        view.close();
      },
    ),
    { numRuns: 25 },
  );
});

it('stands at any time as the topic folded by hand up to then (property)', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      // A story whose last report was withdrawn goes from the past too: see below.
      fc.array(anyEvent(0), { maxLength: 25 }).map((log) => log.filter((event) => !('buried' in event))),
      fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 10 }),
      async (log, counts) => {
        run += 1;
        const view = open(`then-${run}.db`);
        for (let from = 0, at = 0; from < log.length; at += 1) {
          const events = log.slice(from, from + (counts[at] ?? 1000));
          const records = events.map((event, nth) => recordOf(event, 0, from + nth));
          from += records.length;
          await view.table.take(0, records, from);
        }
        for (let cut = 0; cut <= log.length; cut += 1) {
          const at = recordOf({ buried: '' }, 0, cut - 1).timestamp;
          const then = foldByHand([log.slice(0, cut)]);
          for (const id of new Set(log.map((event) => ('buried' in event ? '' : event.storyId)))) {
            const wanted = then.get(id);
            expect(view.stories.storyAt(id, at)?.event, `${id} at ${cut}`).toEqual(
              wanted === undefined ? undefined : unpackEvent(packEvent(wanted)),
            );
          }
          for (const question of QUESTIONS.filter(({ phrases }) => phrases === undefined)) {
            const filters = { ...EVERYTHING, ...question };
            const wanted = [...then.values()].filter((story) => isWanted(filters, storyRow(story, NOW)));
            const listed = view.stories
              .listAt(filters, at)
              .items.map(({ storyId, revision }) => [storyId, revision]);
            expect(listed.sort(), JSON.stringify([cut, question])).toEqual(
              wanted.map(({ storyId, revision }) => [storyId, revision]).sort(),
            );
          }
        }
        view.close();
      },
    ),
    { numRuns: 25 },
  );
});

it('says of a list of the past when more stories were there than were looked at', async () => {
  const { table, stories, close } = open();
  const events = ['a', 'b', 'c'].map((storyId, at) => ({ storyId, revision: at + 1 }));
  await table.take(
    0,
    events.map((event, at) => recordOf(event, 0, at)),
    3,
  );
  const { timestamp } = recordOf({ buried: '' }, 0, 2);
  const listed = (most: number) => {
    const { items, isBounded } = stories.listAt(EVERYTHING, timestamp, most);
    return [items.length, isBounded];
  };
  expect([listed(2), listed(3)]).toEqual([
    [2, true],
    [3, false],
  ]);
  close();
});

it('forgets in a sweep what the topic has no more, and keeps what is older than the topic', async () => {
  const { table, stories } = open();
  const log: Event[] = ['archived', 'kept', 'buried'].map((storyId, at) => ({ storyId, revision: at }));
  await table.take(
    0,
    log.map((event, at) => recordOf(event, 0, at)),
    3,
  );
  table.onLive(0);
  table.beginSweep(0, 1);
  expect(table.position(0)).toEqual({ next: 1, liveAt: null });
  // The tombstone of the third is gone from the log, and so is its event.
  await table.take(0, [recordOf({ storyId: 'kept', revision: 1 }, 0, 1)], 3);
  table.onLive(0);
  expect(['archived', 'kept', 'buried'].map((id) => stories.story(id)?.storyId)).toEqual([
    'archived',
    'kept',
    undefined,
  ]);
});

it('finds the story of an article while it waits for the index', async () => {
  const { table, stories } = open();
  table.onLive(0);
  for (const [at, storyId] of ['a', 'b'].entries())
    await table.take(0, [recordOf({ storyId, revision: 1 }, 0, at)], at + 1);
  const article = madeUpStory({ storyId: 'b', revision: 1 }).articles[0]?.articleId ?? '';
  const having = [...stories.storiesWith(article)].filter(({ event }) =>
    event.articles.some(({ articleId }) => articleId === article),
  );
  expect(having.map(({ storyId }) => storyId)).toContain('b');
});

it('tells of a change once its story is found by what it says', async () => {
  const { table } = open();
  table.onLive(0);
  const told = () => changes.map(({ storyId }) => storyId);
  await table.take(0, [recordOf({ storyId: 'a', revision: 1 }, 0, 0)], 1);
  expect(told()).toEqual(['a']);
  await table.take(0, [recordOf({ storyId: 'b', revision: 1 }, 0, 1)], 2);
  await table.take(0, [recordOf({ storyId: 'c', revision: 1 }, 0, 2)], 3);
  const bad = { ...recordOf({ storyId: 'd', revision: 1 }, 0, 3), value: Buffer.from('{"storyId":"d"}') };
  await expect(table.take(0, [bad], 4)).rejects.toThrow();
  expect(told()).toEqual(['a']);
  table.index();
  expect(told()).toEqual(['a', 'b', 'c']);
});

it('finds after a restart what waited for the index before it', async () => {
  const before = open();
  before.table.onLive(0);
  const events = ['a', 'b', 'c'].map((storyId, at) => ({
    storyId,
    revision: at + 1,
    headline: 'The old ferry',
  }));
  for (const [at, event] of events.entries()) await before.table.take(0, [recordOf(event, 0, at)], at + 1);
  await before.table.take(0, [recordOf({ buried: 'c' }, 0, 3)], 4);
  const found = ({ list }: typeof before) =>
    list
      .page({
        filters: { ...EVERYTHING, phrases: readQuestion('ferry') },
        order: 'newest',
        now: NOW,
        after: null,
        limit: 9,
      })
      .rows.map(({ item }) => (JSON.parse(item) as { storyId: string }).storyId);
  expect(found(before)).toEqual(['a']);
  before.close();
  const after = open();
  expect(found(after)).toEqual(['a']);
  after.table.index();
  expect(found(after).sort()).toEqual(['a', 'b']);
});

it('merges the index in steps once the table is built, and leaves it to FTS5 before', async () => {
  const { table, db, close } = open();
  const parts = () =>
    (db.prepare('SELECT count(DISTINCT segid) AS n FROM search_idx').get() as { n: number }).n;
  const automerge = (file: DatabaseSync) =>
    file.prepare("SELECT v FROM search_config WHERE k = 'automerge'").get();
  const take = (at: number) => table.take(0, [recordOf({ storyId: `s${at}`, revision: 1 }, 0, at)], at + 1);
  const mergeAll = () => Array.from({ length: 20 }, () => table.merge());
  for (let at = 0; at < 10; at += 1) await take(at);
  mergeAll();
  expect([parts(), automerge(db)]).toEqual([10, { v: 12 }]);
  table.onLive(0);
  mergeAll();
  expect([parts(), automerge(db)]).toEqual([1, { v: 0 }]);
  for (let at = 10; at < 20; at += 1) {
    await take(at);
    table.index();
  }
  expect(parts()).toBe(11);
  mergeAll();
  expect(parts()).toBeLessThan(8);
  db.exec("INSERT INTO search (search, rank) VALUES ('automerge', 4)");
  close();
  expect(automerge(open().db)).toEqual({ v: 0 });
});

it('leaves nothing of a transaction that fails, and takes it again', async () => {
  const { table, stories, list } = open();
  const story = madeUpStory({ storyId: 'a', revision: 1 });
  const bad = { ...story, storyId: 'b', updatedAt: 0, times: { ...story.times, updatedAt: {} } };
  const record = (value: object, offset: number) => ({
    ...recordOf({ storyId: 'a', revision: 1 }, 0, offset),
    value: Buffer.from(JSON.stringify(value)),
  });
  await expect(table.take(0, [record(story, 0), record(bad, 1)], 2)).rejects.toThrow();
  expect([stories.story('a'), table.position(0), stories.sources(0, 99_999, 9)]).toEqual([null, null, []]);
  expect(table.size().stories).toBe(0);
  await table.take(0, [record(story, 0)], 1);
  expect(
    list.page({ filters: EVERYTHING, order: 'newest', now: NOW, after: null, limit: 9 }).rows,
  ).toHaveLength(1);
  expect(stories.sources(0, 99_999, 1)).toMatchObject([{ reports: 1 }]);
});

it('leaves nothing in the index of a transaction that fails', async () => {
  const { table, list } = open();
  const record = (storyId: string, headline: string, revision: number, at: number) => ({
    ...recordOf({ storyId, revision }, 0, at),
    value: Buffer.from(JSON.stringify(madeUpStory({ storyId, revision, headline }))),
  });
  const found = (q: string) =>
    list.page({
      filters: { ...EVERYTHING, phrases: readQuestion(q) },
      order: 'newest',
      now: NOW,
      after: null,
      limit: 9,
    }).rows.length;
  await table.take(0, [record('a', 'Harbour closed', 1, 0)], 1);
  const bad = { ...record('b', 'Ferry', 1, 2), value: Buffer.from('{"storyId":"b"}') };
  await expect(table.take(0, [record('a', 'Lighthouse lit', 2, 1), bad], 3)).rejects.toThrow();
  await table.take(0, [record('c', 'Tram', 1, 3)], 4);
  expect([found('harbour'), found('lighthouse'), found('tram')]).toEqual([1, 0, 1]);
});

it('tells changes once the partition is whole, and each revision once', async () => {
  const { table } = open();
  await table.take(0, [recordOf({ storyId: 'a', revision: 1 }, 0, 0)], 1);
  table.onLive(0);
  await table.take(
    0,
    [recordOf({ storyId: 'a', revision: 2 }, 0, 1), recordOf({ storyId: 'a', revision: 1 }, 0, 2)],
    3,
  );
  await table.take(0, [recordOf({ storyId: 'a', revision: 2 }, 0, 3), recordOf({ buried: 'a' }, 0, 4)], 5);
  table.index();
  expect(changes.map(({ storyId, revision, kind }) => [storyId, revision, kind])).toEqual([
    ['a', 2, 'updated'],
    ['a', 2, 'gone'],
  ]);
});

it('erases from the past what a publisher has taken back', async () => {
  const { table, stories } = open();
  const events: Event[] = [
    { storyId: 'a', revision: 1 },
    { storyId: 'a', revision: 2 },
    { storyId: 'a', revision: 3, withdrawn: ['x'] },
  ];
  await table.take(
    0,
    events.slice(0, 2).map((event, at) => recordOf(event, 0, at)),
    2,
  );
  expect(stories.versions('a', 9).map(({ revision }) => revision)).toEqual([2, 1]);
  await table.take(0, [recordOf(events[2] as Event, 0, 2)], 3);
  expect(stories.versions('a', 9).map(({ revision }) => revision)).toEqual([3]);
});

it('has its index merged seldom, and by FTS5, until all of it is built', async () => {
  const { table, file } = open();
  const merged = () => {
    const db = new DatabaseSync(file, { readOnly: true });
    const { v } = db.prepare("SELECT v FROM search_config WHERE k = 'automerge'").get() as { v: number };
    db.close();
    return v;
  };
  for (const partition of [0, 1])
    await table.take(partition, [recordOf({ storyId: `${partition}`, revision: 1 }, partition, 0)], 1);
  expect(merged()).toBe(12);
  table.onLive(0);
  expect(merged()).toBe(12);
  table.onLive(1);
  expect(merged()).toBe(0);
});

it('reads one event after the other, and asks for a schema before anything is written', async () => {
  const header = (id: number) => Buffer.from([0, 0, 0, 0, id]);
  const writtenBy = [7, 7, 8, 7, 9];
  const seen: number[] = [];
  const known = new Set<number>();
  const { table } = open('table.db', (value) => {
    seen.push(table.size().stories);
    const id = value.readUInt32BE(1);
    if (id === 9) return Promise.reject(new MalformedRecord('unknown-schema', 'nobody knows it'));
    const story = readJson(value.subarray(5));
    if (known.has(id)) return story;
    known.add(id);
    return Promise.resolve(story);
  });
  const records = writtenBy.map((id, at) => {
    const record = recordOf({ storyId: String(at), revision: 1 }, 0, at);
    return { ...record, value: Buffer.concat([header(id), record.value ?? Buffer.alloc(0)]) };
  });
  await table.take(0, records, records.length);
  expect(seen).toEqual([0, 0, 0, 1, 3]);
  expect(table.size().stories).toBe(4);
});

it.each([
  [
    'no database',
    (file: string) => writeFileSync(file, 'not a database at all, but long enough to be looked at'),
  ],
  ['cut short', (file: string) => writeFileSync(file, '')],
])('is built anew when its file is %s', async (_, damage) => {
  const first = open();
  await first.table.take(0, [recordOf({ storyId: 'a', revision: 1 }, 0, 0)], 1);
  first.close();
  rmSync(`${first.file}-wal`, { force: true });
  damage(first.file);
  const again = open();
  expect([again.isNew === null, again.table.position(0)]).toEqual([false, null]);
});
