/**
 * enrich with room for a few articles in memory, on a disk that takes no more of what it puts away: it takes memory beyond
 * its bound, says so once, and its stories are those of a run without faults.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEAST_PACKED_BYTES } from '@newsfold/enrich/config.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { afterAll, expect, inject, it } from 'vitest';
import { corpus, toDocuments, toLines } from '../support/corpus.ts';
import { limitFiles } from '../support/limit-files.ts';
import { dataFolder, startNewsfold, workerPids } from '../support/newsfold.ts';
import { checkIntegrity } from './oracle.ts';

/** Enough for the log of enrich, and for a tenth of what it puts away. */
const LARGEST_FILE = 128 * 1024;

const folder = dataFolder();
afterAll(() => folder.remove());

it('loses nothing while what it puts away is refused, and says so', async () => {
  const prefix = `spill-${randomUUID()}.`;
  const records = toDocuments(corpus(11, 1200));
  const cluster = ['--brokers', inject('brokers'), '--registry', inject('registryUrl'), '--prefix', prefix];
  const run = startNewsfold(
    ['--once', '--json', '--input', '-', ...cluster, '--data', folder.path],
    toLines(records),
    {
      OPEN_REPORTS: '24',
      PACKED_BYTES: String(LEAST_PACKED_BYTES),
      SPILL_FOLDER: join(folder.path, 'spill'),
    },
  );
  await run.saw(/enrich\s+ready/);
  limitFiles(workerPids(run.stderr()).enrich ?? 0, LARGEST_FILE);
  const result = await run.ended;
  expect(result.code, result.stderr).toBe(0);
  expect(result.stderr).not.toContain('enrich ended with code');
  const log = readFileSync(join(folder.path, 'enrich.log'), 'utf8');
  expect(log.split('\n').filter((line) => line.includes('SPILL_FOLDER takes nothing'))).not.toEqual([]);
  const reader = kafkaBroker({
    connection: { brokers: inject('brokers').split(','), clientId: 'check' },
    logger: createLogger('check', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  const report = await checkIntegrity(reader, inject('registryUrl'), prefix);
  await reader.close();
  expect(report).toMatchObject({ raw: records.length, lost: 0, conflicting: 0, differentStories: [] });
}, 300_000);
