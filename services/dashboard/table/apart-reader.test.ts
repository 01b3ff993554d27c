/** Events read on a thread beside: the same rows as of one thread alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogRecord } from '@newsfold/runtime/log/broker.ts';
import { MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { madeUpStory } from '@newsfold/test/support/made-up-stories.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ApartReader } from './apart-reader.ts';
import { openTable } from './open-table.ts';
import { packEvent, unpackEvent } from './packed-event.ts';
import { StoryTable } from './story-table.ts';

const HEADER = Buffer.from([0, 0, 0, 0, 1]);
const COUNT = 30;
const readers: ApartReader[] = [];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-apart-'));
});

afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.stop();
  rmSync(folder, { recursive: true });
});

function reader(): ApartReader {
  const made = new ApartReader();
  readers.push(made);
  return made;
}

/** A story; every fourth has an article of which headline and address alone may be shown. */
function story(at: number): Story {
  const made = madeUpStory({
    storyId: `s${at % 20}`,
    revision: 1 + at,
    publishers: ['a', 'b'],
    conflicts: at % 3,
  });
  const articles = made.articles.map((article) => ({ ...article, display: 'headline_by_terms' as const }));
  return at % 4 === 0 ? { ...made, articles } : made;
}

const recordOf = (offset: number, value: Buffer | null): LogRecord => ({
  topic: 'stories',
  partition: 0,
  offset,
  timestamp: 1000 + offset,
  key: Buffer.from(`s${offset % 20}`),
  value,
  headers: [],
});

/** What a table holds once it has taken records in, and what it could not read. */
async function written(records: readonly LogRecord[], apart?: ApartReader) {
  const file = join(folder, apart === undefined ? 'alone.db' : 'apart.db');
  const opened = openTable(file, 'stories');
  const unreadable: string[] = [];
  const told: unknown[] = [];
  let decoded = 0;
  const table = new StoryTable({
    opened,
    file,
    decode: (value) => {
      decoded += 1;
      try {
        return unpackEvent(value.subarray(HEADER.length));
      } catch (error) {
        throw new MalformedRecord('malformed-avro', (error as Error).message);
      }
    },
    packedIn: (value) => value.subarray(HEADER.length),
    ...(apart === undefined ? {} : { apart }),
    kept: { archiveDays: 365, historyDays: 7 },
    now: () => 2000,
    onChanges: (fresh) => told.push(...fresh.map(({ item }) => item?.revision)),
    onUnreadable: (place) => unreadable.push(place),
  });
  await table.take(0, records.slice(0, COUNT), COUNT);
  const tables = ['stories', 'bodies', 'versions', 'moved', 'source_days', 'positions'];
  const rows = tables.map((name) => opened.db.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).all());
  const found = opened.db.prepare('SELECT rowid FROM search WHERE search MATCH \'"a" OR "report"*\'').all();
  table.onLive(0);
  await table.take(0, records.slice(COUNT), records.length);
  table.index();
  opened.db.close();
  return { rows, found, unreadable, decoded, told };
}

it('writes the same as on one thread, and tells of what nobody can read', async () => {
  const records = Array.from({ length: COUNT }, (_, at) => {
    if (at === 7) return recordOf(at, null);
    if (at === 9) return recordOf(at, Buffer.concat([HEADER, Buffer.from('no event')]));
    if (at === 11) return recordOf(at, Buffer.from('{"no":"event"}'));
    return recordOf(at, Buffer.concat([HEADER, packEvent(story(at))]));
  });
  const [alone, apart] = [await written(records), await written(records, reader())];
  expect({ ...apart, decoded: 0 }).toEqual({ ...alone, decoded: 0 });
  expect(alone.unreadable).toEqual(['stories/0/9', 'stories/0/11']);
  // The first tells that the schema is known, and those that cannot be read why.
  expect(apart.decoded).toBeLessThan(5);
});

it('reads changes where they are told, once the table is built', async () => {
  const records = Array.from({ length: 2 * COUNT }, (_, at) =>
    recordOf(at, Buffer.concat([HEADER, packEvent(story(at))])),
  );
  const { told } = await written(records, reader());
  expect(told).toEqual(Array.from({ length: COUNT }, (_, at) => COUNT + at + 1));
});

it('answers in the order asked for, whatever waits', async () => {
  const apart = reader();
  const body = (at: number) => [{ body: packEvent(story(at)), shownAt: at }];
  const answers = await Promise.all([1, 2, 3, 5, 6].map((at) => apart.read(body(at))));
  expect(answers.map(([one]) => one?.story.revision)).toEqual([2, 3, 4, 6, 7]);
});

it('says so when its thread ends, and begins another', async () => {
  const apart = reader();
  const asked = apart.read([{ body: packEvent(story(1)), shownAt: 1 }]);
  const failed = expect(asked).rejects.toThrow('the thread that reads events has ended');
  await apart.stop();
  await failed;
  expect(await apart.read([{ body: packEvent(story(2)), shownAt: 1 }])).toHaveLength(1);
});
