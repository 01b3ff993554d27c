import { article, member, START } from '@newsfold/test/support/fixture-article.ts';
import { expect, test } from 'vitest';
import { DocumentMemory } from '../documents/document-memory.ts';
import { toMaterial } from '../event/material.ts';
import type { Member } from '../event/member.ts';
import { correctedMatch } from '../state/match-of.ts';
import { timelineEnricher } from './timeline.ts';

/** A report seen so many milliseconds after START. */
const seen = (id: string, at: number, fields: Partial<Member> = {}): Member =>
  member(article(id, { seenAt: START + at }), fields);

const timelineOf = (...members: Member[]) =>
  timelineEnricher
    .run(toMaterial(members, START, 'active', new DocumentMemory()))
    .map(({ at, kind, articleId, count }) => [at - START, kind, articleId, count]);

test('every report is a moment, the copies between two reports are one', () => {
  expect(
    timelineOf(
      seen('a', 0),
      seen('b', 1, { copyGroupId: 'a' }),
      seen('c', 2, { copyGroupId: 'a' }),
      seen('d', 3),
      seen('e', 4, { copyGroupId: 'a' }),
    ),
  ).toEqual([
    [0, 'first_report', 'a', 1],
    [1, 'copies', 'a', 2],
    [3, 'report', 'd', 1],
    [4, 'copies', 'a', 1],
  ]);
});

test('an edit and an article that was moved here are corrections', () => {
  const edited = seen('a', 5, { versions: 2, firstSeenAt: START });
  const moved = seen('b', 3, { match: correctedMatch('move', 1) });
  expect(timelineOf(edited, moved)).toEqual([
    [0, 'first_report', 'a', 1],
    [3, 'correction', 'b', 1],
    [5, 'correction', 'a', 1],
  ]);
});
