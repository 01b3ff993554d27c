/** The stories of a deployment as they are now, read once. */
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { readRange, wholeTopic } from '@newsfold/runtime/reading/read-range.ts';
import { type Codec, MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { topicName } from '@newsfold/schemas/topics.ts';

/**
 * Reads stories.v1 to its end. Of stories that are not wanted only the revision is kept.
 * @returns those that are wanted as they are now
 */
export async function clusterStories(
  broker: Broker,
  codec: Codec,
  prefix: string,
  isWanted: (story: Story) => boolean,
  onRead: (done: number, total: number) => void = () => undefined,
): Promise<readonly Story[]> {
  const topic = topicName(prefix, 'stories');
  const decode = codec.decoder('Story');
  const newest = new Map<string, { readonly revision: number; readonly story: Story | null }>();
  const ranges = await wholeTopic(broker, topic);
  const total = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  let done = 0;
  await readRange(broker, topic, ranges, async ({ key, value }) => {
    onRead(++done, total);
    const storyId = key?.toString() ?? '';
    if (value === null) {
      newest.delete(storyId);
      return;
    }
    try {
      const story = await decode(value);
      if ((newest.get(storyId)?.revision ?? -1) > story.revision) return;
      newest.set(storyId, { revision: story.revision, story: isWanted(story) ? story : null });
    } catch (error) {
      // What is no story is another reader's matter: `tail` names it.
      if (!(error instanceof MalformedRecord)) throw error;
    }
  });
  return [...newest.values()].flatMap(({ story }) => (story === null ? [] : [story]));
}
