/** Workers killed with kill -9 while articles stream in: nothing lost, and the stories of a run without faults. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { corpus, toDocuments, toLines } from '../support/corpus.ts';
import { dataFolder, documents, startNewsfold, workerPids } from '../support/newsfold.ts';
import { checkIntegrity } from './oracle.ts';

const broker = () =>
  kafkaBroker({
    connection: { brokers: inject('brokers').split(','), clientId: 'check' },
    logger: createLogger('check', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
const folder = dataFolder();
afterAll(() => folder.remove());
const existing = (prefix: string) => [
  '--brokers',
  inject('brokers'),
  '--registry',
  inject('registryUrl'),
  '--prefix',
  prefix,
  '--data',
  folder.path,
];

describe('on a cluster that exists already', () => {
  it('ends with 3, no story and the reason on empty input', async () => {
    const result = await startNewsfold(
      ['--once', '--json', '--input', '-', ...existing(`empty-${randomUUID()}.`)],
      '',
    ).ended;
    expect(result.code, result.stderr).toBe(3);
    expect(result.stderr).toContain('no article: the input is empty');
    expect(result.stdout).toBe('');
  }, 120_000);

  it('publishes the stories of a fault-free run although every worker is killed on the way', async () => {
    const prefix = `kill-${randomUUID()}.`;
    const articles = corpus(7, 3000);
    const records = toDocuments(articles);
    const run = startNewsfold(['--once', '--json', '--input', '-', ...existing(prefix)], toLines(records));
    await run.saw(/enrich\s+ready/);
    const pids = workerPids(run.stderr());
    for (const name of ['dedupe', 'enrich', 'ingest']) {
      await sleep(400);
      process.kill(pids[name] ?? 0, 'SIGKILL');
    }
    const result = await run.ended;
    expect(result.code, result.stderr).toBe(0);
    for (const name of ['dedupe', 'enrich', 'ingest'])
      expect(result.stderr).toContain(`${name} ended with code`);
    const reader = broker();
    const report = await checkIntegrity(reader, inject('registryUrl'), prefix);
    await reader.close();
    expect(report).toMatchObject({
      raw: records.length,
      deadLetters: 0,
      unaccounted: 0,
      lost: 0,
      conflicting: 0,
      differentStories: [],
    });
    expect(report.articles).toBeGreaterThanOrEqual(3000);
    const listed = documents(result).reduce((sum, story) => sum + story.counts.articles, 0);
    expect(listed).toBe(new Set(articles.map(({ url }) => url)).size);
  }, 300_000);
});
