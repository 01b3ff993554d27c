import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Assignment, Verdict } from '@newsfold/schemas/generated/records.ts';
import { article, assignment, MINUTE, START } from '@newsfold/test/support/fixture-article.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REDIRECT_RETENTION_MS } from './state/apply-assignment.ts';
import { answerAssignment, createStories, restoreAssignment, type StoryEvent } from './stories.ts';

const type = avroType('Story');

function bytes(events: readonly StoryEvent[]): string[] {
  return events.map(
    ({ storyId, story }) => `${storyId} ${story === null ? 'null' : type.toBuffer(story).toString('base64')}`,
  );
}

const merge = (from: string, to: string, articleIds: string[] = []) =>
  ({ kind: 'merge', fromStoryId: from, toStoryId: to, articleIds, score: 2, threshold: 1 }) as const;

describe('answerAssignment', () => {
  it('creates a story, then updates it', () => {
    const stories = createStories();
    const [created] = answerAssignment(
      stories,
      assignment(article('a'), 's', { verdict: 'new_story', articleOffset: 4 }),
    );
    expect(created?.story).toMatchObject({ storyId: 's', changeType: 'created', revision: 4, causedBy: 'a' });
    const [updated] = answerAssignment(stories, assignment(article('b'), 's', { articleOffset: 7 }));
    expect(updated?.story).toMatchObject({
      changeType: 'updated',
      revision: 7,
      counts: { articles: 2, reports: 2 },
    });
  });

  it('answers a repeat and a rejection with nothing', () => {
    const stories = createStories();
    const repeat = assignment(article('a'), 's', { verdict: 'repeat', article: null });
    expect(answerAssignment(stories, repeat)).toEqual([]);
    expect(answerAssignment(stories, { ...repeat, verdict: 'rejected', storyId: '' })).toEqual([]);
  });

  it('replaces an edited article and counts its versions', () => {
    const stories = createStories();
    answerAssignment(stories, assignment(article('a'), 's', { verdict: 'new_story' }));
    const edited = article('a', { title: 'Changed', seenAt: START + MINUTE });
    const [event] = answerAssignment(stories, assignment(edited, 's', { verdict: 'edit' }));
    expect(event?.story?.articles).toMatchObject([
      { title: 'Changed', versions: 2, match: { reason: 'new_story' } },
    ]);
    expect(event?.story?.times.firstSeenAt).toBe(START);
  });

  it('keeps an article in its place when an edit has a later publication time', () => {
    const stories = createStories();
    const at = (id: string, minutes: number) =>
      article(id, { seenAt: START, publishedAt: START + minutes * MINUTE });
    answerAssignment(stories, assignment(at('b', -9), 's', { verdict: 'new_story' }));
    answerAssignment(stories, assignment(at('a', -5), 's'));
    const [event] = answerAssignment(stories, assignment(at('b', 0), 's', { verdict: 'edit' }));
    expect(event?.story?.articles.map(({ articleId }) => articleId)).toEqual(['b', 'a']);
  });

  it('leaves a redirect under a merged id, and a tombstone after its retention', () => {
    const stories = createStories();
    answerAssignment(stories, assignment(article('a'), 'one'));
    answerAssignment(stories, assignment(article('b'), 'two'));
    const merged = answerAssignment(
      stories,
      assignment(article('c'), 'two', { corrections: [merge('one', 'two')] }),
    );
    expect(merged.map(({ storyId }) => storyId)).toEqual(['two', 'one']);
    expect(merged[0]?.story).toMatchObject({ supersedes: ['one'], counts: { articles: 3 } });
    expect(merged[1]?.story).toMatchObject({
      status: 'merged',
      mergedInto: 'two',
      articles: [],
      counts: { articles: 0 },
    });
    const late = article('d', { seenAt: START + REDIRECT_RETENTION_MS });
    expect(answerAssignment(stories, assignment(late, 'two')).at(-1)).toEqual({
      storyId: 'one',
      story: null,
    });
  });

  it('names the origin of a split story and reports both', () => {
    const stories = createStories();
    for (const id of ['a', 'b', 'c']) answerAssignment(stories, assignment(article(id), 'one'));
    const split = {
      kind: 'split',
      fromStoryId: 'one',
      toStoryId: 'two',
      articleIds: ['a', 'b'],
      score: 3,
      threshold: 2,
    } as const;
    const events = answerAssignment(stories, assignment(article('d'), 'one', { corrections: [split] }));
    expect(
      events.map(({ story }) => [
        story?.storyId,
        story?.changeType,
        story?.splitFrom,
        story?.counts.articles,
      ]),
    ).toEqual([
      ['one', 'updated', null, 2],
      ['two', 'split', 'one', 2],
    ]);
  });

  it('closes a story and forgets its members', () => {
    const stories = createStories();
    answerAssignment(stories, assignment(article('a'), 'one'));
    const events = answerAssignment(stories, assignment(article('b'), 'two', { closedStoryIds: ['one'] }));
    expect(events.map(({ story }) => [story?.storyId, story?.status])).toEqual([
      ['two', 'active'],
      ['one', 'closed'],
    ]);
    expect([...stories.live.keys()]).toEqual(['two']);
    expect([...stories.storyOf.keys()]).toEqual(['b']);
  });
});

