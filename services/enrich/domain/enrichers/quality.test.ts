import { article, member } from '@newsfold/test/support/fixture-article.ts';
import { expect, test } from 'vitest';
import { DocumentMemory } from '../documents/document-memory.ts';
import { toMaterial } from '../event/material.ts';
import { correctedMatch } from '../state/match-of.ts';
import { qualityEnricher } from './quality.ts';

/** The quality of a story whose reports `r0`, `r1` … joined it with these scores. */
function qualityOf(...scores: readonly (number | null)[]) {
  const members = scores.map((score, i) =>
    member(article(`r${i}`), { match: correctedMatch('joined', score) }),
  );
  return qualityEnricher.run(toMaterial(members, 0, 'active', new DocumentMemory()));
}

test('cohesion is the mean of the scores, the weakest link the lowest of them', () => {
  expect(qualityOf(null, 4, 1, 1)).toEqual({
    cohesion: 2,
    weakestLink: 'r2',
    needsReview: false,
    reasons: [],
  });
});

test('a report more than 2.5 below the mean is a weak link', () => {
  expect(qualityOf(4, 4, 0.5).reasons).toEqual([]);
  expect(qualityOf(4, 4, 0).reasons).toEqual(['weak-link']);
});

test('a mean below even odds is low cohesion', () => {
  expect(qualityOf(-1, -1, -1)).toMatchObject({ needsReview: true, reasons: ['low-cohesion'] });
});

test('two reports give no reason to review a story', () => {
  expect(qualityOf(-1, -7).reasons).toEqual([]);
});
