/** ingest, wired: raw topics → articles.v1, dead letters aside. */
import { deadLetterOf, deadLetterRecord } from '@newsfold/runtime/dead-letter.ts';
import { ensureTopics } from '@newsfold/runtime/ensure-topics.ts';
import { withRetry } from '@newsfold/runtime/retry.ts';
import type { RunningWorker, WorkerDefinition, WorkerParts } from '@newsfold/runtime/run-worker.ts';
import { runStatelessLoop } from '@newsfold/runtime/stateless-loop.ts';
import { Codec } from '@newsfold/schemas/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { type IngestConfig, ingestTable } from './config.ts';
import { articleHandler } from './handle-article.ts';
import { rawTopics } from './raw-topics.ts';

const STARTUP_RETRY = { firstDelayMs: 200, maxDelayMs: 2000, attempts: 60 };

async function start({ config, broker, context }: WorkerParts<IngestConfig>): Promise<RunningWorker> {
  const articles = topicName(config.TOPIC_PREFIX, 'articles');
  const deadLetters = topicName(config.TOPIC_PREFIX, 'ingestDeadLetters');
  const codec = new Codec(config.SCHEMA_REGISTRY_URL);
  await withRetry(() => ensureTopics(broker, config), STARTUP_RETRY);
  const encodeArticle = await withRetry(() => codec.encoder('Article', articles), STARTUP_RETRY);
  const encodeDeadLetter = await codec.encoder('DeadLetter', deadLetters);
  await codec.register('RawArticle', topicName(config.TOPIC_PREFIX, 'raw'));
  const partitions = (await broker.topics()).get(articles) ?? config.SCOPE_PARTITIONS;
  return runStatelessLoop(
    {
      groupId: `${config.TOPIC_PREFIX}ingest`,
      inputs: async () => rawTopics(config, await broker.topics()),
      deadLetterTopic: deadLetters,
      handle: articleHandler({
        settings: {
          maxTextChars: config.MAX_TEXT_CHARS,
          scopeBy: config.SCOPE_BY,
          defaultLanguage: config.DEFAULT_LANGUAGE,
        },
        articlesTopic: articles,
        partitions,
        decodeRaw: codec.decoder('RawArticle'),
        encodeArticle,
      }),
      deadLetter: (record, reason, detail) =>
        deadLetterRecord(deadLetterOf('ingest', record, reason, detail), encodeDeadLetter),
    },
    broker,
    context,
  );
}

/** The worker. */
export const ingestWorker: WorkerDefinition<typeof ingestTable> = {
  name: 'ingest',
  table: ingestTable,
  start,
};
