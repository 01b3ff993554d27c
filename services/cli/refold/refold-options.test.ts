import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseRefoldOptions } from './refold-options.ts';

const NOW = Date.UTC(2026, 2, 14, 12);
const WHERE = ['--brokers', '127.0.0.1:9092', '--registry', 'http://127.0.0.1:8081'];
const GOOD = [...WHERE, '--from', '7d', '--into', 'v2.'];
const folder = mkdtempSync(join(tmpdir(), 'refold-'));

function file(text: string): string {
  const path = join(folder, 'settings.json');
  writeFileSync(path, text);
  return path;
}

describe('the command line of refold', () => {
  beforeEach(() => {
    for (const name of ['KAFKA_BROKERS', 'SCHEMA_REGISTRY_URL', 'TOPIC_PREFIX']) vi.stubEnv(name, '');
  });
  afterEach(() => vi.unstubAllEnvs());

  it('reads all of it', () => {
    const settings = file('{"WINDOW_HOURS": 48, "EMBEDDING_WEIGHT": "0"}');
    expect(
      parseRefoldOptions([...GOOD, '--prefix', 'live.', '--settings', settings, '--rate', '9'], NOW),
    ).toMatchObject({
      beside: 'v2.+live.',
      from: NOW - 7 * 86_400_000,
      settings: { WINDOW_HOURS: '48', EMBEDDING_WEIGHT: '0' },
      rate: 9,
      isFolding: true,
    });
    expect(parseRefoldOptions([...GOOD, '--compare'], NOW)).toMatchObject({
      beside: 'v2.+',
      isFolding: false,
    });
  });

  it.each([
    [[...WHERE, '--into', 'v2.'], /--from is missing/],
    [[...WHERE, '--from', '7d'], /--into is missing/],
    [[...WHERE, '--from', '7d', '--into', 'v2+'], /--into v2\+: accepted/],
    [[...GOOD, '--prefix', 'v2.'], /that is the prefix of the live stories/],
    [[...GOOD, '--prefix', 'v2.+live.'], /that is the prefix of the live stories/],
    [[...GOOD, '--rate', '0'], /--rate 0: accepted/],
  ])('refuses %j in one line', (args, message) => {
    expect(() => parseRefoldOptions(args, NOW)).toThrow(message);
  });

  it.each([
    ['{', /--settings .*JSON/],
    ['[1]', /accepted is a JSON object/],
    ['{"MAX_TEXT_CHARS": 5}', /MAX_TEXT_CHARS is no variable of dedupe or enrich/],
    ['{"TOPIC_PREFIX": "x"}', /TOPIC_PREFIX is no variable/],
    ['{"WINDOW_HOURS": [1]}', /WINDOW_HOURS is neither/],
  ])('refuses the settings %s', (text, message) => {
    expect(() => parseRefoldOptions([...GOOD, '--settings', file(text)], NOW)).toThrow(message);
  });
});
