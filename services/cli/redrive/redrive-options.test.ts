import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseRedriveOptions } from './redrive-options.ts';

const NOW = Date.UTC(2026, 2, 14, 12);
const GOOD = ['--from', 'ingest.dead-letters.v1', '--brokers', '127.0.0.1:9092'];
const parse = (...more: string[]) => parseRedriveOptions([...GOOD, ...more], NOW);

describe('the command line of redrive', () => {
  beforeEach(() => {
    for (const name of ['KAFKA_BROKERS', 'SCHEMA_REGISTRY_URL', 'TOPIC_PREFIX']) vi.stubEnv(name, '');
  });
  afterEach(() => vi.unstubAllEnvs());

  it('reads all of it', () => {
    expect(
      parse('--reason', 'no-text, too-large', '--since', '2h', '--dry-run', '--rate', '0.5', '--limit', '9'),
    ).toMatchObject({
      from: 'ingest.dead-letters.v1',
      kafka: { brokers: ['127.0.0.1:9092'], clientId: 'newsfold-redrive' },
      reasons: new Set(['no-text', 'too-large']),
      since: NOW - 7_200_000,
      dryRun: true,
      rate: 0.5,
      limit: 9,
      again: false,
      registry: null,
    });
    expect(parse()).toMatchObject({ reasons: null, since: null, rate: null, limit: 3, prefix: '' });
  });

  it('takes from the environment what the workers take from there', () => {
    vi.stubEnv('KAFKA_BROKERS', 'a:1,b:2');
    vi.stubEnv('SCHEMA_REGISTRY_URL', 'http://r:8081/');
    vi.stubEnv('TOPIC_PREFIX', 'trial.');
    expect(parseRedriveOptions(['--from', 'x'], NOW)).toMatchObject({
      kafka: { brokers: ['a:1', 'b:2'] },
      registry: { url: 'http://r:8081' },
      prefix: 'trial.',
    });
  });

  it.each([
    [[], /--from is missing/],
    [['--from', 'x'], /--brokers is missing; give it, or set KAFKA_BROKERS/],
    [['--from', 'x', '--brokers', 'nowhere'], /--brokers nowhere: accepted is host:port/],
    [[...GOOD, '--rate', '0'], /--rate 0: accepted is a number above 0/],
    [[...GOOD, '--rate', 'fast'], /--rate fast/],
    [[...GOOD, '--limit', '1.5'], /--limit 1.5: accepted is a whole number/],
    [[...GOOD, '--since', 'monday'], /--since monday: accepted are a time/],
    [[...GOOD, '--reason', 'a,,b'], /--reason a,,b/],
    [[...GOOD, '--registry', 'r:8081'], /--registry r:8081: accepted is an address/],
    [[...GOOD, '--frobnicate'], /unknown option '--frobnicate'/],
    [[...GOOD, 'stray'], /unexpected argument 'stray'/],
  ])('refuses %j in one line', (args, message) => {
    expect(() => parseRedriveOptions(args, NOW)).toThrow(message);
  });
});
