/** dedupe, wired: articles.v1 → assignments.v1, restored from its own output. */

import { runFoldLoop } from '@newsfold/runtime/fold/fold-loop.ts';
import { deadLetterOf, deadLetterRecord } from '@newsfold/runtime/loop/dead-letter.ts';
import { ensureTopics } from '@newsfold/runtime/loop/ensure-topics.ts';
import { setUp } from '@newsfold/runtime/loop/set-up.ts';
import type { RunningWorker, WorkerDefinition, WorkerParts } from '@newsfold/runtime/process/run-worker.ts';
import { Codec, MALFORMED_REASONS } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { type DedupeConfig, dedupeTable } from './config.ts';
import { createSettings } from './domain/settings.ts';
import { type AssignmentParts, answerArticle, missingOf, restoreAssignment } from './handle-article.ts';
import { createDedupeMetrics } from './metrics.ts';
import { Scopes } from './scopes.ts';

async function start({
  config,
  broker,
  context,
  metrics,
}: WorkerParts<DedupeConfig>): Promise<RunningWorker> {
  const name = (topic: Parameters<typeof topicName>[1]) => topicName(config.TOPIC_PREFIX, topic);
  const codec = new Codec(config.SCHEMA_REGISTRY_URL);
  const { encodeAssignment, encodeDeadLetter, partitions } = await setUp(context, async () => {
    await ensureTopics(broker, config);
    return {
      encodeAssignment: await codec.encoder('Assignment', name('assignments')),
      encodeDeadLetter: await codec.encoder('DeadLetter', name('dedupeDeadLetters')),
      partitions: (await broker.topics()).get(name('articles')) ?? config.SCOPE_PARTITIONS,
    };
  });
  const parts: AssignmentParts = {
    settings: createSettings({
      window: { hours: config.WINDOW_HOURS, articles: config.WINDOW_ARTICLES },
      pair: { embedding: { weight: config.EMBEDDING_WEIGHT, neutral: config.EMBEDDING_NEUTRAL } },
    }),
    partitions,
    decodeArticle: codec.decoder('Article', [], true),
    decodeFact: codec.decoder('Assignment', ['article', 'evidence'], true),
    encodeAssignment,
    deadLetter: (record, reason, detail) =>
      deadLetterRecord(deadLetterOf('dedupe', record, reason, detail), encodeDeadLetter),
  };
  const { runner, stop } = await runFoldLoop<Scopes>(
    {
      groupId: `${config.TOPIC_PREFIX}dedupe`,
      input: name('articles'),
      output: name('assignments'),
      deadLetterTopic: name('dedupeDeadLetters'),
      memory: 'output',
      open: () => new Scopes(),
      restore: (scopes, record) => restoreAssignment(parts, scopes, record),
      missing: missingOf,
      answer: (scopes, record) => answerArticle(parts, scopes, record),
    },
    broker,
    context,
  );
  createDedupeMetrics(metrics.registry, () => runner.states().flatMap(({ state }) => [...state.windows]));
  return { detail: () => ({ ready: runner.isReady(), ...runner.status() }), stop };
}

/** The worker. */
export const dedupeWorker: WorkerDefinition<typeof dedupeTable> = {
  name: 'dedupe',
  table: dedupeTable,
  deadLetterReasons: MALFORMED_REASONS,
  start,
};
