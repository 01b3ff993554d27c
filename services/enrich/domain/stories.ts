/** Assignments in, story events out: the fold of one partition. */

import type { Assignment, ChangeType, Story, StoryStatus } from '@newsfold/schemas/generated/records.ts';
import { composeFrom } from './compose.ts';
import { difference } from './difference.ts';
import type { Composed } from './event/composed.ts';
import { toMaterial } from './event/material.ts';
import { redirectEvent } from './redirect-event.ts';
import { applyAssignment, type Touch } from './state/apply-assignment.ts';
import type { LiveStory, Stories } from './state/live-story.ts';

export { closeStories, createStories, type Stories } from './state/live-story.ts';

/** A record of stories.v1; a null story is a tombstone. */
export interface StoryEvent {
  readonly storyId: string;
  readonly story: Story | null;
}

function finish(event: Composed, before: Composed | null, changeType: ChangeType): Story {
  return { ...event, changeType, ...difference(before, event) };
}

/** Composes the event of a story as it is, and remembers it. */
function composeNow({ recent, decisions, shown }: Stories, story: LiveStory, status: StoryStatus): Composed {
  const { storyId, members, updatedAt, withdrawals } = story;
  const previous = recent.examinedOf(storyId);
  const material = toMaterial(members.values(), updatedAt, status, recent.documents, previous, withdrawals);
  const decided = decisions.of(members.keys());
  const event = composeFrom(material, decided.length === 0 ? story : { ...story, decisions: decided }, shown);
  recent.remember(storyId, event, material.examined);
  return event;
}

function toEvent(stories: Stories, touch: Touch, before: ReadonlyMap<string, Composed>): StoryEvent {
  if (touch.kind === 'removed') return { storyId: touch.storyId, story: null };
  const { kind, story } = touch;
  const previous = before.get(story.storyId) ?? null;
  if (kind === 'merged') return { storyId: story.storyId, story: redirectEvent(story, touch.into, previous) };
  const event = composeNow(stories, story, kind === 'closed' ? 'closed' : 'active');
  return { storyId: story.storyId, story: finish(event, previous, kind) };
}

/** Whether applying an assignment needs the events before it: for what had rested on an article that falls with it. */
function needsEvents({ decision, notices }: Assignment): boolean {
  return notices.length > 0 || (decision?.decision.kind === 'withdraw' && decision.articles.length > 0);
}

/** Gives up what is kept of stories that have closed. */
function release(touches: readonly Touch[]): void {
  for (const touch of touches) if (touch.kind === 'closed') touch.story.members.release();
}

/** Applies an assignment whose events were published before. */
export function restoreAssignment(stories: Stories, assignment: Assignment): void {
  const before = new Map<string, Composed>();
  const isNeeded = needsEvents(assignment);
  const touches = applyAssignment(
    stories,
    assignment,
    (story) => {
      if (isNeeded && !before.has(story.storyId))
        before.set(story.storyId, composeNow(stories, story, 'active'));
      stories.recent.forget(story.storyId);
    },
    (storyId) => before.get(storyId) ?? null,
  );
  // Most stories of a log are read back and never touched again.
  for (const touch of touches) if (touch.kind !== 'removed') stories.recent.forget(touch.story.storyId);
  release(touches);
}

/**
 * Applies an assignment and returns the event of every story it touched, in the order of first touch.
 * A repeat or a rejection touches none.
 */
export function answerAssignment(stories: Stories, assignment: Assignment): readonly StoryEvent[] {
  const before = new Map<string, Composed>();
  const touches = applyAssignment(
    stories,
    assignment,
    (story) => {
      if (before.has(story.storyId)) return;
      before.set(
        story.storyId,
        stories.recent.eventOf(story.storyId) ?? composeNow(stories, story, 'active'),
      );
    },
    (storyId) => before.get(storyId) ?? null,
  );
  const events = touches.map((touch) => toEvent(stories, touch, before));
  // After all are composed: the story that took over the reports of an ended one needs their documents.
  for (const touch of touches)
    if (touch.kind === 'merged' || touch.kind === 'closed') stories.recent.forget(touch.story.storyId);
    else if (touch.kind === 'removed') stories.recent.forget(touch.storyId);
  release(touches);
  return events;
}
