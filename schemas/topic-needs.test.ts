import { describe, expect, it } from 'vitest';
import { type NeededTopic, settingsOf, wrongSettings } from './topic-needs.ts';
import { topics } from './topics.ts';

const DAY = 86_400_000;
/** What a broker tells of a topic that nobody has set anything for. */
const BROKERS_OWN = {
  'cleanup.policy': 'delete',
  'retention.ms': String(7 * DAY),
  'retention.bytes': '-1',
  'max.message.bytes': '1048588',
  'min.insync.replicas': '1',
  'message.timestamp.type': 'CreateTime',
  'segment.ms': String(7 * DAY),
  'max.compaction.lag.ms': '9223372036854775807',
  'unclean.leader.election.enable': 'false',
};
const all = [...(Object.keys(topics) as NeededTopic[]), 'schemas', 'feeds'] as const;

const wrong = (topic: NeededTopic, changes: Readonly<Record<string, string>>, replicas = 1) =>
  wrongSettings(topic, {
    replicas,
    settings: new Map(Object.entries({ ...BROKERS_OWN, ...settingsOf(topic), ...changes })),
  });

describe('what topics need', () => {
  it.each(all)('is what newsfold sets where it creates %s', (topic) => {
    expect(wrong(topic, {})).toEqual([]);
  });

  it.each(all)('is reached by setting what is said of %s', (topic) => {
    const found = wrongSettings(topic, { replicas: 3, settings: new Map(Object.entries(BROKERS_OWN)) });
    const changes = Object.fromEntries(found.map(({ setting, set }) => [setting, set]));
    const settings = new Map(Object.entries({ ...BROKERS_OWN, ...changes }));
    expect(wrongSettings(topic, { replicas: 3, settings })).toEqual([]);
  });

  it.each([
    ['raw', 'cleanup.policy', 'compact'],
    ['articles', 'cleanup.policy', 'compact,delete'],
    ['assignments', 'cleanup.policy', 'compact'],
    ['assignments', 'retention.ms', String(7 * DAY)],
    ['assignments', 'retention.bytes', '1000000'],
    ['stories', 'cleanup.policy', 'delete'],
    ['stories', 'retention.ms', String(7 * DAY)],
    ['dedupeDeadLetters', 'cleanup.policy', 'compact'],
    ['schemas', 'cleanup.policy', 'delete'],
    ['feeds', 'cleanup.policy', 'compact,delete'],
    ['articles', 'min.insync.replicas', '2'],
  ] as const)('loses data with %s at %s=%s', (topic, setting, value) => {
    expect(wrong(topic, { [setting]: value })).toMatchObject([{ setting, found: value, isLoss: true }]);
  });

  it.each([
    ['raw', 'retention.ms', String(DAY / 2)],
    ['raw', 'max.message.bytes', '1048588'],
    ['articles', 'retention.ms', String(7 * DAY)],
    ['articles', 'message.timestamp.type', 'CreateTime'],
    ['articles', 'retention.bytes', '1000000'],
    ['assignments', 'max.message.bytes', '1048588'],
    ['assignments', 'segment.ms', String(7 * DAY)],
    ['stories', 'retention.ms', String(45 * DAY)],
    ['stories', 'max.compaction.lag.ms', '9223372036854775807'],
    ['ingestDeadLetters', 'retention.ms', String(7 * DAY)],
  ] as const)('is a warning with %s at %s=%s', (topic, setting, value) => {
    expect(wrong(topic, { [setting]: value })).toMatchObject([{ setting, found: value, isLoss: false }]);
  });

  it('is content with what is kept for ever, and with what nothing deletes', () => {
    expect(wrong('assignments', { 'retention.ms': '-1' })).toEqual([]);
    expect(wrong('stories', { 'cleanup.policy': 'compact', 'retention.ms': '1' })).toEqual([]);
    expect(wrong('schemas', { 'cleanup.policy': 'compact,delete', 'retention.ms': '-1' })).toEqual([]);
  });

  it('asks for two replicas in sync where there are three, and for clean elections where there are two', () => {
    expect(wrong('raw', {}, 3)).toMatchObject([{ setting: 'min.insync.replicas', set: '2', isLoss: false }]);
    expect(wrong('raw', { 'min.insync.replicas': '2' }, 3)).toEqual([]);
    expect(wrong('raw', {}, 2)).toEqual([]);
    const unclean = { 'unclean.leader.election.enable': 'true', 'min.insync.replicas': '2' };
    expect(wrong('raw', unclean, 3)).toMatchObject([
      { setting: 'unclean.leader.election.enable', isLoss: true },
    ]);
    expect(wrong('raw', { 'unclean.leader.election.enable': 'true' })).toEqual([]);
  });

  it('judges nothing that the broker does not tell', () => {
    for (const topic of all) expect(wrongSettings(topic, { replicas: 1, settings: new Map() })).toEqual([]);
  });
});
