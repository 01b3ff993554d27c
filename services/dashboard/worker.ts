/** The dashboard, wired: stories.v1 → the table → HTTP. */
import { join } from 'node:path';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { NotNow } from '@newsfold/runtime/loop/not-now.ts';
import type { RunningWorker, WorkerDefinition, WorkerParts } from '@newsfold/runtime/process/run-worker.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import type { SchemaStore } from '@newsfold/runtime/registry/written-schemas.ts';
import { type RunningView, runViewLoop, type ViewStatus } from '@newsfold/runtime/view/view-loop.ts';
import { withRetry } from '@newsfold/runtime/wait/retry.ts';
import type { ViewPlace } from '@newsfold/schemas/topology.ts';
import { Changes } from './changes/changes.ts';
import { type DashboardConfig, dashboardTable } from './config.ts';
import { configuredAccess } from './http/configured-access.ts';
import { createDashboardMetrics } from './metrics.ts';
import { type Serving, startServing } from './serve/serving.ts';
import { ApartReader } from './table/apart-reader.ts';
import { MERGE_MS } from './table/index-merger.ts';
import { TURN_MS } from './table/index-writer.ts';
import { damaged, isDamage, isPassing, openTable, removeTable } from './table/open-table.ts';
import { SqlCache } from './table/sql-cache.ts';
import { StoryReader } from './table/story-reader.ts';
import { StoryTable } from './table/story-table.ts';
import { WatchDesk } from './watches/watch-desk.ts';
import { startWatching } from './watching.ts';

/** A tombstone is kept for a day: a table that was away for longer may have missed one, ms. */
const LONGEST_ABSENCE_MS = 20 * 60 * 60 * 1000;
/** How often what is kept no longer is forgotten, and the figures are made, ms. */
const PRUNE_MS = 10 * 60 * 1000;
const FIGURES_MS = 5000;

type Parts = WorkerParts<DashboardConfig, ViewPlace>;

/** Schemas are looked up where the workers keep them, and never written there. */
function readOnly(schemas: SchemaStore): SchemaStore {
  return {
    load: () => schemas.load(),
    schemaOf: (id) => schemas.schemaOf(id),
    idOf: (subject, text) => schemas.idOf(subject, text),
    keep: () => undefined,
    keepId: () => undefined,
  };
}

/** Waits for the topic: whoever reads alone creates nothing. */
async function topicThere(broker: Broker, topic: string, { context }: Parts): Promise<void> {
  await withRetry(async () => {
    if (!(await broker.topics()).has(topic))
      throw new Error(`${topic} does not exist yet: the workers create it`);
  }, context.transient('topic'));
}

