import type { Correction, DecisionAnswer, Verdict } from '@newsfold/schemas/generated/records.ts';
import { describe, expect, it } from 'vitest';
import { ArticlePlaces, type PlacingFact } from './article-places.ts';

/** A fact as far as it is read. */
function fact(
  articleId: string,
  verdict: Verdict,
  storyId: string,
  corrections: readonly Partial<Correction>[] = [],
  decision: unknown = null,
): PlacingFact {
  return {
    articleId,
    verdict,
    storyId,
    corrections: corrections as Correction[],
    decision: decision as DecisionAnswer | null,
  };
}

function placesOf(facts: readonly PlacingFact[]): ArticlePlaces {
  const places = new ArticlePlaces();
  for (const one of facts) places.take(one);
  return places;
}

const founded = [fact('a', 'new_story', 's1'), fact('b', 'new_story', 's2')];

describe('places of articles', () => {
  it('follow edits, moves and merges', () => {
    const merge = { kind: 'merge', fromStoryId: 's2', toStoryId: 's1', articleIds: [] } as const;
    const places = placesOf([...founded, fact('a', 'edit', 's1'), fact('c', 'joined', 's1', [merge])]);
    expect(new Map(places.stories())).toEqual(
      new Map([
        ['a', 's1'],
        ['b', 's1'],
        ['c', 's1'],
      ]),
    );
    expect(places.doubled()).toEqual([]);
  });

  it('name an article that is placed twice, unless both stories are one by now', () => {
    expect(placesOf([...founded, fact('a', 'new_story', 's3')]).doubled()).toEqual([
      { articleId: 'a', storyId: 's1', alsoIn: 's3' },
    ]);
    const merge = { kind: 'merge', fromStoryId: 's3', toStoryId: 's1', articleIds: ['a'] } as const;
    expect(
      placesOf([...founded, fact('a', 'new_story', 's3'), fact('d', 'joined', 's1', [merge])]).doubled(),
    ).toEqual([]);
  });

  it('do not take a repeat for a second place, nor an article that comes back after it was taken back', () => {
    expect(placesOf([...founded, fact('a', 'repeat', 's1')]).doubled()).toEqual([]);
    expect(placesOf([...founded, fact('a', 'edit', 's9')]).doubled()).toEqual([]);
    const taken = fact('', 'decided', '', [], {
      decision: { kind: 'withdraw' },
      outcome: 'applied',
      articles: [{ articleId: 'a' }],
    });
    expect(placesOf([...founded, taken, fact('a', 'new_story', 's4')]).doubled()).toEqual([]);
  });
});
