/** What does not follow from the members of a story, for tests that compose one. */
import type { StoryIdentity } from '@newsfold/enrich/domain/event/story-identity.ts';
import { START } from './fixture-article.ts';

/** The identity of a story that nothing was ever corrected in. */
export function storyIdentity(change: Partial<StoryIdentity> = {}): StoryIdentity {
  return {
    storyId: 's',
    scope: 'en',
    revision: 1,
    causedBy: 'a',
    updatedAt: START,
    splitFrom: null,
    supersedes: [],
    mentionedIn: [],
    withdrawals: [],
    decisions: [],
    ...change,
  };
}
