import type { Assignment, Correction } from '@newsfold/schemas/generated/records.ts';
import { describe, expect, it } from 'vitest';
import type { LiveStory, Stories } from './domain/state/live-story.ts';
import { createStories } from './domain/stories.ts';
import { LostReports } from './lost-reports.ts';

const fact = (verdict: Assignment['verdict'], storyId: string, corrections: Correction[] = []) =>
  ({ scope: 'en', storyId, verdict, corrections }) as unknown as Assignment;
const correction = (kind: Correction['kind'], fromStoryId: string, toStoryId: string): Correction => ({
  kind,
  fromStoryId,
  toStoryId,
  articleIds: [],
  score: 0,
  threshold: 0,
});

function withLive(...ids: string[]): Stories {
  const stories = createStories();
  for (const id of ids) stories.live.set(id, { storyId: id } as LiveStory);
  return stories;
}

describe('reports that retention deleted', () => {
  it('are missed by a story that an article joins although nothing left has founded it', () => {
    const lost = new LostReports();
    lost.note(withLive(), fact('joined', 'old'));
    expect(lost.missing(withLive('old'))).toEqual(['scope en: reports of the story old']);
    expect(lost.missing(withLive('other'))).toEqual([]);
  });

  it('are missed by the story that takes such a one over', () => {
    const lost = new LostReports();
    lost.note(withLive(), fact('joined', 'old'));
    lost.note(withLive('old', 'new'), fact('joined', 'new', [correction('merge', 'old', 'new')]));
    expect(lost.missing(withLive('new'))).toEqual(['scope en: reports of the story new']);
  });

  it('are not missed by stories that are founded, also by a split, or that are known', () => {
    const lost = new LostReports();
    lost.note(withLive(), fact('new_story', 'a'));
    lost.note(withLive('a'), fact('joined', 'a'));
    lost.note(withLive('a'), fact('joined', 'b', [correction('split', 'a', 'b')]));
    expect(lost.missing(withLive('a', 'b'))).toEqual([]);
  });
});
