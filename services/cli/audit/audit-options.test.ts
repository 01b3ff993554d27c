import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseAuditOptions } from './audit-options.ts';

const NOW = Date.UTC(2026, 2, 14, 12);
const GOOD = ['--brokers', '127.0.0.1:9092', '--registry', 'http://127.0.0.1:8081/apis/ccompat/v7/'];

describe('the command line of audit', () => {
  beforeEach(() => {
    for (const name of ['KAFKA_BROKERS', 'SCHEMA_REGISTRY_URL', 'TOPIC_PREFIX', 'RAW_TOPICS'])
      vi.stubEnv(name, '');
  });
  afterEach(() => vi.unstubAllEnvs());

  it('reads all of it', () => {
    expect(
      parseAuditOptions(
        [...GOOD, '--prefix', 't.', '--raw', 'a.v1, b.v1,a.v1', '--from', '2d', '--to', '1h', '--json'],
        NOW,
      ),
    ).toEqual({
      connection: {
        kafka: { brokers: ['127.0.0.1:9092'], clientId: 'newsfold-audit' },
        registry: { url: 'http://127.0.0.1:8081/apis/ccompat/v7' },
      },
      prefix: 't.',
      raw: ['a.v1', 'b.v1'],
      from: NOW - 172_800_000,
      to: NOW - 3_600_000,
      json: true,
    });
    expect(parseAuditOptions(GOOD, NOW)).toMatchObject({ raw: ['raw.v1'], from: null, to: null });
  });

  it.each([
    [[], /--brokers is missing; give it, or set KAFKA_BROKERS/],
    [['--brokers', 'a:1'], /--registry is missing; give it, or set SCHEMA_REGISTRY_URL/],
    [[...GOOD, '--from', '1h', '--to', '2h'], /--from 1h is not before --to 2h/],
    [[...GOOD, '--from', 'noon'], /--from noon: accepted are/],
    [[...GOOD, '--raw', ' , '], /--raw {2}, : accepted/],
    [[...GOOD, '--verbose'], /unknown option '--verbose'/],
  ])('refuses %j in one line', (args, message) => {
    expect(() => parseAuditOptions(args, NOW)).toThrow(message);
  });
});
