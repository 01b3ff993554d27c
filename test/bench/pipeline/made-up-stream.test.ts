import { analyse, DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import { scopePartition } from '@newsfold/schemas/scope-partition.ts';
import { expect, it } from 'vitest';
import '../../support/provide-language-data.ts';
import { DESK_FIELD, DESKS, MadeUpStream } from './made-up-stream.ts';

const NOW = Date.UTC(2026, 2, 9);
const WINDOW = 48;

const stream = new MadeUpStream(1, 48, WINDOW, NOW);
const streamed = [...stream.alone(16), ...stream.mixed(16), ...stream.of('short', 16)].map(
  (value) => JSON.parse(value.toString()) as Record<string, string>,
);

it('has its articles seen one after the other at one pace, the last of them now', () => {
  const times = streamed.map(({ seenAt }) => Date.parse(seenAt ?? ''));
  const steps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
  expect(new Set(steps)).toEqual(new Set([(96 * 3_600_000) / WINDOW]));
  expect(times.at(-1)).toBe(NOW);
});

it('keeps the articles of a desk together, and the desks in all partitions alike', () => {
  const settings = { ...DEFAULT_SETTINGS, scopeBy: `field:${DESK_FIELD}` };
  const scopes = streamed.map((fields, offset) => {
    const analysis = analyse(fields, { topic: 'raw', partition: 0, offset, timestamp: NOW }, settings);
    return analysis.kind === 'article' ? analysis.article.scope : analysis.kind;
  });
  expect(scopes).toEqual(streamed.map(({ desk }) => desk));
  const partitions = DESKS.map((desk) => scopePartition(desk, 4)).sort();
  expect(partitions).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
});

it('shows no address twice', () => {
  const urls = streamed.map(({ url }) => url);
  // A corpus repeats a few of its articles by itself, as feeds do.
  expect(new Set(urls).size).toBeGreaterThan(0.9 * urls.length);
});
