/** What is found at once, and what waits for its turn. That it survives a restart is seen beside the table's own tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { IndexWriter, TURN_MS } from './index-writer.ts';
import { type OpenTable, openTable } from './open-table.ts';

let folder: string;
let opened: OpenTable;
let now: number;
let index: IndexWriter;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-index-'));
  now = 0;
  opened = openTable(join(folder, 'table.db'), 'stories.v1');
  index = new IndexWriter(opened.db, () => now);
});

afterEach(() => {
  opened.db.close();
  rmSync(folder, { recursive: true });
});

type Change = readonly [rid: number, words: string | null];

/** One transaction. @returns whether the index has got a new part */
function change(changes: readonly Change[], ends: 'COMMIT' | 'ROLLBACK' = 'COMMIT', mustNotWait = false) {
  let isPart = false;
  opened.db.exec('BEGIN IMMEDIATE');
  for (const [rid, words] of changes) index.set(rid, words === null ? null : { words, tags: '' });
  index.flush(mustNotWait);
  opened.db.exec(ends);
  if (ends === 'COMMIT') isPart = index.committed();
  else index.undone();
  return isPart;
}

const found = (word: string): number[] =>
  (opened.db.prepare('SELECT rowid FROM search (?) ORDER BY rowid').all(word) as { rowid: number }[]).map(
    ({ rowid }) => rowid,
  );

const noted = (): number =>
  (opened.db.prepare('SELECT count(*) AS n FROM unindexed').get() as { n: number }).n;

it('indexes at once what comes alone, and what follows soon a turn later', () => {
  change([[1, 'ferry']]);
  expect(found('ferry')).toEqual([1]);
  now += TURN_MS - 1;
  change([
    [1, 'tram'],
    [2, 'tram'],
  ]);
  expect([found('ferry'), found('tram'), index.waiting, noted()]).toEqual([[1], [], 2, 2]);
  now += 1;
  change([[3, 'tram']]);
  expect([found('ferry'), found('tram'), index.waiting, noted()]).toEqual([[], [1, 2, 3], 0, 0]);
});

it('takes no turn for transactions that change no story', () => {
  change([]);
  change([[1, 'ferry']]);
  expect(found('ferry')).toEqual([1]);
});

it('tells whether the index has got a new part', () => {
  expect(change([])).toBe(false);
  expect(change([[1, 'ferry']])).toBe(true);
  expect(change([[2, 'ferry']])).toBe(false);
  now += TURN_MS;
  expect([change([]), change([])]).toEqual([true, false]);
});

it('waits with 499 rows, and not with 500', () => {
  change([[0, 'first']]);
  change(Array.from({ length: 499 }, (_, at): Change => [at + 1, 'ferry']));
  expect(found('ferry')).toEqual([]);
  change([[500, 'ferry']]);
  expect(found('ferry')).toHaveLength(500);
});

it('indexes at once where it is told to', () => {
  change([[1, 'ferry']]);
  change([[2, 'ferry']]);
  change([], 'COMMIT', true);
  expect([found('ferry'), noted()]).toEqual([[1, 2], 0]);
});

it('has the last word on a row, and takes away what is dropped meanwhile', () => {
  change([
    [1, 'ferry'],
    [2, 'ferry'],
  ]);
  change([
    [1, 'tram'],
    [2, 'tram'],
  ]);
  change([[1, 'bus']]);
  change([[2, null]]);
  now += TURN_MS;
  change([]);
  expect([found('ferry'), found('tram'), found('bus')]).toEqual([[], [], [1]]);
});

it('keeps what waited before a transaction that is undone, and nothing of that', () => {
  change([[1, 'ferry']]);
  change([[2, 'ferry']]);
  now += TURN_MS;
  change([[3, 'ferry']], 'ROLLBACK');
  expect([found('ferry'), index.waiting, noted()]).toEqual([[1], 1, 1]);
  change([]);
  expect(found('ferry')).toEqual([1, 2]);
});

it('writes one part of the index however rows come', () => {
  const parts = (): number =>
    (opened.db.prepare('SELECT count(DISTINCT segid) AS n FROM search_idx').get() as { n: number }).n;
  change([[0, 'first']]);
  const before = parts();
  for (const rid of [7, 3, 9, 1]) change([[rid, `word${rid} ferry`]]);
  now += TURN_MS;
  change([]);
  expect([found('ferry'), parts() - before]).toEqual([[1, 3, 7, 9], 1]);
});
