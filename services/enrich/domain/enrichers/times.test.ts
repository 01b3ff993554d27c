import type { TimeQuality } from '@newsfold/schemas/generated/records.ts';
import { article, member } from '@newsfold/test/support/fixture-article.ts';
import { expect, test } from 'vitest';
import { DocumentMemory } from '../documents/document-memory.ts';
import { toMaterial } from '../event/material.ts';
import { timesEnricher } from './times.ts';

type Sketch = readonly [seenAt: number, publishedAt: number | null, quality?: TimeQuality];

/** The times of a story at time 1000. */
function timesOf(...sketches: readonly Sketch[]) {
  const members = sketches.map(([seenAt, publishedAt, publishedAtQuality = 'exact'], i) =>
    member(article(`r${i}`, { seenAt, publishedAt, publishedAtQuality })),
  );
  return timesEnricher.run(toMaterial(members, 1000, 'active', new DocumentMemory()));
}

test('a story lasts from its earliest to its latest publication, whenever they were seen', () => {
  expect(timesOf([20, 15], [30, 5], [40, 25])).toMatchObject({
    firstPublishedAt: 5,
    lastPublishedAt: 25,
    firstSeenAt: 20,
    updatedAt: 1000,
  });
});

test('a missing date and one that was set back from the future say nothing', () => {
  expect(timesOf([20, null, 'missing'], [30, 30, 'clamped'])).toMatchObject({
    firstPublishedAt: null,
    lastPublishedAt: null,
    firstSeenAt: 20,
  });
});
