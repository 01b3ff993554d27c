/** Parts of the index become fewer, some pages at a time, and say the same meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { IndexMerger } from './index-merger.ts';
import { type OpenTable, openTable } from './open-table.ts';

let folder: string;
let opened: OpenTable;
let merger: IndexMerger;

function open(): void {
  opened = openTable(join(folder, 'table.db'), 'stories.v1');
  merger = new IndexMerger(opened.db);
  merger.takeOver();
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-merger-'));
  open();
});

afterEach(() => {
  opened.db.close();
  rmSync(folder, { recursive: true });
});

type Row = readonly [rid: number, words: string | null];

/** Writes one part of the index. */
function write(rows: readonly Row[]): void {
  opened.db.exec('BEGIN IMMEDIATE');
  for (const [rid, words] of rows)
    if (words === null) opened.db.prepare('DELETE FROM search WHERE rowid = ?').run(rid);
    else
      opened.db
        .prepare("INSERT OR REPLACE INTO search (rowid, words, tags) VALUES (?, ?, '')")
        .run(rid, words);
  opened.db.exec('COMMIT');
  merger.wake();
}

function step(ends: 'COMMIT' | 'ROLLBACK' = 'COMMIT'): void {
  opened.db.exec('BEGIN IMMEDIATE');
  merger.step();
  opened.db.exec(ends);
}

const count = (sql: string): number => (opened.db.prepare(sql).get() as { n: number }).n;
const parts = () => count('SELECT count(DISTINCT segid) AS n FROM search_idx');
const found = (word: string): number[] =>
  (opened.db.prepare('SELECT rowid FROM search (?) ORDER BY rowid').all(word) as { rowid: number }[]).map(
    ({ rowid }) => rowid,
  );
const setting = (name: string) =>
  (opened.db.prepare('SELECT v FROM search_config WHERE k = ?').get(name) as { v: number }).v;

/** Steps that nothing here needs. */
const TOO_MANY = 1000;

/** Merges until nothing is left. @returns how many steps it took */
function mergeAll(): number {
  let steps = 0;
  for (; merger.isDue && steps < TOO_MANY; steps += 1) step();
  expect(steps).toBeLessThan(TOO_MANY);
  return steps;
}

it('merges eight parts, and leaves seven', () => {
  for (let rid = 1; rid <= 7; rid += 1) write([[rid, 'ferry']]);
  mergeAll();
  expect([parts(), found('ferry').length]).toEqual([7, 7]);
  write([[8, 'ferry']]);
  mergeAll();
  expect([parts(), found('ferry').length]).toEqual([1, 8]);
});

it('leaves all merging to its steps', () => {
  for (let rid = 1; rid <= 40; rid += 1) write([[rid, 'ferry']]);
  expect(parts()).toBe(40);
  mergeAll();
  expect([parts() < 10, found('ferry').length]).toEqual([true, 40]);
});

it('merges few pages at a time', () => {
  const pages = () => count('SELECT count(*) AS n FROM search_data');
  for (let part = 0; part < 8; part += 1)
    write(
      Array.from({ length: 60 }, (_, at): Row => {
        const rid = part * 60 + at + 1;
        return [rid, Array.from({ length: 150 }, (_no, nth) => `word${rid * 1009 + nth * 31}`).join(' ')];
      }),
    );
  const all = pages();
  expect(mergeAll()).toBeGreaterThan(all / 64);
  expect([parts(), found('word1009')]).toEqual([1, [1]]);
});

it('is due when a part has come, and not when nothing was left to merge', () => {
  write([[1, 'ferry']]);
  expect(merger.isDue).toBe(true);
  step();
  expect(merger.isDue).toBe(false);
});

it('writes a part anew once three in ten of its rows are there no more, and not before', () => {
  write(Array.from({ length: 100 }, (_, at): Row => [at + 1, 'ferry']));
  const [first] = opened.db.prepare('SELECT DISTINCT segid FROM search_idx').all() as { segid: number }[];
  const isThere = () =>
    count(`SELECT count(*) AS n FROM search_idx WHERE segid = ${Number(first?.segid)}`) > 0;
  write(Array.from({ length: 29 }, (_, at): Row => [at + 1, null]));
  mergeAll();
  expect(isThere()).toBe(true);
  write([[30, null]]);
  mergeAll();
  expect([isThere(), found('ferry').length]).toEqual([false, 70]);
});

it('waits for the next part after a step that failed', () => {
  for (let rid = 1; rid <= 8; rid += 1) write([[rid, 'ferry']]);
  opened.db.exec('PRAGMA query_only = ON');
  expect(() => merger.step()).toThrow();
  opened.db.exec('PRAGMA query_only = OFF');
  expect(merger.isDue).toBe(false);
  write([[9, 'ferry']]);
  mergeAll();
  expect([parts() < 3, found('ferry').length]).toEqual([true, 9]);
});

it('takes over the index of an earlier release, and writes nothing where it has', () => {
  opened.db.exec("INSERT INTO search (search, rank) VALUES ('automerge', 4)");
  opened.db.close();
  open();
  expect(['automerge', 'crisismerge', 'usermerge', 'deletemerge'].map(setting)).toEqual([0, 64, 8, 30]);
  const before = count('SELECT total_changes() AS n');
  merger.takeOver();
  expect(count('SELECT total_changes() AS n')).toBe(before);
});

it('says at each step what was written', () => {
  const words = fc.constantFrom('ferry', 'tram', 'ferry tram', null);
  const part = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), words), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(fc.tuple(part, fc.nat(2)), { maxLength: 20 }), (written) => {
      const now = new Map<number, string | null>();
      opened.db.exec("INSERT INTO search (search) VALUES ('delete-all')");
      const holding = (word: string) =>
        [...now]
          .filter(([, text]) => text?.includes(word) === true)
          .map(([rid]) => rid)
          .sort((a, b) => a - b);
      for (const [rows, steps] of written) {
        write(rows);
        for (const [rid, text] of rows) now.set(rid, text);
        for (let at = 0; at < steps; at += 1) step();
        expect([found('ferry'), found('tram')]).toEqual([holding('ferry'), holding('tram')]);
      }
    }),
    { numRuns: 60 },
  );
});
