/**
 * Polls the feeds of this member when they are due, and publishes what is new in them.
 *
 * Order of effects of a poll:
 *   1. ask, read, hold against what is known     (a crash costs nothing: the feed is due again)
 *   2. append what is new to the raw topic       (a crash after it publishes the same items again, which are known by
 *                                                 their identity: ingest makes the same articles, dedupe repeats of them)
 *   3. append the state, with the new items known and the validators
 *                                                (only now does the server hear that we have them)
 * So nothing is known that is not published, and nothing is lost that a feed held at two polls.
 */
import { AppendRefused, type NewRecord, type Publisher } from '@newsfold/runtime/log/broker.ts';
import type { LoopContext } from '@newsfold/runtime/loop/loop-context.ts';
import { withRetry } from '@newsfold/runtime/wait/retry.ts';
import { scopePartition } from '@newsfold/schemas/scope-partition.ts';
import type { FeedState } from './domain/feed-record.ts';
import { FEED_HEALTH, type FeedHealth, healthOf, isDue } from './domain/pace.ts';
import type { FeedsMetrics } from './metrics.ts';
import type { FeedPartition } from './poll/feed-table.ts';
import { completeItems } from './poll/full-text.ts';
import { brokenPoll, type Feed, type Poll, type PollTools, pollFeed } from './poll/poll-feed.ts';
import { rawRecords } from './poll/raw-records.ts';
import type { Robots } from './web/robots.ts';

/** What the poller works with. */
export interface PollerParts {
  readonly tools: PollTools;
  readonly robots: Robots;
  readonly publisher: Publisher;
  readonly context: LoopContext;
  readonly metrics: FeedsMetrics;
  readonly rawTopic: string;
  /** Partitions of the raw topic. */
  readonly rawPartitions: number;
  readonly feedTopic: string;
  readonly concurrency: number;
}

/** How often due feeds are looked for, ms. */
const TICK_MS = 100;
/** How often the figures of all feeds are made, ms. */
const FIGURES_MS = 2000;
/** A state that says nothing new is written when the last one is so old, ms: what a restart must not ask again. */
const STATE_GOOD_MS = 30 * 60 * 1000;

/** The host that a poll begins with. */
const firstHost = ({ definition, state }: Feed) => new URL(state.movedTo ?? definition.address).hostname;

/** Whether a poll has changed what must outlive this process. */
function isWorthWriting({ state: before }: Feed, { state: after }: Poll, writtenAt: number): boolean {
  return (
    after.seen !== before.seen ||
    after.etag !== before.etag ||
    after.lastModified !== before.lastModified ||
    after.movedTo !== before.movedTo ||
    after.failure?.count !== before.failure?.count ||
    after.checkedAt - writtenAt > STATE_GOOD_MS
  );
}

/** See the file's head. */
export class Poller {
  readonly #parts: PollerParts;
  readonly #partitions = new Map<number, FeedPartition>();
  readonly #running = new Map<string, Promise<void>>();
  /** The host at which the last poll of a feed ended, where redirects that are not remembered led elsewhere. */
  readonly #lastHosts = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #figuresAt = 0;