async function startOn(file: string, parts: Parts): Promise<RunningWorker> {
  const { config, place, broker, context, logger, connection } = parts;
  const metrics = createDashboardMetrics(parts.metrics.registry);
  // Before anything is read: who is answered must be known. The thread that answers hears strangers, and tells of them.
  const access = configuredAccess(config, () => undefined);
  const opened = openTable(file, place.input);
  if (opened.isNew !== null) logger.info({ file, why: opened.isNew }, 'the table is built anew');
  const stories = new StoryReader(new SqlCache(opened.db), config.HISTORY_DAYS, Date.now);
  const watching = await startWatching({ parts, db: opened.db, stories, access, metrics });
  const codec = new Codec(connection.registry, readOnly(parts.schemas));
  let serving: Serving | undefined;
  const apart = new ApartReader();
  const table = new StoryTable({
    opened,
    file,
    decode: codec.decoder('Story'),
    packedIn: (value) => codec.ownBody('Story', value),
    apart,
    kept: { archiveDays: config.ARCHIVE_DAYS, historyDays: config.HISTORY_DAYS },
    now: Date.now,
    withChanges: (changes) => watching.match(changes),
    onChanges: (changes) => serving?.take(changes),
    onUnreadable: (where, why) => {
      metrics.unreadable.inc();
      logger.warn({ where, why }, 'a record of the topic of stories is none');
    },
  });
  let size = table.size();
  const showFigures = () => {
    size = table.size();
    serving?.setReady(status().isReady);
    metrics.stories.set(size.stories);
    metrics.tableBytes.set(size.bytes);
    metrics.liveReaders.set(serving?.readers() ?? 0);
    metrics.watches.set(watching.count());
    metrics.webhooksWaiting.set(watching.waiting());
  };
  let view: RunningView | undefined;
  const status = (): ViewStatus => view?.status() ?? { isReady: false, waitsFor: null, partitions: [] };
  const changes = new Changes({ broker, codec, prefix: config.TOPIC_PREFIX, logger, now: Date.now });
  // Before the table is whole: what is there is answered, and how far it is.
  const answering = await startServing({
    config,
    file,
    build: opened.build,
    desk: {
      state: { status: () => ({ ...status(), stories: size.stories, tableBytes: size.bytes }) },
      watches: new WatchDesk(watching.watches),
      changes,
    },
    onRequest: (code, seconds) => {
      metrics.requests.inc({ status: code });
      if (seconds !== null) metrics.requestDuration.observe(seconds);
    },
    onError: (error) => {
      logger.error({ err: error }, 'a request failed');
      // What is damaged where it is only read stays so until it is built anew.
      if (isDamage(error)) context.onFailed(error);
    },
    onStranger: (address) =>
      logger.warn(
        { address },
        'somebody who is no proxy of API_PROXIES sends its header; he is not answered',
      ),
    onEnd: context.onFailed,
  });
  serving = answering;
  logger.info({ host: config.API_HOST, port: answering.port }, 'questions are answered over HTTP');
  await topicThere(broker, place.input, parts);
  // A change is matched once: before it is taken in, all watches are known.
  await watching.begin();
  view = await runViewLoop(
    {
      groupId: place.groupId,
      topic: place.input,
      table,
      longestAbsenceMs: LONGEST_ABSENCE_MS,
      now: Date.now,
      isTransient: (error) => error instanceof NotNow || isPassing(error),
    },
    broker,
    {
      ...context,
      onReady: () => {
        answering.setReady(true);
        context.onReady();
      },
    },
  );
  const running = view;
  const attempt = (what: string, work: () => void) => () => {
    try {
      work();
    } catch (error) {
      // A file that is full or busy just now is looked at again the next time.
      if (!isPassing(error)) return context.onFailed(error as Error);
      logger.warn({ err: error }, what);
    }
  };
  const timers = [
    setInterval(
      attempt('what stories say could not be indexed', () => table.index()),
      TURN_MS,
    ),
    setInterval(
      attempt('parts of the index could not be merged', () => table.merge()),
      MERGE_MS,
    ),
    setInterval(attempt('the figures could not be made', showFigures), FIGURES_MS),
    setInterval(
      attempt('what is old could not be forgotten', () => {
        table.prune();
        watching.prune();
      }),
      PRUNE_MS,
    ),
  ];
  showFigures();
  return {
    detail: () => {
      const { isReady, partitions } = running.status();
      return { ready: isReady, partitions, api: answering.port };
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await answering.stop();
      await running.stop();
      await watching.stop();
      await apart.stop();
      opened.db.close();
    },
  };
}

/** Starts on a file; one that turns out to be damaged, wherever that is noticed, is deleted for the next start to build it anew. */
async function start(parts: Parts): Promise<RunningWorker> {
  const { config, place, context } = parts;
  const file = join(config.DASHBOARD_DATA, `${place.input}.db`);
  const told = (error: unknown): Error => {
    if (!isDamage(error)) return error as Error;
    removeTable(file);
    return damaged(file, error);
  };
  const onFailed = (error: Error) => context.onFailed(told(error));
  try {
    return await startOn(file, { ...parts, context: { ...context, onFailed } });
  } catch (error) {
    throw told(error);
  }
}

/** The worker. */
export const dashboardWorker: WorkerDefinition<typeof dashboardTable, ViewPlace> = {
  name: 'dashboard',
  table: dashboardTable,
  deadLetterReasons: [],
  registerMetrics: (registry) => void createDashboardMetrics(registry),
  start,
};
