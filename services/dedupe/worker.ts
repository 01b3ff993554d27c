/** dedupe, wired: articles.v1 → assignments.v1, restored from its own output. */

import { REFUSAL_REASONS } from '@newsfold/runtime/fold/fold-definition.ts';
import { runFoldLoop } from '@newsfold/runtime/fold/fold-loop.ts';
import { deadLetterOf, deadLetterRecord } from '@newsfold/runtime/loop/dead-letter.ts';
import { ensureTopics } from '@newsfold/runtime/loop/ensure-topics.ts';
import { scopePartitions } from '@newsfold/runtime/loop/scope-count.ts';
import { setUp } from '@newsfold/runtime/loop/set-up.ts';
import type { RunningWorker, WorkerDefinition, WorkerParts } from '@newsfold/runtime/process/run-worker.ts';
import { bytesOf, Codec, MALFORMED_REASONS } from '@newsfold/runtime/registry/codec.ts';
import { isDecisionRecord } from '@newsfold/schemas/control-record.ts';
import { provideLanguageData } from '@newsfold/text/language-data.ts';
import { loadLanguageData } from '@newsfold/text/load-language-data.ts';
import { type DedupeConfig, dedupeTable } from './config.ts';
import type { DecisionMemory } from './domain/decisions/decision-memory.ts';
import { createSettings } from './domain/settings.ts';
import type { Window } from './domain/window/window.ts';
import {
  type AssignmentParts,
  answerArticle,
  type ClockLimit,
  missingOf,
  rejectArticle,
  restoreAssignment,
} from './handle-article.ts';
import { createDedupeMetrics } from './metrics.ts';
import { Scopes } from './scopes.ts';

/** Publishers whose clocks the log names, each once. */
const MAX_WARNED = 1000;

async function start({
  config,
  connection,
  place,
  broker,
  context,
  metrics,
  schemas,
}: WorkerParts<DedupeConfig>): Promise<RunningWorker> {
  provideLanguageData(loadLanguageData());
  let windows: () => readonly (readonly [scope: string, window: Window])[] = () => [];
  let decisions: () => readonly DecisionMemory[] = () => [];
  const { clamped, ruled } = createDedupeMetrics(
    metrics.registry,
    () => windows(),
    () => decisions(),
  );
  const warned = new Set<string>();
  const onClamped: ClockLimit['onClamped'] = (clock, { publisher, seenAt, origin }) => {
    clamped.inc({ clock });
    if (warned.has(publisher.id)) return;
    if (warned.size < MAX_WARNED) warned.add(publisher.id);
    context.logger.warn(
      { clock, seenAt, publisher: publisher.id, origin },
      'the time of an article is not believed; it has the time of its arrival',
    );
  };
  const codec = new Codec(connection.registry, schemas);
  const { encodeAssignment, encodeDeadLetter, partitions } = await setUp(context, async () => {
    await ensureTopics(broker, config, context);
    return {
      encodeAssignment: await codec.encoder('Assignment', place.output),
      encodeDeadLetter: await codec.encoder('DeadLetter', place.deadLetters),
      partitions: await scopePartitions(broker, config.TOPIC_PREFIX),
    };
  });
  const parts: AssignmentParts = {
    settings: createSettings({
      window: {
        hours: config.WINDOW_HOURS,
        articles: config.WINDOW_ARTICLES,
        identities: config.IDENTITY_ARTICLES,
      },
      pair: { embedding: { weight: config.EMBEDDING_WEIGHT, neutral: config.EMBEDDING_NEUTRAL } },
    }),
    partitions,
    decodeArticle: codec.decoder('Article', [], true),
    decodeDecision: codec.decoder('Decision', [], true),
    decodeFact: codec.decoder('Assignment', ['article', 'evidence'], true),
    encodeAssignment,
    clocks: { leadMs: config.CLOCK_LEAD_MINUTES * 60_000, onClamped },
    onRuled: (kind, outcome) => ruled.inc({ kind, outcome }),
    deadLetter: (record, reason, detail) =>
      deadLetterRecord(deadLetterOf('dedupe', record, reason, detail), encodeDeadLetter),
  };
  const { runner, stop } = await runFoldLoop<Scopes>(
    {
      groupId: place.groupId,
      input: place.input,
      output: place.output,
      deadLetterTopic: place.deadLetters,
      memory: 'output',
      open: () => new Scopes(),
      restore: (scopes, record) => restoreAssignment(parts, scopes, record),
      missing: missingOf,
      answer: (scopes, record) => answerArticle(parts, scopes, record),
      refuse: (record, reason, detail) => rejectArticle(parts, record, reason, detail),
      check: async (record) => {
        const decode = isDecisionRecord(record.headers) ? parts.decodeDecision : parts.decodeArticle;
        await decode(bytesOf(record));
      },
    },
    broker,
    context,
  );
  decisions = () => runner.states().map(({ state }) => state.decisions);
  windows = () => runner.states().flatMap(({ state }) => [...state.windows]);
  return { detail: () => ({ ready: runner.isReady(), ...runner.status() }), stop };
}

/** The worker. */
export const dedupeWorker: WorkerDefinition<typeof dedupeTable> = {
  name: 'dedupe',
  table: dedupeTable,
  deadLetterReasons: [...MALFORMED_REASONS, ...REFUSAL_REASONS],
  registerMetrics: (registry) => void createDedupeMetrics(registry, () => []),
  start,
};
