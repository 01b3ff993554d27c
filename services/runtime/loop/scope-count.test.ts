import { topicName } from '@newsfold/schemas/topics.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { describe, expect, it, vi } from 'vitest';
import { BrokerAway } from '../log/broker-errors.ts';
import { ensureTopics, WrongTopology } from './ensure-topics.ts';
import { scopePartitions } from './scope-count.ts';

const CONFIG = { TOPIC_PREFIX: 't.', RAW_PARTITIONS: 2, SCOPE_PARTITIONS: 2, REPLICATION_FACTOR: 1 };
const FOLDED = ['articles', 'assignments', 'stories'] as const;

async function deployment(): Promise<MemoryBroker> {
  const broker = new MemoryBroker();
  await ensureTopics(broker, CONFIG);
  return broker;
}

function raise(broker: MemoryBroker, partitions: number): void {
  for (const key of FOLDED) broker.addPartitions(topicName('t.', key), partitions);
}

describe('the partitions that scopes are spread over', () => {
  it('are those that the deployment began with, also after more were added', async () => {
    const broker = await deployment();
    expect(await scopePartitions(broker, 't.')).toBe(2);
    raise(broker, 5);
    expect(await scopePartitions(broker, 't.')).toBe(2);
    expect(await scopePartitions(broker, 't.')).toBe(2);
  });

  it('are remembered of a deployment all of whose partitions have had records', async () => {
    const broker = await deployment();
    for (const partition of [0, 1]) broker.put('t.articles.v1', partition, [{ key: 'a', value: null }]);
    expect(await scopePartitions(broker, 't.')).toBe(2);
    raise(broker, 3);
    expect(await scopePartitions(broker, 't.')).toBe(2);
  });

  it('cannot be more than there are: the topic was recreated', async () => {
    const broker = await deployment();
    broker.put('t.schemas.v1', 0, [{ key: 'scopes/partitions', value: Buffer.from('8') }]);
    await expect(scopePartitions(broker, 't.')).rejects.toBeInstanceOf(WrongTopology);
  });

  it('are not guessed where the topic cannot be read', async () => {
    const broker = await deployment();
    expect(await scopePartitions(broker, 't.')).toBe(2);
    raise(broker, 5);
    const join = vi.spyOn(broker, 'join').mockRejectedValueOnce(new BrokerAway('not there'));
    await expect(scopePartitions(broker, 't.')).rejects.toThrow('not there');
    expect(await scopePartitions(broker, 't.')).toBe(2);
    expect(join).toHaveBeenCalledTimes(2);
  });
});
