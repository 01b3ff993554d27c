/** The stories that a new article's candidates belong to, by how well the article fits them. */
import type { Draft } from '../window/draft.ts';
import { type StoryScore, storyScore } from './story-score.ts';

function candidatesByStory(draft: Draft, candidates: readonly number[]): Map<string, number[]> {
  const stories = new Map<string, number[]>();
  for (const candidate of candidates) {
    const storyId = draft.storyOf(candidate);
    if (storyId === null) continue;
    const list = stories.get(storyId);
    if (list) list.push(candidate);
    else stories.set(storyId, [candidate]);
  }
  return stories;
}

/** Scores every story that candidates belong to, best first, ties by story id. */
export function rankStories(draft: Draft, candidates: readonly number[]): StoryScore[] {
  const ranked: StoryScore[] = [];
  for (const [storyId, near] of candidatesByStory(draft, candidates)) {
    const score = storyScore(draft, draft.slot, storyId, near);
    if (score) ranked.push(score);
  }
  return ranked.sort((a, b) => b.score - a.score || (a.storyId < b.storyId ? -1 : 1));
}
