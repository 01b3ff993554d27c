import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { describe, expect, it } from 'vitest';
import { stepLines, takeSteps, topicSteps } from './topic-plan.ts';

const CONFIG = { TOPIC_PREFIX: 't.', RAW_PARTITIONS: 2, SCOPE_PARTITIONS: 3, REPLICATION_FACTOR: 1 };

describe('the plan of topics', () => {
  it('creates what is missing, and then has nothing to do', async () => {
    const broker = new MemoryBroker();
    const steps = await topicSteps(broker, CONFIG);
    expect(stepLines(steps)[0]).toMatch(
      /^create t\.raw\.v1: 2 partitions, 1 replicas, .*retention\.ms=604800000/,
    );
    await takeSteps(broker, steps);
    expect((await broker.topics()).get('t.assignments.v1')).toBe(3);
    expect(stepLines(await topicSteps(broker, CONFIG))).toEqual([]);
  });

  it('alters what is wrong, what loses data first, and leaves other settings alone', async () => {
    const broker = new MemoryBroker();
    await takeSteps(broker, await topicSteps(broker, CONFIG));
    await broker.alterTopic('t.articles.v1', { 'max.message.bytes': '1000', 'compression.type': 'zstd' });
    await broker.alterTopic('t.stories.v1', { 'cleanup.policy': 'delete' });
    const steps = await topicSteps(broker, CONFIG);
    expect(stepLines(steps)).toEqual([
      expect.stringMatching(/^alter t\.stories\.v1: cleanup\.policy=compact,delete \(LOSES DATA: /),
      expect.stringMatching(/^alter t\.articles\.v1: max\.message\.bytes=4194304 \(warning: /),
    ]);
    await takeSteps(broker, steps);
    expect(stepLines(await topicSteps(broker, CONFIG))).toEqual([]);
    const { settings } = (await broker.describeTopics(['t.articles.v1'])).get('t.articles.v1') ?? {};
    expect(settings?.get('compression.type')).toBe('zstd');
  });
});
