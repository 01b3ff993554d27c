/**
 * `npm run bench:watches [-- --watches N --updates U]`: what N saved searches cost beside taking U changes of stories in,
 * on one core: the time of the table without them, with them, and of the matching alone.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readParameters } from '@newsfold/dashboard/http/parameters.ts';
import { filterParameters, filtersOf } from '@newsfold/dashboard/routes/filter-parameters.ts';
import { openTable } from '@newsfold/dashboard/table/open-table.ts';
import { StoryTable } from '@newsfold/dashboard/table/story-table.ts';
import { WatchMatches } from '@newsfold/dashboard/watches/watch-matches.ts';
import { WatchTable } from '@newsfold/dashboard/watches/watch-table.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { eventOf, placeFrom, TELLING } from './api/made-up-log.ts';
import { numbersFrom, wordFrom } from './api/made-up-words.ts';

const TOPIC = 'stories.v1';
const STORIES = 5000;
const BATCH = 100;
/** A search that is saved has a word that one story in a hundred has, or fewer: at this rate it matches thousands a day. */
const RARE = 3000;

const { values: given } = parseArgs({
  options: {
    watches: { type: 'string', default: '10000' },
    updates: { type: 'string', default: '5000' },
  },
});
const [watches, updates] = [Number(given.watches), Number(given.updates)];
if (![watches, updates].every((one) => Number.isSafeInteger(one) && one > 0)) {
  process.stderr.write('--watches and --updates must be whole numbers\n');
  process.exit(2);
}

/** A watch as people save them: two words, or a word and a place, some of a place alone; half have a webhook. */
function watchesMade(count: number): WatchTable {
  const table = new WatchTable({
    filtersOf: (query) => filtersOf(readParameters(filterParameters, new URLSearchParams(query))),
    scopesOf: () => null,
    onUnreadable: () => undefined,
    onIdle: (key) => {
      throw new Error(`nothing can match ${key}`);
    },
  });
  const next = numbersFrom(7);
  for (let at = 0; at < count; at += 1) {
    const kind = next();
    const words = `q=${wordFrom(next, 'en', RARE)}+`;
    const query =
      kind < 0.6
        ? `${words}${wordFrom(next, 'en', TELLING)}+`
        : kind < 0.9
          ? `${words}&place=${placeFrom(next)}`
          : `place=${placeFrom(next)}`;
    table.put({
      tenant: null,
      id: `w${at}`,
      name: '',
      query,
      minSignificance: 'material',
      coolDownMinutes: 30,
      digestMinutes: 0,
      webhook: at % 2 === 0 ? { url: 'https://hooks.example/', secret: 'whsec_' } : null,
      isPaused: false,
      createdAt: 0,
    });
  }
  return table;
}

/** Takes the changes in. @returns processor time a change, ms; of the matching alone; and matches */
async function run(table: WatchTable | null) {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-bench-'));
  const file = join(folder, 'table.db');
  const opened = openTable(file, TOPIC);
  const matches = new WatchMatches(opened.db);
  let matched = 0;
  let spent = 0;
  const events = new Map<string, Story>();
  const stories = new StoryTable({
    opened,
    file,
    decode: (value) => Promise.resolve(events.get(value.toString()) as Story) as never,
    kept: { archiveDays: 365, historyDays: 0 },
    now: Date.now,
    withChanges: (changes) => {
      const begun = performance.now();
      for (const change of changes)
        for (const watch of table?.wanting(change) ?? []) {
          matches.match(watch, change, Date.now());
          matched += 1;
        }
      spent += performance.now() - begun;
    },
    onChanges: () => undefined,
    onUnreadable: () => undefined,
  });
  const next = numbersFrom(3);
  stories.onLive(0);
  const begun = process.cpuUsage();
  let making = 0;
  for (let from = 0; from < updates; from += BATCH) {
    const made = process.cpuUsage();
    const records = Array.from({ length: BATCH }, (_, at) => {
      const event = eventOf((from + at) % STORIES, from + at + 1, next);
      events.set(String(from + at), event);
      return {
        topic: TOPIC,
        partition: 0,
        offset: from + at,
        key: Buffer.from(event.storyId),
        value: Buffer.from(String(from + at)),
        headers: [],
        timestamp: Date.now(),
      };
    });
    const { user, system } = process.cpuUsage(made);
    making += user + system;
    await stories.take(0, records, from + BATCH);
    events.clear();
  }
  const { user, system } = process.cpuUsage(begun);
  opened.db.close();
  rmSync(folder, { recursive: true });
  return { cpu: (user + system - making) / 1000 / updates, spent: spent / updates, matched };
}

const without = await run(null);
const table = watchesMade(watches);
const withThem = await run(table);
const figure = (ms: number) => `${ms.toFixed(3)} ms`;
process.stdout.write(`${watches} watches, ${updates} changes of ${STORIES} stories
processor time of a change without watches   ${figure(without.cpu)}
with them                                    ${figure(withThem.cpu)}
of it matching, and noting the matches       ${figure(withThem.spent)}
matches of a change                          ${(withThem.matched / updates).toFixed(2)}
share of a core at 500 changes/s             ${(withThem.cpu * 50).toFixed(0)} %
`);
