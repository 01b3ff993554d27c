import { article, MINUTE, member, publisher, START } from '@newsfold/test/support/fixture-article.ts';
import { expect, test } from 'vitest';
import { DocumentMemory } from '../documents/document-memory.ts';
import { toMaterial } from '../event/material.ts';
import { importanceEnricher } from './importance.ts';

const HOUR = 60 * MINUTE;

/** The importance of a story whose reports were seen so many hours ago. */
function importanceOf(...sketches: ReadonlyArray<readonly [hoursAgo: number, family: string | null]>) {
  const now = START + 100 * HOUR;
  const members = sketches.map(([hoursAgo, family], i) =>
    member(article(`r${i}`, { seenAt: now - hoursAgo * HOUR, publisher: publisher(family) })),
  );
  return importanceEnricher.run(toMaterial(members, now, 'active', new DocumentMemory()));
}

test('sources count in doublings, and unknown ones not', () => {
  expect(importanceOf([0, 'a'])?.sources).toBe(0.2);
  expect(importanceOf([0, 'a'], [0, 'b'], [0, 'c'])?.sources).toBe(0.4);
  expect(importanceOf([0, 'a'], [0, 'a'], [0, null])?.sources).toBe(0.2);
});

test('what came within six hours moves a story', () => {
  expect(importanceOf([7, 'a'], [5.9, 'b'], [0, 'c'])?.momentum).toBe(0.333);
});

test('a report fades to half in twelve hours', () => {
  expect(importanceOf([12, 'a'])?.recency).toBe(0.5);
  expect(importanceOf([0, 'a'])?.recency).toBe(1);
});

test('the score is the weighed sum of the parts that are shown', () => {
  expect(importanceOf([12, 'a'])).toEqual({ score: 0.2, sources: 0.2, momentum: 0, recency: 0.5 });
});
