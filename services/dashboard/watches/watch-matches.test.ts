import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Watch, watchKey } from '../domain/watch.ts';
import { type OpenTable, openTable } from '../table/open-table.ts';
import type { FreshChange } from '../table/story-change.ts';
import { FEW_WAITING, MOST_WAITING, WatchMatches } from './watch-matches.ts';

let folder: string;
let opened: OpenTable;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-matches-'));
  opened = openTable(join(folder, 'table.db'), 'stories.v1');
});

afterEach(() => {
  opened.db.close();
  rmSync(folder, { recursive: true });
});

const watch = (id: string): Watch => ({
  tenant: null,
  id,
  name: id,
  query: '',
  minSignificance: 'none',
  coolDownMinutes: 0,
  digestMinutes: 0,
  webhook: { url: 'https://hooks.example/', secret: 'whsec_x' },
  isPaused: false,
  createdAt: 0,
});

const change = (nth: number): FreshChange => ({
  seq: nth,
  storyId: `s${nth}`,
  revision: nth,
  shownAt: nth,
  kind: 'updated',
  significance: 'material',
  scope: 'en',
  mergedInto: null,
  item: null,
  tags: new Map(),
  words: '',
});

/** So many matches for each of some watches in turn, all at one time. */
function match(matches: WatchMatches, now: number, times: number, ...ids: readonly string[]): void {
  for (let nth = 0; nth < times; nth += 1)
    for (const id of ids) matches.match(watch(id), change(1000 * now + nth), now);
}

const waiting = (matches: WatchMatches, id: string) => matches.health(watchKey(watch(id))).waiting;

it('lets so many matches wait for one webhook, and counts the others', () => {
  const matches = new WatchMatches(opened.db);
  match(matches, 1, MOST_WAITING + 7, 'a');
  expect(matches.health(watchKey(watch('a')))).toMatchObject({ waiting: MOST_WAITING, missed: 7 });
});

it('lets so many wait for all together, and then those alone for whom few do', () => {
  const bound = 3 * MOST_WAITING;
  const matches = new WatchMatches(opened.db, bound);
  match(matches, 1, MOST_WAITING, 'a', 'b', 'c');
  expect(matches.queued()).toBe(bound);
  match(matches, 2, 100, 'd', 'e');
  expect([waiting(matches, 'd'), waiting(matches, 'e')]).toEqual([FEW_WAITING, FEW_WAITING]);
  expect(matches.health(watchKey(watch('d'))).missed).toBe(80);
  // One that takes what it is sent is told on.
  const [first] = matches.due(10).filter((one) => one.watch === watchKey(watch('d')));
  if (first === undefined) throw new Error('something is due');
  matches.told(matches.batch(first.watch, first.batch), 10);
  match(matches, 11, 1, 'd');
  expect(waiting(matches, 'd')).toBe(FEW_WAITING);
});

it('has room again when others have been told, and counts no more than there are after a transaction that was undone', () => {
  const matches = new WatchMatches(opened.db, 100);
  opened.db.exec('BEGIN');
  match(matches, 1, 100, 'a');
  opened.db.exec('ROLLBACK');
  match(matches, 2000, 60, 'b');
  expect(waiting(matches, 'b')).toBe(60);
  match(matches, 2001, 60, 'c');
  expect(waiting(matches, 'c')).toBe(40);
  matches.forget(watchKey(watch('b')));
  match(matches, 4000, 30, 'c');
  expect(waiting(matches, 'c')).toBe(70);
});
