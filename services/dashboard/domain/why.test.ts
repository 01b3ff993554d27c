import { madeUpStory } from '@newsfold/test/support/made-up-stories.ts';
import { describe, expect, it } from 'vitest';
import { type Asked, articlesInWords, why } from './why.ts';

/** The second report of a story that was compared with another one too. */
function asked(storyId: string, runnerUpStoryId: string | null, runnerUpScore: number | null): Asked {
  const story = madeUpStory({ storyId, revision: 1 });
  const [, article] = story.articles;
  if (article === undefined) throw new Error('it has two reports');
  return { story, article: { ...article, match: { ...article.match, runnerUpStoryId, runnerUpScore } } };
}

describe('the story that came next', () => {
  it('is told of two articles that are apart, where it is the story of the other', () => {
    const { words } = why(asked('a', 'b', 0.5), asked('b', null, null));
    expect(words).toContain('For “Story a (1)” (post) the story of the other came next (score 0.50).');
    expect(why(asked('a', 'c', 0.5), asked('b', 'c', 1)).words.join(' ')).not.toContain('came next');
  });

  it('stands beside the reason of an article, and is null where none came next', () => {
    const runnersUp = ['b', null].map((runnerUp) => {
      const { story, article } = asked('a', runnerUp, runnerUp === null ? null : -1);
      return articlesInWords({ ...story, articles: [article] })[0]?.match.runnerUp;
    });
    expect(runnersUp).toEqual([{ storyId: 'b', score: -1 }, null]);
  });
});
