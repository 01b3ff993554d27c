import { settingsOf } from '@newsfold/schemas/topic-needs.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { describe, expect, it } from 'vitest';
import { Refused } from '../log/broker-errors.ts';
import { createLogger } from '../observe/logger.ts';
import { createMetrics } from '../observe/metrics.ts';
import { ensureTopics, WrongTopology } from './ensure-topics.ts';

const CONFIG = { TOPIC_PREFIX: 't.', RAW_PARTITIONS: 2, SCOPE_PARTITIONS: 2, REPLICATION_FACTOR: 1 };

function told() {
  const logger = createLogger('test', 'silent');
  const warnings: string[] = [];
  logger.warn = (_: unknown, message = '') => void warnings.push(message);
  return { logger, metrics: createMetrics('test'), warnings };
}

describe('the topics of a deployment', () => {
  it('are created once, and found as they should be', async () => {
    const broker = new MemoryBroker();
    const hears = told();
    await ensureTopics(broker, CONFIG, hears);
    await ensureTopics(broker, CONFIG, hears);
    expect([...(await broker.topics())].filter(([name]) => name.startsWith('t.'))).toHaveLength(8);
    expect(hears.warnings).toEqual([]);
  });

  it('keep a worker from starting where a setting would lose data, and say topic, setting and remedy', async () => {
    const broker = new MemoryBroker();
    await ensureTopics(broker, CONFIG);
    await broker.alterTopic('t.assignments.v1', { 'retention.ms': '604800000' });
    const failed = ensureTopics(broker, CONFIG);
    await expect(failed).rejects.toBeInstanceOf(WrongTopology);
    await expect(failed).rejects.toThrow(
      /^t\.assignments\.v1: retention\.ms is 604800000, needed is 30 days \(2592000000\) or more, or -1: .*`newsfold topics --alter`/,
    );
  });

  it('keep nobody from starting where a loss is meant so', async () => {
    const broker = new MemoryBroker();
    await ensureTopics(broker, CONFIG);
    await broker.alterTopic('t.raw.v1', { 'cleanup.policy': 'compact' });
    const hears = told();
    await ensureTopics(broker, { ...CONFIG, TOPIC_LOSSES: 'warn' }, hears);
    expect(hears.warnings).toEqual([expect.stringContaining('t.raw.v1: cleanup.policy is compact')]);
    await expect(ensureTopics(broker, CONFIG, hears)).rejects.toThrow('TOPIC_LOSSES=warn');
  });

  it('are a warning and a metric where nothing is lost', async () => {
    const broker = new MemoryBroker();
    await ensureTopics(broker, CONFIG);
    await broker.alterTopic('t.articles.v1', { 'max.message.bytes': '1000' });
    const hears = told();
    await ensureTopics(broker, CONFIG, hears);
    expect(hears.warnings).toEqual([expect.stringContaining('t.articles.v1: max.message.bytes is 1000')]);
    expect(await hears.metrics.registry.getSingleMetricAsString('newsfold_topic_settings_wrong')).toContain(
      'topic="t.articles.v1",setting="max.message.bytes"',
    );
    await broker.alterTopic('t.articles.v1', settingsOf('articles'));
    await ensureTopics(broker, CONFIG, hears);
    expect((await hears.metrics.topicSettings.get()).values).toEqual([]);
  });

  it('are judged where they are raw topics of somebody else too', async () => {
    const broker = new MemoryBroker();
    const settings = { 'cleanup.policy': 'compact' };
    await broker.createTopics([{ name: 't.wire', partitions: 1, replicationFactor: 1, settings }]);
    await ensureTopics(broker, CONFIG);
    const judged = ensureTopics(broker, CONFIG, undefined, (existing) => {
      expect(existing.has('t.raw.v1')).toBe(true);
      return ['t.raw.v1', 't.wire'];
    });
    await expect(judged).rejects.toThrow(/^t\.wire: cleanup\.policy is compact, needed is delete/);
    const hears = told();
    await ensureTopics(broker, { ...CONFIG, TOPIC_LOSSES: 'warn' }, hears, () => ['t.wire']);
    expect(hears.warnings).toEqual([expect.stringContaining('t.wire: cleanup.policy is compact')]);
  });

  it('are used as they are where their settings may not be seen, and that is said', async () => {
    const broker = new MemoryBroker();
    broker.describeTopics = async () => {
      throw new Refused('TOPIC_AUTHORIZATION_FAILED', 'not authorized');
    };
    const hears = told();
    await ensureTopics(broker, CONFIG, hears);
    expect(hears.warnings).toEqual([expect.stringContaining('allow DescribeConfigs')]);
  });

  it('must agree in their partitions; the message says what to do', async () => {
    const broker = new MemoryBroker();
    await ensureTopics(broker, CONFIG);
    broker.addPartitions(topicName('t.', 'articles'), 4);
    await expect(ensureTopics(broker, CONFIG)).rejects.toThrow(/t\.articles\.v1 has 4 .*--partitions 4/);
  });

  it('leave the topic of feeds to the worker that has its variables', async () => {
    const broker = new MemoryBroker();
    const feeds = {
      name: 't.feeds.v1',
      partitions: 1,
      replicationFactor: 1,
      settings: { 'cleanup.policy': 'delete' },
    };
    await broker.createTopics([feeds]);
    await ensureTopics(broker, CONFIG);
    await expect(ensureTopics(broker, { ...CONFIG, FEEDS_PARTITIONS: 1 } as typeof CONFIG)).rejects.toThrow(
      't.feeds.v1: cleanup.policy',
    );
  });
});
