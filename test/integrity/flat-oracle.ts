/** What the tables of flat must hold: rows of the newest stories, and of the articles in the facts that count. */
import { applyMembership, noMemberships } from '@newsfold/flat/domain/memberships.ts';
import { storyRow } from '@newsfold/flat/domain/story-row.ts';
import { FactChain } from '@newsfold/runtime/fold/fact-chain.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { avroType, Codec } from '@newsfold/runtime/registry/codec.ts';
import type { RecordName } from '@newsfold/schemas/avro-source.ts';
import { flatPlace } from '@newsfold/schemas/topology.ts';
import { readNewest, readTopic } from './read-topic.ts';

const HEADER_BYTES = 5;

/** Rows by key, each as its bytes without the registry's header; null for one that is gone. */
type Rows = Map<string, string | null>;

const encoded = (name: RecordName, row: object) => avroType(name).toBuffer(row).toString('base64');

async function rowsOf(broker: Broker, topic: string): Promise<Rows> {
  const rows: Rows = new Map();
  for (const newest of await readNewest(broker, topic))
    for (const [key, { value }] of newest)
      rows.set(key, value === null ? null : value.subarray(HEADER_BYTES).toString('base64'));
  return rows;
}

async function storyRows(broker: Broker, codec: Codec, topic: string): Promise<Rows> {
  const decode = codec.decoder('Story');
  const rows: Rows = new Map();
  for (const newest of await readNewest(broker, topic))
    for (const [key, { value }] of newest)
      rows.set(key, value === null ? null : encoded('StoryRow', storyRow(await decode(value))));
  return rows;
}

async function articleRows(broker: Broker, codec: Codec, topic: string): Promise<Rows> {
  const decode = codec.decoder('Assignment');
  const rows: Rows = new Map();
  for (const records of await readTopic(broker, topic)) {
    const facts = new FactChain();
    const memberships = noMemberships();
    for (const record of records) {
      if (!facts.take(record) || record.value === null) continue;
      for (const [key, row] of applyMembership(memberships, await decode(record.value)))
        rows.set(key, row === null ? null : encoded('StoryArticleRow', row));
    }
  }
  return rows;
}

function differences(wanted: Rows, found: Rows): string[] {
  return [...new Set([...wanted.keys(), ...found.keys()])].filter(
    (key) => !wanted.has(key) || wanted.get(key) !== found.get(key),
  );
}

/** Keys of both tables whose newest row is not what it must be. */
export async function differentRows(
  broker: Broker,
  registryUrl: string,
  prefix: string,
): Promise<readonly string[]> {
  const codec = new Codec({ url: registryUrl });
  const { stories, storyArticles } = flatPlace(prefix);
  return [
    ...differences(await storyRows(broker, codec, stories.input), await rowsOf(broker, stories.output)),
    ...differences(
      await articleRows(broker, codec, storyArticles.input),
      await rowsOf(broker, storyArticles.output),
    ),
  ];
}

/** Whether flat has answered all of what it reads. */
export async function isFlatDone(broker: Broker, prefix: string): Promise<boolean> {
  for (const { groupId, input } of Object.values(flatPlace(prefix))) {
    const committed = await broker.committed(groupId, input);
    const ends = await broker.offsets(input);
    if (ends.some(({ partition, high }) => (committed[partition]?.offset ?? 0) < high)) return false;
  }
  return true;
}
