/** What the dashboard must show: every story as the newest event in the topic says it, and nothing else. */
import { isDeepStrictEqual } from 'node:util';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { readNewest } from './read-topic.ts';

/** Stories of a page of the list: the most that may be asked for. */
const PAGE = 200;

interface Listed {
  readonly storyId: string;
  readonly revision: number;
}

/** The revision of every story that a dashboard lists, of merged ones too, by id. @param api its address, with the version */
export async function listedStories(api: string): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (let cursor: string | null = ''; cursor !== null; ) {
    const question = `status=active,closed,merged&order=newest&limit=${PAGE}&cursor=${cursor}`;
    const page = (await (await fetch(`${api}/stories?${question}`)).json()) as {
      readonly stories: readonly Listed[];
      readonly next: string | null;
    };
    for (const { storyId, revision } of page.stories) found.set(storyId, revision);
    cursor = page.next;
  }
  return found;
}

/** Whether a dashboard has read a topic up to these ends; false while it does not answer. */
export async function isCaughtUp(
  api: string,
  ends: readonly { readonly partition: number; readonly high: number }[],
): Promise<boolean> {
  try {
    const status = (await (await fetch(`${api}/status`)).json()) as {
      readonly isReady: boolean;
      readonly partitions: readonly { readonly partition: number; readonly next: number }[];
    };
    const next = new Map(status.partitions.map((one) => [one.partition, one.next]));
    return status.isReady && ends.every(({ partition, high }) => (next.get(partition) ?? 0) >= high);
  } catch {
    // It is not up again yet.
    return false;
  }
}

/** Ids of stories that a dashboard shows in another way than the topic says, or that only one of the two has. */
export async function differentlyShown(
  broker: Broker,
  registryUrl: string,
  prefix: string,
  api: string,
): Promise<readonly string[]> {
  const decode = new Codec({ url: registryUrl }).decoder('Story');
  const listed = await listedStories(api);
  const wanted = new Map<string, Story>();
  for (const newest of await readNewest(broker, topicName(prefix, 'stories')))
    for (const [key, { value }] of newest) if (value !== null) wanted.set(key, await decode(value));
  const different = [...listed.keys()].filter((id) => !wanted.has(id));
  for (const [id, story] of wanted) {
    const isListed = listed.get(id) === story.revision;
    if (!isListed || (story.status !== 'merged' && !isDeepStrictEqual(await shown(api, id), asJson(story))))
      different.push(id);
  }
  return different;
}

const asJson = (story: Story): unknown => JSON.parse(JSON.stringify(story));

async function shown(api: string, id: string): Promise<unknown> {
  const answer = await fetch(`${api}/stories/${encodeURIComponent(id)}`);
  return ((await answer.json()) as { readonly story?: unknown }).story;
}
