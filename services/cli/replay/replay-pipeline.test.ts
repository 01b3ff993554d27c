/**
 * The replay and the pipeline assign alike: the sample's articles go once through the fold of `npm run replay` and once,
 * as Avro, through the fold loop with dedupe's handlers on a broker in memory, in batches, with a restart in between.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { type AssignmentParts, answerArticle, restoreAssignment } from '@newsfold/dedupe/handle-article.ts';
import { Scopes } from '@newsfold/dedupe/scopes.ts';
import { FactChain } from '@newsfold/runtime/fold/fact-chain.ts';
import { runFoldLoop } from '@newsfold/runtime/fold/fold-loop.ts';
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Article, Assignment } from '@newsfold/schemas/generated/records.ts';
import { scopePartition } from '@newsfold/schemas/scope-partition.ts';
import { testContext } from '@newsfold/test/support/fixture-context.ts';
import { answersAll } from '@newsfold/test/support/fixture-fold.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { beforeAll, expect, test } from 'vitest';
import { readReplayLines } from './replay-lines.ts';
import { runReplay } from './replay-run.ts';

const SAMPLE = fileURLToPath(new URL('../sample/articles.jsonl', import.meta.url));
const articleType = avroType('Article');
const assignmentType = avroType('Assignment');

const partsFor = (partitions: number): AssignmentParts => ({
  settings: defaultSettings,
  partitions,
  decodeArticle: (bytes) => articleType.fromBuffer(bytes) as Article,
  decodeDecision: () => {
    throw new Error('no decision is published here');
  },
  decodeFact: (bytes) => assignmentType.fromBuffer(bytes) as Assignment,
  encodeAssignment: (assignment) => assignmentType.toBuffer(assignment),
  deadLetter: (record, reason) => {
    throw new Error(`offset ${record.offset}: ${reason}`);
  },
});

const articles: Article[] = [];
const replayed: Assignment[] = [];

beforeAll(async () => {
  runReplay(await readReplayLines(SAMPLE), { kind: 'file' }, defaultSettings, {
    decided: (_, assignment, article) => {
      articles.push(article);
      replayed.push(assignment);
    },
  });
});

/** Starts dedupe's fold on a broker, without the registry. */
function startDedupe(broker: MemoryBroker, partitions: number) {
  const parts = partsFor(partitions);
  return runFoldLoop<Scopes>(
    {
      groupId: 'dedupe',
      input: 'articles',
      output: 'assignments',
      deadLetterTopic: 'dead',
      memory: 'output',
      open: () => new Scopes(),
      restore: (scopes, record) => restoreAssignment(parts, scopes, record),
      ...answersAll,
      answer: (scopes, record) => answerArticle(parts, scopes, record),
    },
    broker,
    testContext(),
  );
}

/** The assignments of a partition that count, as bytes. */
function factsOf(broker: MemoryBroker, partition: number): Buffer[] {
  const facts = new FactChain();
  return broker
    .records('assignments', partition)
    .filter((record) => facts.take(record))
    .map((record) => record.value as Buffer);
}

/** Runs dedupe over the articles, stopped once after half of them; the facts by partition. */
async function pipeline(partitions: number, batchSize: number): Promise<Buffer[][]> {
  const broker = new MemoryBroker({ batchSize });
  const topic = (name: string) => ({ name, partitions, replicationFactor: 1, settings: {} });
  await broker.createTopics(['articles', 'assignments', 'dead'].map(topic));
  const halves = [articles.slice(0, articles.length / 2), articles.slice(articles.length / 2)];
  let fed = 0;
  for (const half of halves) {
    const { stop } = await startDedupe(broker, partitions);
    for (const article of half) {
      const record = { key: article.scope, value: articleType.toBuffer(article) };
      broker.put('articles', scopePartition(article.scope, partitions), [record]);
    }
    fed += half.length;
    const answered = () => all(broker, partitions).reduce((sum, facts) => sum + facts.length, 0);
    while (answered() < fed) await sleep(5);
    await stop();
  }
  return all(broker, partitions);
}

const all = (broker: MemoryBroker, partitions: number): Buffer[][] =>
  Array.from({ length: partitions }, (_, partition) => factsOf(broker, partition));

test.each([1, 7, 100])('byte by byte on one partition, in batches of %i', async (batchSize) => {
  const [facts] = await pipeline(1, batchSize);
  expect(articles.length).toBeGreaterThan(100);
  expect(facts).toEqual(replayed.map((assignment) => assignmentType.toBuffer(assignment)));
});

test('story by story on six partitions, where only the offsets differ', async () => {
  const groups = (assignments: readonly Assignment[]): string[] => {
    const stories = new Map<string, string[]>();
    const storyOf = new Map<string, string>();
    for (const { articleId, storyId, corrections } of assignments) {
      storyOf.set(articleId, storyId);
      for (const { articleIds, toStoryId } of corrections)
        for (const id of articleIds) storyOf.set(id, toStoryId);
    }
    for (const [id, story] of storyOf) stories.set(story, [...(stories.get(story) ?? []), id]);
    return [...stories.values()].map((ids) => ids.sort().join()).sort();
  };
  const facts = (await pipeline(6, 20)).flat();
  const assigned = facts.map((bytes) => assignmentType.fromBuffer(bytes) as Assignment);
  expect(groups(assigned)).toEqual(groups(replayed));
  const verdicts = (list: readonly Assignment[]) =>
    list.map(({ articleId, contentHash, verdict }) => `${articleId} ${contentHash} ${verdict}`).sort();
  expect(verdicts(assigned)).toEqual(verdicts(replayed));
});
