import { article, MINUTE, member, publisher, START } from '@newsfold/test/support/fixture-article.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DocumentMemory } from '../documents/document-memory.ts';
import { toMaterial } from '../event/material.ts';
import { momentumEnricher } from './momentum.ts';

const HOUR = 60 * MINUTE;
type Sketch = readonly [hoursAgo: number, family: string | null, copyOf?: string];

/** The momentum of a story whose reports `r0`, `r1` … were seen so many hours ago. */
function momentumOf(sketches: readonly Sketch[], status: 'active' | 'closed' = 'active') {
  const now = START + 100 * HOUR;
  const members = sketches.map(([hoursAgo, family, copyOf], i) => {
    const of = article(`r${i}`, { seenAt: now - hoursAgo * HOUR, publisher: publisher(family) });
    return member(of, { copyGroupId: copyOf ?? `r${i}` });
  });
  return momentumEnricher.run(toMaterial(members, now, status, new DocumentMemory()));
}

const stateOf = (...sketches: Sketch[]): string => momentumOf(sketches).state;

test('three sources within an hour break news, two develop it, one does not move it', () => {
  expect(stateOf([0.9, 'a'], [0.5, 'b'], [0, 'c'])).toBe('breaking');
  expect(stateOf([0.9, 'a'], [0, 'b'])).toBe('developing');
  expect(stateOf([0, 'a'])).toBe('stable');
});

test('two sources within six hours are a development, within seven they are none', () => {
  expect(stateOf([5.9, 'a'], [0, 'b'])).toBe('developing');
  expect(stateOf([6.1, 'a'], [0, 'b'])).toBe('stable');
});

test('sources count, not reports of one source, unknown ones or copies', () => {
  expect(stateOf([0.9, 'a'], [0.5, 'a'], [0, 'a'])).toBe('stable');
  expect(stateOf([0.9, 'a'], [0.5, null], [0, null])).toBe('stable');
  const copied = momentumOf([
    [0.9, 'a'],
    [0.5, 'b', 'r0'],
    [0, 'c', 'r0'],
  ]);
  expect(copied).toMatchObject({
    state: 'stable',
    articlesLastHour: 3,
    publishersLastHour: 1,
    publishersLastSixHours: 1,
  });
});

test('a story is concluded when it is closed or its last report came after a day of silence', () => {
  expect(momentumOf([[0, 'a']], 'closed').state).toBe('concluded');
  expect(stateOf([24, 'a'], [0, 'b'])).toBe('concluded');
  expect(stateOf([23.9, 'a'], [0, 'b'])).toBe('stable');
  expect(stateOf([30, 'a'], [2, 'b'], [0, 'c'])).toBe('developing');
});

test('reports are counted by the hour, the last one last, copies and older ones not', () => {
  const { reportsPerHour } = momentumOf([
    [30, 'a'],
    [23.5, 'b'],
    [0.5, 'c'],
    [0.2, 'd'],
    [0.1, 'e', 'r3'],
  ]);
  expect(reportsPerHour).toHaveLength(24);
  expect(reportsPerHour.at(0)).toBe(1);
  expect(reportsPerHour.at(-1)).toBe(2);
  expect(reportsPerHour.reduce((sum, count) => sum + count)).toBe(3);
});

test('a state ends by itself when what made it is too old', () => {
  const now = START + 100 * HOUR;
  expect(
    momentumOf([
      [0.9, 'a'],
      [0.5, 'b'],
      [0, 'c'],
    ]),
  ).toMatchObject({
    breakingUntil: now + 0.1 * HOUR,
    developingUntil: now + 5.5 * HOUR,
    concludedFrom: now + 24 * HOUR,
  });
  expect(momentumOf([[0, 'a']])).toMatchObject({
    breakingUntil: null,
    developingUntil: null,
    concludedFrom: now + 24 * HOUR,
  });
  expect(momentumOf([[0, 'a']], 'closed')).toMatchObject({ breakingUntil: null, concludedFrom: now });
});

test('what a reader makes of an event later is what a later event without reports would say', () => {
  const sketch = fc.tuple(
    fc.double({ min: 0, max: 30, noNaN: true }),
    fc.constantFrom('a', 'b', 'c', 'd', null),
  );
  const sketches = fc.array(sketch, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(sketches, fc.double({ min: 0, max: 30, noNaN: true }), (reports, later) => {
      const event = momentumOf(reports);
      if (event.state === 'concluded') return;
      const t = START + (100 + later) * HOUR;
      const shifted = momentumOf(reports.map(([hoursAgo, family]) => [hoursAgo + later, family]));
      const isOver = t >= (event.concludedFrom ?? 0);
      const read =
        t < (event.breakingUntil ?? 0)
          ? 'breaking'
          : t < (event.developingUntil ?? 0)
            ? 'developing'
            : 'stable';
      if (!isOver && shifted.state !== 'concluded') expect(read).toBe(shifted.state);
    }),
  );
});
