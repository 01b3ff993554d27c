import type { Story } from '@newsfold/schemas/generated/records.ts';
import { compose } from './compose.ts';
import type { Composed } from './event/composed.ts';
import type { LiveStory } from './state/live-story.ts';

/**
 * The event of a merged story: nothing but where its reports are now, under its last headline. It counts no articles,
 * so that a sum over all keys counts each article once.
 * @param into the story that holds its reports
 * @param before its event before the merge
 */
export function redirectEvent(story: LiveStory, into: string, before: Composed | null): Story {
  const empty = compose([], story, 'merged');
  return {
    ...empty,
    mergedInto: into,
    headline: before?.headline ?? empty.headline,
    times: before === null ? empty.times : { ...before.times, updatedAt: story.updatedAt },
    changeType: 'merged',
    significance: 'material',
    changes: [{ path: 'status', kind: 'changed', significance: 'material', from: 'active', to: 'merged' }],
  };
}
