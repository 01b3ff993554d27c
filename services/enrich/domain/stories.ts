/** Assignments in, story events out: the fold of one partition. */
import type { Assignment, ChangeType, Story, StoryStatus } from '@newsfold/schemas/generated/records.ts';
import { type Composed, composeFrom } from './compose.ts';
import { difference } from './difference.ts';
import { type Material, toMaterial } from './event/material.ts';
import { redirectEvent } from './redirect-event.ts';
import { applyAssignment, type Touch } from './state/apply-assignment.ts';
import { homeIn, type LiveStory, type Stories } from './state/live-story.ts';

export { createStories, type Stories } from './state/live-story.ts';

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

/** Composes the event of a story as it stands, and remembers it. */
function composeNow(stories: Stories, story: LiveStory): Composed {
  const material = materialOf(story, 'active');
  const event = composeFrom(material, story);
  stories.recent.remember(story.storyId, event, material.examined, (id) => homeIn(stories, id));
  return event;
}

function toEvent(stories: Stories, touch: Touch, before: ReadonlyMap<string, Composed>): StoryEvent {
  if (touch.kind === 'removed') return { storyId: touch.storyId, story: null };
  const { kind, story } = touch;
  const previous = before.get(story.storyId) ?? null;
  if (kind === 'merged') return { storyId: story.storyId, story: redirectEvent(story, touch.into, previous) };
  const event =
    kind === 'closed' ? composeFrom(materialOf(story, 'closed'), story) : composeNow(stories, story);
  return { storyId: story.storyId, story: finish(event, previous, kind) };
}

function forget(stories: Stories, storyId: string): void {
  stories.recent.forget(storyId, (id) => homeIn(stories, id));
}

/** Applies an assignment whose events were published before. */
export function restoreAssignment(stories: Stories, assignment: Assignment): void {
  applyAssignment(stories, assignment, ({ storyId }) => forget(stories, storyId));
}

/**
 * Applies an assignment and returns the event of every story it touched, in the order of first touch.
 * A repeat or a rejection touches none.
 */
export function answerAssignment(stories: Stories, assignment: Assignment): readonly StoryEvent[] {
  const before = new Map<string, Composed>();
  const touches = applyAssignment(stories, assignment, (story) => {
    if (before.has(story.storyId)) return;
    before.set(story.storyId, stories.recent.eventOf(story.storyId) ?? composeNow(stories, story));
  });
  const events = touches.map((touch) => toEvent(stories, touch, before));
  // After all are composed: what an ended story had read, the story that took its reports reads on.
  for (const touch of touches)
    if (touch.kind === 'merged' || touch.kind === 'closed') forget(stories, touch.story.storyId);
  return events;
}