const storyId = fc.constantFrom('s1', 's2', 's3', 's4');
const articleNumber = fc.integer({ min: 0, max: 11 });
const correction = fc.record({
  kind: fc.constantFrom('move', 'merge', 'split', 'unknown'),
  fromStoryId: storyId,
  toStoryId: storyId,
  articleIds: fc.array(
    articleNumber.map((n) => `a${n}`),
    { maxLength: 4 },
  ),
  score: fc.constant(1),
  threshold: fc.constant(0),
});
const step = fc.record({
  n: articleNumber,
  storyId,
  group: articleNumber,
  verdict: fc.constantFrom<Verdict>('new_story', 'joined', 'copy', 'edit', 'repeat', 'rejected'),
  wait: fc.constantFrom(0, 1, 30, 2000, 5000),
  corrections: fc.array(correction, { maxLength: 2 }),
  closed: fc.array(storyId, { maxLength: 1 }),
});
const history = fc.array(step, { minLength: 1, maxLength: 25 }).map((steps) => {
  let seenAt = START;
  return steps.map((of, articleOffset): Assignment => {
    seenAt += of.wait * MINUTE;
    const text = `${of.n % 3 === 0 ? 'Nine' : 'Eleven'} people died in the flood in Lagos on Monday, officials said. Report ${of.n}.`;
    const read = article(`a${of.n}`, { seenAt, text, title: `Flood in Lagos kills ${of.n}` });
    return assignment(read, of.storyId, {
      articleOffset,
      verdict: of.verdict,
      copyGroupId: `a${of.group}`,
      corrections: of.corrections,
      closedStoryIds: of.closed,
      article: of.verdict === 'repeat' || of.verdict === 'rejected' ? null : read,
    });
  });
});

describe('restoreAssignment', () => {
  it('leads to the same bytes as a state that never stopped', () => {
    fc.assert(
      fc.property(history, fc.nat(25), (assignments, at) => {
        const cut = Math.min(at, assignments.length);
        const live = createStories();
        const expected = assignments.map((fact) => bytes(answerAssignment(live, fact)));
        const restored = createStories();
        for (const fact of assignments.slice(0, cut)) restoreAssignment(restored, fact);
        const answers = assignments.slice(cut).map((fact) => bytes(answerAssignment(restored, fact)));
        expect(answers).toEqual(expected.slice(cut));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every accepted article in exactly one live story', () => {
    fc.assert(
      fc.property(history, (assignments) => {
        const stories = createStories();
        for (const fact of assignments) restoreAssignment(stories, fact);
        const held = [...stories.live.values()].flatMap((story) =>
          [...story.members.keys()].map((id) => [id, story.storyId]),
        );
        expect(held.sort()).toEqual([...stories.storyOf].sort());
      }),
    );
  });
});
