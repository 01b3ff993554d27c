/** ingest, wired: raw topics → articles.v1, dead letters aside. */
import { deadLetterOf, deadLetterRecord } from '@newsfold/runtime/loop/dead-letter.ts';
import { ensureTopics } from '@newsfold/runtime/loop/ensure-topics.ts';
import { scopePartitions } from '@newsfold/runtime/loop/scope-count.ts';
import { setUp } from '@newsfold/runtime/loop/set-up.ts';
import type { RunningWorker, WorkerDefinition, WorkerParts } from '@newsfold/runtime/process/run-worker.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { runStatelessLoop } from '@newsfold/runtime/stateless/stateless-loop.ts';
import { articlesPrefix } from '@newsfold/schemas/topics.ts';
import { provideLanguageData } from '@newsfold/text/language-data.ts';
import { loadLanguageData } from '@newsfold/text/load-language-data.ts';
import { type IngestConfig, ingestTable } from './config.ts';
import { REJECT_REASONS } from './domain/reject-reason.ts';
import { SecondOpinion } from './embedding.ts';
import { articleHandler } from './handle-article.ts';
import { loadOutlets } from './load-outlets.ts';
import { createIngestMetrics } from './metrics.ts';
import { openModel } from './model/open-model.ts';
import { existingRawTopics, rawTopics } from './raw-topics.ts';

/** How often the process shows that it lives while a model is fetched, ms. */
const ALIVE_EVERY_MS = 5_000;

/** The second opinion that the configuration asks for, or null. */
async function secondOpinion({
  config,
  context,
  metrics,
}: WorkerParts<IngestConfig>): Promise<SecondOpinion | null> {
  const { embeddings } = createIngestMetrics(metrics.registry);
  const { EMBEDDING_MODEL, EMBEDDING_MODULE, EMBEDDING_FOLDER } = config;
  // What is fetched may take minutes, and is no stall.
  const alive = setInterval(() => context.onActivity(), ALIVE_EVERY_MS);
  const model = await openModel(
    { model: EMBEDDING_MODEL, module: EMBEDDING_MODULE, folder: EMBEDDING_FOLDER },
    { note: (line) => context.logger.info(line) },
  ).finally(() => clearInterval(alive));
  if (model === null) return null;
  return new SecondOpinion(model, config.EMBEDDING_TIMEOUT_MS, (outcome) => embeddings.inc({ outcome }));
}

async function start(parts: WorkerParts<IngestConfig>): Promise<RunningWorker> {
  provideLanguageData(loadLanguageData());
  const { config, connection, place, broker, context, schemas } = parts;
  const opinion = await secondOpinion(parts);
  const codec = new Codec(connection.registry, schemas);
  const { encodeArticle, encodeDecision, encodeDeadLetter, partitions } = await setUp(context, async () => {
    await ensureTopics(broker, config, context, (existing) => existingRawTopics(config, existing));
    await codec.register('RawArticle', place.input);
    return {
      encodeDecision: await codec.encoder('Decision', place.output),
      encodeArticle: await codec.encoder('Article', place.output),
      encodeDeadLetter: await codec.encoder('DeadLetter', place.deadLetters),
      partitions: await scopePartitions(broker, config.TOPIC_PREFIX),
    };
  });
  return runStatelessLoop(
    {
      groupId: place.groupId,
      inputs: async () => rawTopics(config, await broker.topics()),
      deadLetterTopic: place.deadLetters,
      handle: articleHandler({
        settings: {
          maxTextChars: config.MAX_TEXT_CHARS,
          scopeBy: config.SCOPE_BY,
          defaultLanguage: config.DEFAULT_LANGUAGE,
          outlets: loadOutlets(config.OUTLETS_FILE),
          readBounds: { maxCharacters: config.READ_MAX_CHARS, maxSentences: config.READ_MAX_SENTENCES },
        },
        maxRawBytes: config.MAX_RAW_BYTES,
        maxItems: config.MAX_ITEMS,
        articlesTopic: place.output,
        partitions,
        decodeRaw: codec.foreignDecoder(),
        encodeArticle,
        encodeDecision,
        opinion,
      }),
      deadLetter: (record, reason, detail, details) =>
        deadLetterRecord(deadLetterOf('ingest', record, reason, detail, details), encodeDeadLetter),
    },
    broker,
    context,
  );
}

/** The worker. */
export const ingestWorker: WorkerDefinition<typeof ingestTable> = {
  name: 'ingest',
  table: ingestTable,
  deadLetterReasons: REJECT_REASONS,
  registerMetrics: (registry) => void createIngestMetrics(registry),
  rawTopics: ({ TOPIC_PREFIX, RAW_TOPICS }) =>
    RAW_TOPICS.map((name) => `${articlesPrefix(TOPIC_PREFIX)}${name}`),
  start,
};
