/** flat, wired: stories.v1 → flat.stories.v1, assignments.v1 → flat.story-articles.v1. */
import { REFUSAL_REASONS } from '@newsfold/runtime/fold/fold-definition.ts';
import { runFoldLoop } from '@newsfold/runtime/fold/fold-loop.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { deadLetterOf, deadLetterRecord } from '@newsfold/runtime/loop/dead-letter.ts';
import { ensureTopics } from '@newsfold/runtime/loop/ensure-topics.ts';
import type { LoopContext } from '@newsfold/runtime/loop/loop-context.ts';
import { setUp } from '@newsfold/runtime/loop/set-up.ts';
import type { RunningWorker, WorkerDefinition, WorkerParts } from '@newsfold/runtime/process/run-worker.ts';
import { Codec, MALFORMED_REASONS } from '@newsfold/runtime/registry/codec.ts';
import { FLAT_DEAD_LETTERS, FLAT_TOPICS, foldPrefix } from '@newsfold/schemas/topics.ts';
import { flatPlace, type SourcePlace } from '@newsfold/schemas/topology.ts';
import type { DeadLetterOf } from './answers.ts';
import { type FlatConfig, flatTable } from './config.ts';
import { articleTable, storyTable, UNREAD } from './tables.ts';

/** Creates the topics that are missing: rows lie in the partition of what they are made from. */
async function createTopics(broker: Broker, config: FlatConfig, context: LoopContext): Promise<void> {
  await ensureTopics(broker, config, context);
  const { TOPIC_PREFIX: prefix, REPLICATION_FACTOR: replicationFactor } = config;
  const partitions = (await broker.topics()).get(flatPlace(prefix).stories.input) ?? config.SCOPE_PARTITIONS;
  const plan = ({
    name,
    settings,
  }: {
    readonly name: string;
    readonly settings: Readonly<Record<string, string>>;
  }) => ({
    name: `${foldPrefix(prefix)}${name}`,
    settings,
    replicationFactor,
  });
  await broker.createTopics([
    ...Object.values(FLAT_TOPICS).map((topic) => ({ ...plan(topic), partitions })),
    { ...plan(FLAT_DEAD_LETTERS), partitions: 1 },
  ]);
}

async function start({
  config,
  connection,
  broker,
  context,
  schemas,
}: WorkerParts<FlatConfig, SourcePlace>): Promise<RunningWorker> {
  const { stories, storyArticles } = flatPlace(config.TOPIC_PREFIX);
  const codec = new Codec(connection.registry, schemas);
  const encoders = await setUp(context, async () => {
    await createTopics(broker, config, context);
    return {
      story: await codec.encoder('StoryRow', stories.output),
      article: await codec.encoder('StoryArticleRow', storyArticles.output),
      deadLetter: await codec.encoder('DeadLetter', stories.deadLetters),
    };
  });
  const deadLetter: DeadLetterOf = (record, reason, detail) =>
    deadLetterRecord(deadLetterOf('flat', record, reason, detail), encoders.deadLetter);
  const running = [
    await runFoldLoop(
      storyTable(stories, codec.decoder('Story'), encoders.story, deadLetter),
      broker,
      context,
    ),
    await runFoldLoop(
      articleTable(storyArticles, codec.decoder('Assignment', UNREAD), encoders.article, deadLetter),
      broker,
      context,
    ),
  ] as const;
  const [rows, links] = running.map(({ runner }) => runner);
  return {
    detail: () => ({
      ready: running.every(({ runner }) => runner.isReady()),
      stories: rows?.status(),
      storyArticles: links?.status(),
    }),
    stop: async () => {
      await Promise.all(running.map(({ stop }) => stop()));
    },
  };
}

/** The worker. */
export const flatWorker: WorkerDefinition<typeof flatTable, SourcePlace> = {
  name: 'flat',
  table: flatTable,
  deadLetterReasons: [...MALFORMED_REASONS, ...REFUSAL_REASONS],
  registerMetrics: () => undefined,
  start,
};
