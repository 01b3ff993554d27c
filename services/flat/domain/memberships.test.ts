import { answerAssignment, createStories } from '@newsfold/enrich/domain/stories.ts';
import { analyse } from '@newsfold/ingest/domain/analyse.ts';
import type { Assignment, StoryArticleRow } from '@newsfold/schemas/generated/records.ts';
import { seeded } from '@newsfold/test/integrity/scheduler.ts';
import { NOON } from '@newsfold/test/support/article-fixture.ts';
import { corpus } from '@newsfold/test/support/corpus.ts';
import { DecidedPartition, decisionOf } from '@newsfold/test/support/decided-partition.ts';
import { expect, it } from 'vitest';
import { applyMembership, noMemberships } from './memberships.ts';

/** Facts of a partition over which articles come, are withdrawn, and are moved by editors. */
function facts(seed: number, count: number): Assignment[] {
  const random = seeded(seed);
  const below = (most: number) => Math.floor(random() * most);
  const partition = new DecidedPartition();
  const made: Assignment[] = [];
  const ids: string[] = [];
  const any = () => ids[below(ids.length)] ?? '';
  corpus(seed, count).forEach((raw, offset) => {
    const timestamp = NOON + offset * 60_000;
    const analysis = analyse({ ...raw }, { topic: 'raw.v1', partition: 0, offset, timestamp });
    if (analysis.kind !== 'article') throw new Error('no article');
    ids.push(analysis.article.articleId);
    made.push(partition.take(analysis.article));
    if (random() > 0.3) return;
    const kind = (['withdraw', 'together', 'apart', 'alone'] as const)[below(4)] ?? 'alone';
    const articleIds = kind === 'withdraw' || kind === 'alone' ? [any()] : [any(), any()];
    made.push(
      partition.take(decisionOf({ kind, articleIds, decisionId: `${kind}-${offset}`, at: timestamp })),
    );
  });
  return made;
}

it.each([1, 2, 3])('has each article in the story where enrich has it, fact by fact (seed %i)', (seed) => {
  const stories = createStories();
  const memberships = noMemberships();
  const table = new Map<string, StoryArticleRow>();
  const kinds = new Set<string>();
  for (const fact of facts(seed, 120)) {
    answerAssignment(stories, fact);
    for (const [articleId, row] of applyMembership(memberships, fact)) {
      if (row === null) table.delete(articleId);
      else table.set(articleId, row);
      kinds.add(row?.joined_as ?? 'gone');
      expect(row?.revision ?? fact.articleOffset).toBe(fact.articleOffset);
    }
    const rows = new Map([...table].map(([articleId, row]) => [articleId, row.story_id]));
    expect(rows).toEqual(stories.storyOf);
  }
  expect([...kinds]).toEqual(expect.arrayContaining(['new_story', 'joined', 'copy', 'decision', 'gone']));
});

const row = { article_id: 'a', story_id: 's', revision: 1, standing: 'current' } as StoryArticleRow;
const nothing = { articleId: '', article: null, storyId: '', copyGroupId: '', scope: 'en', corrections: [] };
const fact = (given: Partial<Assignment>) =>
  ({
    ...nothing,
    articleOffset: 7,
    verdict: 'decided',
    closedStoryIds: [],
    decision: null,
    notices: [],
    ...given,
  }) as unknown as Assignment;

function withRow() {
  const memberships = noMemberships();
  memberships.stories.set('s', new Map([['a', row]]));
  memberships.storyOf.set('a', 's');
  return memberships;
}

const notice = (kind: string) => ({ kind, articleId: 'a', noticeId: 'n', by: '', at: 0 });

it('marks what is killed or corrected, and does not bring back what was killed', () => {
  const memberships = withRow();
  const notices = (...kinds: string[]) => fact({ notices: kinds.map(notice) } as never);
  expect(applyMembership(memberships, notices('correction'))).toMatchObject([
    ['a', { standing: 'corrected' }],
  ]);
  expect(applyMembership(memberships, notices('kill'))).toMatchObject([
    ['a', { standing: 'killed', revision: 7 }],
  ]);
  expect(applyMembership(memberships, notices('correction', 'advisory'))).toEqual([]);
});

it('moves all articles of a story that goes into another, and those that a move names', () => {
  const correction = (kind: string) =>
    fact({ corrections: [{ kind, fromStoryId: 's', toStoryId: 't', articleIds: [] }] } as never);
  expect(applyMembership(withRow(), correction('merge'))).toMatchObject([
    ['a', { story_id: 't', joined_as: 'merge', revision: 7 }],
  ]);
  expect(applyMembership(withRow(), correction('move'))).toEqual([]);
});

it('keeps the rows of a story that closes as they were, and forgets it', () => {
  const memberships = withRow();
  expect(applyMembership(memberships, fact({ closedStoryIds: ['s'] }))).toEqual([]);
  expect(memberships).toEqual(noMemberships());
  const last = fact({ closedStoryIds: ['s'], notices: [notice('kill')] } as never);
  expect(applyMembership(withRow(), last)).toMatchObject([['a', { standing: 'killed' }]]);
});
