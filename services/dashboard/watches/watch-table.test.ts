import { expect, it } from 'vitest';
import type { Watch } from '../domain/watch.ts';
import { readParameters } from '../http/parameters.ts';
import { filterParameters, filtersOf } from '../routes/filter-parameters.ts';
import { WatchTable } from './watch-table.ts';

const watch: Watch = {
  tenant: 'north',
  id: 'ferries',
  name: 'Ferries',
  query: 'q=ferry',
  minSignificance: 'minor',
  coolDownMinutes: 0,
  digestMinutes: 0,
  isPaused: false,
  webhook: null,
  createdAt: 0,
};

interface Given {
  readonly given?: Watch;
  readonly isKnown?: boolean;
  readonly isReadable?: boolean;
}

function idleOf({ given = watch, isKnown = true, isReadable = true }: Given): readonly string[] {
  const idle: string[] = [];
  const table = new WatchTable({
    filtersOf: (query) => {
      if (!isReadable) throw new Error(`${query} is of another release`);
      return filtersOf(readParameters(filterParameters, new URLSearchParams(query)));
    },
    scopesOf: () => (isKnown ? ['en'] : undefined),
    onUnreadable: () => undefined,
    onIdle: (key) => idle.push(key),
  });
  table.put(given);
  expect(table.size).toBe(1);
  return idle;
}

it('tells of a watch whose query is none of this release, and keeps it', () => {
  expect(idleOf({ isReadable: false })).toHaveLength(1);
});

it('tells of a watch whose tenant is known no more', () => {
  expect(idleOf({ isKnown: false })).toHaveLength(1);
});

it('says nothing of a watch that can match, nor of one that is paused', () => {
  expect(idleOf({})).toEqual([]);
  expect(idleOf({ given: { ...watch, isPaused: true }, isReadable: false })).toEqual([]);
});
