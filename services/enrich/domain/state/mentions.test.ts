import type { Mention } from '@newsfold/schemas/generated/records.ts';
import { article, assignment } from '@newsfold/test/support/fixture-article.ts';
import { describe, expect, it } from 'vitest';
import { answerAssignment, createStories, restoreAssignment } from '../stories.ts';
import type { Stories } from './live-story.ts';

const ITEM = 'A ferry sank off Kisumu.';
const mention = (storyId: string, start = 0, end = ITEM.length): Mention => ({
  storyId,
  start,
  end,
  score: 1,
});

const digestOf = (id: string, ...stories: string[]) =>
  assignment(article(id, { title: 'Five things to know', text: ITEM }), `own-${id}`, {
    verdict: 'new_story',
    mentions: stories.map((storyId) => mention(storyId)),
  });

function withStories(...ids: string[]): Stories {
  const stories = createStories();
  for (const id of ids) restoreAssignment(stories, assignment(article(`report-${id}`), id));
  return stories;
}

const mentionedIn = (stories: Stories, storyId: string) =>
  stories.live.get(storyId)?.mentionedIn.map(({ articleId }) => articleId);

describe('a digest that mentions stories', () => {
  it('is listed in the events of both, and counted nowhere', () => {
    const stories = withStories('one', 'two');
    const events = answerAssignment(stories, digestOf('d', 'one', 'two'));
    expect(events.map(({ storyId }) => storyId)).toEqual(['own-d', 'one', 'two']);
    const event = events[1]?.story;
    expect(event?.mentionedIn).toMatchObject([{ articleId: 'd', title: 'Five things to know', text: ITEM }]);
    expect(event?.counts).toMatchObject({ articles: 1, reports: 1 });
    expect(event).toMatchObject({ changeType: 'updated', significance: 'none' });
    expect(event?.changes).toEqual([
      { path: 'mentionedIn', kind: 'changed', significance: 'none', from: '0', to: '1' },
    ]);
  });

  it('founds no story that has ended', () => {
    const stories = withStories();
    expect(answerAssignment(stories, digestOf('d', 'gone')).map(({ storyId }) => storyId)).toEqual(['own-d']);
    expect(stories.live.has('gone')).toBe(false);
  });

  it('is forgotten by what its next version does not mention', () => {
    const stories = withStories('one', 'two');
    restoreAssignment(stories, digestOf('d', 'one'));
    const events = answerAssignment(stories, { ...digestOf('d', 'two'), verdict: 'edit' });
    expect(events.map(({ storyId }) => storyId)).toEqual(['own-d', 'one', 'two']);
    expect([mentionedIn(stories, 'one'), mentionedIn(stories, 'two')]).toEqual([[], ['d']]);
  });

  it.each(['merge', 'move'] as const)(
    'goes with a story that a %s ends, also for its next version',
    (kind) => {
      const stories = withStories('one', 'two');
      restoreAssignment(stories, digestOf('d', 'one'));
      restoreAssignment(
        stories,
        assignment(article('x'), 'two', {
          corrections: [
            {
              kind,
              fromStoryId: 'one',
              toStoryId: 'two',
              articleIds: ['report-one'],
              score: 2,
              threshold: 1,
            },
          ],
        }),
      );
      expect(mentionedIn(stories, 'two')).toEqual(['d']);
      restoreAssignment(stories, { ...digestOf('d'), verdict: 'edit' });
      expect(mentionedIn(stories, 'two')).toEqual([]);
    },
  );

  it('is one of the last ten of a story, each counted once', () => {
    const stories = withStories('one');
    for (let i = 0; i < 12; i++) restoreAssignment(stories, digestOf(`d${i}`, 'one'));
    restoreAssignment(stories, { ...digestOf('d5', 'one'), verdict: 'edit' });
    const ids = mentionedIn(stories, 'one');
    expect(new Set(ids).size).toBe(10);
    expect(ids?.slice(-2)).toEqual(['d11', 'd5']);
  });

  it('is no longer remembered when its own story has ended', () => {
    const stories = withStories('one');
    restoreAssignment(stories, digestOf('d', 'one'));
    restoreAssignment(stories, assignment(article('x'), 'two', { closedStoryIds: ['own-d'] }));
    expect(stories.mentionedBy.size).toBe(0);
    expect(mentionedIn(stories, 'one')).toEqual(['d']);
  });
});
