import type { Admin } from 'kafkajs';
import { expect, it } from 'vitest';
import { KafkaAdmin } from './kafka-admin.ts';

const PLAN = { name: 'a', partitions: 1, replicationFactor: 1, settings: {} };

const failing = (type: string) => Object.assign(new Error(type), { name: 'KafkaJSProtocolError', type });

/** A cluster on which creating fails so many times. */
function clusterThat(fails: number, type: string) {
  const asked: string[] = [];
  const create = () =>
    ({
      connect: async () => undefined,
      disconnect: async () => undefined,
      fetchTopicMetadata: async () => ({ topics: [] }),
      createTopics: async ({ topics }: { topics: { topic: string }[] }) => {
        asked.push(...topics.map(({ topic }) => topic));
        if (asked.length <= fails) throw failing(type);
        return true;
      },
    }) as unknown as Admin;
  return { admin: new KafkaAdmin(create), asked };
}

it('asks again for a topic that it has created and that is not known everywhere yet', async () => {
  const { admin, asked } = clusterThat(2, 'UNKNOWN_TOPIC_OR_PARTITION');
  await admin.createTopics([PLAN]);
  expect(asked).toEqual(['a', 'a', 'a']);
});

it('asks once where creating is refused', async () => {
  const { admin, asked } = clusterThat(9, 'TOPIC_AUTHORIZATION_FAILED');
  await expect(admin.createTopics([PLAN])).rejects.toThrow(/TOPIC_AUTHORIZATION_FAILED/);
  expect(asked).toEqual(['a']);
});
