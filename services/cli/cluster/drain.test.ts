import { ensureTopics } from '@newsfold/runtime/loop/ensure-topics.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { expect, it } from 'vitest';
import { drain } from './drain.ts';

async function deployment(records: number): Promise<MemoryBroker> {
  const broker = new MemoryBroker();
  await ensureTopics(broker, {
    TOPIC_PREFIX: '',
    RAW_PARTITIONS: 1,
    SCOPE_PARTITIONS: 1,
    REPLICATION_FACTOR: 1,
  });
  const record = { key: null, value: Buffer.from('{}') };
  broker.put(
    'raw.v1',
    0,
    Array.from({ length: records }, () => record),
  );
  return broker;
}

it('what has come out is not waited for', async () => {
  expect(await drain(await deployment(0), '', 1000, () => undefined)).toBe(true);
});

it('a signal ends the waiting for what nobody answers', async () => {
  const controller = new AbortController();
  const waited = drain(await deployment(2), '', 60_000, () => controller.abort(), controller.signal);
  expect(await waited).toBe(false);
}, 5000);
