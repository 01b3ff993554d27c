/**
 * A correct table of live stories, for readers to copy; it imports nothing from newsfold:
 * `node services/cli/example-consumer.ts [BROKER [REGISTRY [TOPIC]]]`. It prints a line for every event that counts.
 */
import { randomUUID } from 'node:crypto';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import kafkajs from 'kafkajs';

/** What this table shows of a story; events hold much more. */
interface Story {
  readonly revision: number;
  readonly status: 'active' | 'merged' | 'closed';
  readonly mergedInto: string | null;
  readonly headline: { readonly text: string };
  readonly counts: { readonly reports: number; readonly independentPublishers: number };
  readonly changes: readonly {
    readonly significance: string;
    readonly path: string;
    readonly to: string | null;
  }[];
}

const [broker = '127.0.0.1:9092', registryUrl = 'http://127.0.0.1:8081', topic = 'stories.v1'] =
  process.argv.slice(2);
const registry = new SchemaRegistry({ host: registryUrl });
const kafka = new kafkajs.Kafka({ brokers: broker.split(','), logLevel: kafkajs.logLevel.ERROR });
// The table lives in memory, so every start reads the whole topic: a new group each time, and no commits.
const consumer = kafka.consumer({ groupId: `example-${randomUUID()}`, maxWaitTimeInMs: 100 });
// Merged and closed stories stay, although they are not shown: their revision identifies older events that arrive late.
const stories = new Map<string, Story>();

function take(storyId: string, story: Story | null): string | undefined {
  if (story === null) return stories.delete(storyId) ? 'removed' : undefined;
  const known = stories.get(storyId);
  if (known && known.revision > story.revision) return undefined; // older than what is known
  stories.set(storyId, story);
  if (story.status === 'merged') return `merged into ${story.mergedInto}`;
  const { reports, independentPublishers } = story.counts;
  return `${story.status}: ${reports} reports, ${independentPublishers} independent: ${story.headline.text}`;
}

await consumer.connect();
await consumer.subscribe({ topics: [topic], fromBeginning: true });
await consumer.run({
  autoCommit: false,
  eachMessage: async ({ message }) => {
    const storyId = message.key?.toString() ?? '';
    const story = message.value === null ? null : ((await registry.decode(message.value)) as Story);
    const line = take(storyId, story);
    if (line === undefined) return;
    const live = [...stories.values()].filter(({ status }) => status === 'active').length;
    console.log(`${live} live | ${storyId} ${line}`);
    for (const { significance, path, to } of story?.changes ?? [])
      if (significance === 'material') console.log(`  ${path}: ${to ?? 'gone'}`);
  },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void consumer.disconnect().then(() => process.exit(0)));
