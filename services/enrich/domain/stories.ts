/** Assignments in, story events out: the fold of one partition. */
import type { Assignment, ChangeType, Story, StoryStatus } from '@newsfold/schemas/generated/records.ts';
import { applyAssignment, type Touch } from './apply-assignment.ts';
import { type Composed, composeFrom } from './compose.ts';
import { difference } from './difference.ts';
import type { LiveStory, Stories } from './live-story.ts';
import { type Material, toMaterial } from './material.ts';
import { redirectEvent } from './redirect-event.ts';

export { createStories, type Stories } from './live-story.ts';

/** A record of stories.v1; a null story is a tombstone. */
export interface StoryEvent {
  readonly storyId: string;
  readonly story: Story | null;
}

function materialOf(story: LiveStory, status: StoryStatus): Material {
  return toMaterial(story.members.values(), story.updatedAt, status);
}

function finish(event: Composed, before: Composed | null, changeType: ChangeType): Story {
  return { ...event, changeType, ...difference(before, event) };
}

function toEvent(stories: Stories, touch: Touch, before: ReadonlyMap<string, Composed>): StoryEvent {
  if (touch.kind === 'removed') return { storyId: touch.storyId, story: null };
  const { storyId } = touch.story;
  const previous = before.get(storyId) ?? null;
  if (touch.kind === 'merged') {
    stories.recent.drop(storyId);
    return { storyId, story: redirectEvent(touch.story, touch.into, previous) };
  }
  const material = materialOf(touch.story, touch.kind === 'closed' ? 'closed' : 'active');
  const event = composeFrom(material, touch.story);
  if (touch.kind === 'closed') stories.recent.drop(storyId);
  else stories.recent.remember(touch.story, event, material.examined);
  return { storyId, story: finish(event, previous, touch.kind) };
}

/** Applies an assignment whose events were published before. */
export function restoreAssignment(stories: Stories, assignment: Assignment): void {
  applyAssignment(stories, assignment, (story) => stories.recent.drop(story.storyId));
}

/**
 * Applies an assignment and returns the event of every story it touched, in the order of first touch.
 * A repeat or a rejection touches none.
 */
export function answerAssignment(stories: Stories, assignment: Assignment): readonly StoryEvent[] {
  const before = new Map<string, Composed>();
  const touches = applyAssignment(stories, assignment, (story) => {
    if (before.has(story.storyId)) return;
    before.set(
      story.storyId,
      stories.recent.eventOf(story.storyId) ?? composeFrom(materialOf(story, 'active'), story),
    );
  });
  return touches.map((touch) => toEvent(stories, touch, before));
}
