/** Watches, wired: their topic → which stories they want → the queue in the file of the stories → webhooks. */
import type { DatabaseSync } from 'node:sqlite';
import { setUp } from '@newsfold/runtime/loop/set-up.ts';
import type { WorkerParts } from '@newsfold/runtime/process/run-worker.ts';
import { runViewLoop } from '@newsfold/runtime/view/view-loop.ts';
import { guardedLookup } from '@newsfold/runtime/web/address-guard.ts';
import { WATCH_TOPIC, watchTopicName } from '@newsfold/schemas/topics.ts';
import type { ViewPlace } from '@newsfold/schemas/topology.ts';
import type { DashboardConfig } from './config.ts';
import type { Watch } from './domain/watch.ts';
import type { Access } from './http/access.ts';
import { readParameters } from './http/parameters.ts';
import type { DashboardMetrics } from './metrics.ts';
import { filterParameters, filtersOf } from './routes/filter-parameters.ts';
import { isPassing } from './table/open-table.ts';
import type { FreshChange } from './table/story-change.ts';
import type { StoryReader } from './table/story-reader.ts';
import { WatchMatches } from './watches/watch-matches.ts';
import { WatchTable } from './watches/watch-table.ts';
import { Watches } from './watches/watches.ts';
import { type ToldStory, WebhookSender } from './watches/webhook-sender.ts';

/** What watching works with. */
export interface WatchingParts {
  readonly parts: WorkerParts<DashboardConfig, ViewPlace>;
  readonly db: DatabaseSync;
  readonly stories: StoryReader;
  readonly access: Access;
  readonly metrics: DashboardMetrics;
}

/** Watches that are kept. */
export interface Watching {
  readonly watches: Watches;
  /** Reads the topic of watches, and returns when all are known; then webhooks are sent. */
  begin(): Promise<void>;
  /** Notes what changes match. Inside the transaction that takes them in. */
  match(changes: readonly FreshChange[]): void;
  count(): number;
  /** Matches that wait for webhooks. */
  waiting(): number;
  prune(): void;
  stop(): Promise<void>;
}

/** The filters of a saved query. Its words are whole: what is saved is not being typed any more. */
function savedFilters(query: string) {
  const search = new URLSearchParams(query);
  const read = filtersOf(readParameters(filterParameters, search));
  const q = search.get('q');
  return q === null ? read : { ...read, phrases: closedPhrases(read.phrases) };
}

/** Phrases whose last entry does not go on, but a single character of a script without spaces, which is a word. */
function closedPhrases(phrases: ReturnType<typeof filtersOf>['phrases']) {
  return phrases.map((phrase) => ({
    ...phrase,
    isOpen: phrase.isOpen && phrase.entries.length === 1 && [...(phrase.entries[0] ?? '')].length === 1,
  }));
}

/** A story as a watch may see it now, or what it was merged into. */
function toldStory(stories: StoryReader, scopes: readonly string[] | null, id: string): ToldStory {
  const seen = (story: string) => {
    const item = stories.filtered(story)?.item;
    return item === undefined || (scopes !== null && !scopes.includes(item.scope)) ? null : item;
  };
  const story = seen(id);
  if (story !== null && story.status !== 'merged') return { story, movedTo: null };
  const target = stories.moves(id).at(-1)?.target ?? null;
  return target === null ? { story, movedTo: null } : { story: seen(target), movedTo: target };
}

/** Sets watches up. They are read, and webhooks sent, from `begin` on. */
export async function startWatching({
  parts,
  db,
  stories,
  access,
  metrics,
}: WatchingParts): Promise<Watching> {
  const { config, place, broker, context, logger } = parts;
  const topic = watchTopicName(config.TOPIC_PREFIX);
  await setUp(context, () =>
    broker.createTopics([{ ...WATCH_TOPIC, name: topic, replicationFactor: config.REPLICATION_FACTOR }]),
  );
  const publisher = await broker.publisher();
  const matches = new WatchMatches(db);
  const table = new WatchTable({
    filtersOf: savedFilters,
    scopesOf: (tenant) => access.scopesOf(tenant),
    onUnreadable: (where) => logger.warn({ where }, 'a record of the topic of watches is none'),
    onIdle: (watch) =>
      logger.warn(
        { watch },
        'nothing can match this watch: no token is left of its tenant, or its query is none of this release; save it again or remove it',
      ),
  });
  const allowed = config.WEBHOOK_PRIVATE_HOSTS;
  const storyOf = (watch: Watch, id: string): ToldStory => {
    const scopes = access.scopesOf(watch.tenant);
    return scopes === undefined ? { story: null, movedTo: null } : toldStory(stories, scopes, id);
  };
  let sender: WebhookSender | undefined;
  let loop: Awaited<ReturnType<typeof runViewLoop>> | undefined;
  const begin = async () => {
    await new Promise<void>((resolve, reject) => {
      runViewLoop(
        {
          groupId: `${place.groupId}-watches`,
          topic,
          table,
          longestAbsenceMs: Number.POSITIVE_INFINITY,
          now: Date.now,
          isTransient: () => false,
        },
        broker,
        // The process is ready when the stories are.
        { ...context, onReady: resolve },
      ).then((running) => {
        loop = running;
      }, reject);
    });
    if (config.WEBHOOKS === 'off') return;
    sender = new WebhookSender({
      matches,
      watchOf: (key) => table.get(key),
      storyOf,
      reach: { allowed, lookup: guardedLookup(allowed) },
      now: Date.now,
      onSent: (outcome) => metrics.webhooks.inc({ outcome }),
      onError: (error) => {
        if (!isPassing(error)) return context.onFailed(error);
        logger.warn({ err: error }, 'the queue of webhooks could not be read or written');
      },
    });
  };
  return {
    watches: new Watches({
      table,
      matches,
      append: async (record) => void (await publisher.append(topic, 0, [record])),
      allowed,
      now: Date.now,
      checkQuery: savedFilters,
    }),
    begin,
    match: (changes) => {
      for (const change of changes)
        for (const watch of table.wanting(change)) matches.match(watch, change, Date.now());
    },
    count: () => table.size,
    waiting: () => matches.queued(),
    prune: () => matches.prune(Date.now()),
    stop: async () => {
      await sender?.stop();
      await loop?.stop();
      await publisher.close();
    },
  };
}
