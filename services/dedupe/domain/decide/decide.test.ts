import { articleOf } from '@newsfold/test/support/article-fixture.ts';
import { COMMON_TEXT, type HandMade, HandMadeDraft, NEW } from '@newsfold/test/support/hand-made-stories.ts';
import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import { emptyEvidence } from './empty-evidence.ts';
import { storyIdFor } from './story-id.ts';

const OFFSET = 100;
const article = articleOf({ id: NEW, text: COMMON_TEXT });
/** The id of a story that the new report founds. */
const FOUNDED = storyIdFor(article.scope, NEW, OFFSET, 'founded');

function decideOn(given: HandMade) {
  const draft = new HandMadeDraft(given);
  return decide(draft, article, OFFSET, emptyEvidence(draft.settings));
}

const stories = { one: 'ab', two: 'c' };

test('a report joins the story that it fits best, and names the best report and the next story', () => {
  const { verdict, storyId, copyGroupId, evidence } = decideOn({
    stories,
    scores: [
      ['n', 'a', 1],
      ['n', 'b', 3],
      ['n', 'c', 1.5],
    ],
  });
  expect([verdict, storyId, copyGroupId]).toEqual(['joined', 'one', NEW]);
  expect(evidence).toMatchObject({
    score: 2,
    matchedArticleId: 'b',
    runnerUpStoryId: 'two',
    runnerUpScore: 1.5,
    threshold: -1,
  });
});

test('it joins from the threshold on, and founds a story below', () => {
  const fit = (score: number) => decideOn({ stories, scores: [['n', 'c', score]] });
  expect(fit(-1)).toMatchObject({ verdict: 'joined', storyId: 'two' });
  expect(fit(-1.01)).toMatchObject({ verdict: 'new_story', storyId: FOUNDED, evidence: { score: -1.01 } });
});

test('a story that an ordinal rules out is not joined, however well it fits', () => {
  const scores = [['n', 'abc', 3]] as const;
  expect(decideOn({ stories, scores, forbidden: [['n', 'a']] }).storyId).toBe('two');
});

test('the first report of all founds a story', () => {
  expect(decideOn({ stories: {}, scores: [] })).toMatchObject({
    verdict: 'new_story',
    storyId: FOUNDED,
    corrections: [],
    evidence: { score: null, matchedArticleId: null, runnerUpStoryId: null },
  });
});

test('the story it joins is corrected at once, and its record says where it is in the end', () => {
  // It joins two, whose report c is then one of two: the larger story one takes both.
  const { storyId, corrections } = decideOn({
    stories: { one: 'abd', two: 'c' },
    scores: [
      ['abcdn', 'abcdn', 2],
      ['c', 'n', 4],
    ],
  });
  expect(storyId).toBe('one');
  expect(corrections).toMatchObject([
    { kind: 'merge', fromStoryId: 'two', toStoryId: 'one', articleIds: ['c'] },
  ]);
});
