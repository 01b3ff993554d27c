/**
 * The only way a window changes. The live path and the restore call it with the same records; nothing is decided here.
 */
import type { Assignment } from '@newsfold/schemas/generated/records.ts';
import { settleArticle } from './settle-decisions.ts';
import type { Window } from './window.ts';

/** The part of an assignment that changes a window. The article and the evidence are for other readers. */
export type Fact = Omit<Assignment, 'article' | 'evidence'>;

/**
 * Applies a fact to a window, in this order: time, leaving, closing, the article, the corrections.
 * @param assignment as decided by `assign` or as read back from the log
 */
export function apply(window: Window, assignment: Fact): void {
  window.streamTime = Math.max(window.streamTime, assignment.streamTime);
  window.lastOffset = Math.max(window.lastOffset, assignment.articleOffset);
  window.evictBefore(assignment.windowFloor);
  for (const storyId of assignment.closedStoryIds) window.close(storyId);
  settleArticle(window, assignment);
  if (assignment.fingerprint === null) return;
  const known = window.slotOf(assignment.articleId);
  const { next, first } = window.slots;
  if (assignment.outlet !== '') window.outlets.learn(assignment.outlet, next, assignment.learned, first);
  window.insert(
    {
      articleId: assignment.articleId,
      variantOf: assignment.variantOf,
      guidKey: assignment.guidKey,
      contentHash: assignment.contentHash,
      articleOffset: assignment.articleOffset,
      streamTime: assignment.streamTime,
      topic: assignment.origin.topic,
      partition: assignment.origin.partition,
      offset: assignment.origin.offset,
      item: assignment.origin.item,
      timestamp: assignment.origin.timestamp,
      copyGroupId: assignment.copyGroupId,
      credit: assignment.credit,
      storyId: assignment.storyId,
    },
    assignment.fingerprint,
  );
  // After the insertion, so that an edit does not end and refound the story it is alone in.
  if (known !== undefined) window.leave(known);
  for (const { articleIds, toStoryId } of assignment.corrections) {
    for (const articleId of articleIds) window.move(articleId, toStoryId);
  }
}
