/** A correct table of live stories in thirty lines: `node services/cli/example-consumer.ts BROKER REGISTRY [TOPIC]`. */
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { Kafka } from 'kafkajs';

const [broker = 'localhost:9092', registryUrl = 'http://localhost:8081', topic = 'stories.v1'] =
  process.argv.slice(2);
const registry = new SchemaRegistry({ host: registryUrl });
const consumer = new Kafka({ brokers: [broker] }).consumer({
  groupId: `example-${process.pid}`,
  maxWaitTimeInMs: 100,
});
const stories = new Map<
  string,
  { revision: number; headline: { text: string }; counts: { reports: number; independentPublishers: number } }
>();

await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
await consumer.run({
  eachMessage: async ({ message }) => {
    const storyId = message.key?.toString() ?? '';
    const story = message.value === null ? null : await registry.decode(message.value);
    const known = stories.get(storyId);
    if (story !== null && known !== undefined && story.revision < known.revision) return; // an older event, read again
    if (story === null || story.status !== 'active')
      stories.delete(storyId); // gone, merged or closed
    else stories.set(storyId, story);
    const { reports, independentPublishers } = story?.counts ?? {};
    const line =
      story === null
        ? 'removed'
        : `${story.status} ${reports} reports, ${independentPublishers} independent: ${story.headline.text}`;
    console.log(`${stories.size} live | ${storyId} ${line}`);
    for (const { significance, path, to } of story?.changes ?? [])
      if (significance === 'material') console.log(`  ${path}: ${to}`);
  },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void consumer.disconnect());