  constructor(parts: PollerParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  own(partition: FeedPartition): void {
    this.#partitions.set(partition.partition, partition);
  }

  /** Gives a partition up: what is done for its feeds ends, and nothing of it is written. */
  giveUp(partition: number): void {
    this.#partitions.get(partition)?.ended.abort();
    this.#partitions.delete(partition);
  }

  /** Begins no poll any more, and waits for what is being published. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    for (const partition of [...this.#partitions.keys()]) this.giveUp(partition);
    await Promise.all(this.#running.values());
  }

  #tick(): void {
    const { tools, concurrency, metrics } = this.#parts;
    const now = tools.now();
    const due: { readonly partition: FeedPartition; readonly feed: Feed }[] = [];
    for (const partition of this.#partitions.values()) {
      if (!partition.isLive) continue;
      for (const feed of partition.feeds()) if (this.#isDue(feed, now)) due.push({ partition, feed });
    }
    due.sort((a, b) => a.feed.state.dueAt - b.feed.state.dueAt);
    const begun = new Set<string>();
    for (const { partition, feed } of due) {
      if (this.#running.size >= concurrency) break;
      const hosts = this.#hostsOf(feed);
      // One feed of a host at a time: the next one would only wait, and hold a place that others need.
      if (hosts.some((host) => begun.has(host) || !tools.web.hosts.isFree(host))) continue;
      for (const host of hosts) begun.add(host);
      this.#begin(partition, feed);
    }
    metrics.inFlight.set(this.#running.size);
    if (now - this.#figuresAt >= FIGURES_MS) this.#showFigures(now);
  }

  #hostsOf(feed: Feed): readonly string[] {
    const last = this.#lastHosts.get(feed.id);
    return last === undefined ? [firstHost(feed)] : [firstHost(feed), last];
  }

  #isDue({ id, definition, state }: Feed, now: number): boolean {
    const { limits } = this.#parts.tools;
    return isDue(state, limits, now) && !definition.isPaused && !state.isGone && !this.#running.has(id);
  }

  /** The feeds of this member. */
  *feeds(): Generator<Feed> {
    for (const partition of this.#partitions.values()) yield* partition.feeds();
  }

  /** How many feeds of this member are in which state. */
  health(now: number): Readonly<Record<FeedHealth, number>> {
    const counts = Object.fromEntries(FEED_HEALTH.map((state) => [state, 0])) as Record<FeedHealth, number>;
    for (const { definition, state } of this.feeds()) counts[healthOf(definition, state, now)] += 1;
    return counts;
  }

  #lateMs(now: number): number {
    let latest = 0;
    for (const partition of this.#partitions.values()) {
      if (!partition.isLive) continue;
      for (const feed of partition.feeds()) {
        const since = Math.max(feed.state.dueAt, feed.definition.addedAt);
        if (this.#isDue(feed, now)) latest = Math.max(latest, now - since);
      }
    }
    return latest;
  }

  #showFigures(now: number): void {
    this.#figuresAt = now;
    const { feeds, late } = this.#parts.metrics;
    for (const [state, count] of Object.entries(this.health(now))) feeds.set({ state }, count);
    late.set(this.#lateMs(now) / 1000);
  }

  #begin(partition: FeedPartition, feed: Feed): void {
    const { context } = this.#parts;
    const work = this.#poll(partition, feed)
      .catch((error: Error) => this.#failed(partition, feed, error))
      .catch((error: Error) => {
        if (!partition.ended.signal.aborted) context.onFailed(error);
      })
      .finally(() => this.#running.delete(feed.id));
    this.#running.set(feed.id, work);
  }

  /** What fails at one feed must not end the others: it is told with its stack, and the feed backs off. */
  async #failed(partition: FeedPartition, feed: Feed, error: Error): Promise<void> {
    // Another's feed now: the other polls it.
    if (partition.ended.signal.aborted) return;
    const { context, tools, metrics } = this.#parts;
    context.logger.error({ err: error, feed: feed.definition.address }, 'a poll failed');
    metrics.polls.inc({ outcome: 'failed' });
    await this.#keep(partition, feed, brokenPoll(feed, error, tools));
  }

  async #poll(partition: FeedPartition, feed: Feed): Promise<void> {
    const { tools, metrics } = this.#parts;
    const stopTimer = metrics.pollDuration.startTimer();
    const poll = await pollFeed(feed, tools, partition.ended.signal);
    stopTimer();
    if (poll.host === null || poll.host === firstHost(feed)) this.#lastHosts.delete(feed.id);
    else this.#lastHosts.set(feed.id, poll.host);
    await this.#publish(partition, feed, poll);
    this.#tell(feed, poll);
    await this.#keep(partition, feed, poll);
  }

  #tell({ definition: { address }, state: before }: Feed, { outcome, news, state }: Poll): void {
    const { metrics, context } = this.#parts;
    metrics.polls.inc({ outcome });
    for (const verdict of news) metrics.items.inc({ verdict });
    if (state.isGone && !before.isGone)
      context.logger.warn({ feed: address }, 'a feed is gone for good; it is polled no more');
    else if (state.failure !== null)
      context.logger.info({ feed: address, ...state.failure }, 'a feed could not be read');
  }

  async #publish(partition: FeedPartition, feed: Feed, poll: Poll): Promise<void> {
    if (poll.document === null || poll.items.length === 0) return;
    const { tools, robots, metrics, rawTopic, rawPartitions } = this.#parts;
    const { signal } = partition.ended;
    const { document } = poll;
    const linkOf = new Map(document.items.map((item, index) => [item, document.links[index] ?? null]));
    const items = feed.definition.isFullText
      ? await completeItems(
          poll.items,
          poll.items.map((item) => linkOf.get(item) ?? null),
          { web: tools.web, robots, onPage: (outcome) => metrics.pages.inc({ outcome }) },
          signal,
        )
      : poll.items;
    // From here on it is done to its end: a stop in between would publish the items again.
    signal.throwIfAborted();
    for (const record of rawRecords(feed.definition, document, items)) {
      const key = String(record.key);
      await this.#append(partition, rawTopic, scopePartition(key, rawPartitions), record);
    }
  }

  async #keep(partition: FeedPartition, feed: Feed, poll: Poll): Promise<void> {
    const now = this.#parts.tools.now();
    // Removed while it was polled: nothing is left to be kept.
    if (!partition.has(feed.id)) return;
    // What the operator changed while it was polled is looked at at once, with what is known by now.
    const state = partition.isSame(feed) ? poll.state : { ...poll.state, dueAt: now };
    const isWritten = isWorthWriting(feed, poll, partition.writtenAt(feed.id));
    if (isWritten) await this.#appendState(partition, feed.id, state);
    partition.remember(feed.id, state, isWritten ? now : null);
    // Removed while its state was being written: the removal may have come before what it should have taken along.
    if (isWritten && !partition.has(feed.id)) await this.#appendState(partition, feed.id, null);
  }

  async #appendState(partition: FeedPartition, id: string, state: FeedState | null): Promise<void> {
    const record = partition.recordOf(id, state);
    await this.#append(partition, this.#parts.feedTopic, partition.partition, record);
  }

  async #append(
    { ended: { signal } }: FeedPartition,
    topic: string,
    to: number,
    record: NewRecord,
  ): Promise<void> {
    const { publisher, context } = this.#parts;
    await withRetry(() => publisher.append(topic, to, [record]), {
      ...context.transient('append'),
      shouldStop: () => signal.aborted,
      isFinal: (error) => error instanceof AppendRefused,
    });
  }

  /** Removes what is left of feeds that were removed. */
  async forget(partition: FeedPartition): Promise<void> {
    for (const id of partition.dropOrphans()) await this.#appendState(partition, id, null);
  }
}
