/** Follows stories.v1 as a dashboard would: the newest event of every story, the higher revision wins. */

import { randomUUID } from 'node:crypto';
import type { Broker, LogRecord, RecordBatch } from '@newsfold/runtime/log/broker.ts';
import { type Decoder, MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { READING_GROUPS } from '@newsfold/schemas/permissions.ts';

/** A running tail. */
export interface StoryTail {
  /** The newest event of every story that has no tombstone, by storyId. */
  readonly stories: ReadonlyMap<string, Story>;
  /** Whether everything up to these offsets has been read. */
  hasReached(targets: readonly { partition: number; high: number }[]): boolean;
  stop(): Promise<void>;
}

/** Follows the topic from its beginning; `onStory` is called with every event that counts, `onUnreadable` with what is none. */
export async function tailStories(
  broker: Broker,
  topic: string,
  decode: Decoder<Story>,
  onStory: (story: Story, before: Story | undefined) => void,
  onUnreadable: (place: string, why: string) => void,
  onFailed: (error: Error) => void,
): Promise<StoryTail> {
  const stories = new Map<string, Story>();
  const positions = new Map<number, number>();
  const storyOf = async ({ value, partition, offset }: LogRecord): Promise<Story | undefined> => {
    try {
      return await decode(value ?? Buffer.alloc(0));
    } catch (error) {
      if (!(error instanceof MalformedRecord)) throw error;
      onUnreadable(`${topic}/${partition}/${offset}`, error.message);
      return undefined;
    }
  };
  const onBatch = async (batch: RecordBatch) => {
    for (const record of batch.records) {
      const storyId = record.key?.toString() ?? '';
      if (record.value === null) {
        stories.delete(storyId);
        continue;
      }
      const story = await storyOf(record);
      if (story === undefined) continue;
      const before = stories.get(storyId);
      if (before && before.revision > story.revision) continue;
      stories.set(storyId, story);
      onStory(story, before);
    }
    positions.set(batch.partition, batch.next);
    batch.resolve(batch.next - 1);
  };
  const membership = await broker.join(
    { groupId: `${READING_GROUPS.view}${randomUUID()}`, topics: [topic], coPartitioned: false },
    {
      onAssigned: () => undefined,
      onBatch,
      onFailed,
      onActivity: () => undefined,
      // Whoever started the broker says that it is away; the view goes on when it is back.
      onAway: () => undefined,
    },
  );
  return {
    stories,
    hasReached: (targets) => targets.every(({ partition, high }) => (positions.get(partition) ?? 0) >= high),
    stop: () => membership.leave(),
  };
}
