/** The feed of a chaos run: half of the articles at a steady rate, half in bursts, over several scopes and raw partitions, some in records that hold several. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Broker, NewRecord, Publisher } from '@newsfold/runtime/log/broker.ts';
import type { Encoder } from '@newsfold/runtime/registry/codec.ts';
import { withRetry } from '@newsfold/runtime/wait/retry.ts';
import type { Decision } from '@newsfold/schemas/generated/records.ts';
import { scopePartition } from '@newsfold/schemas/scope-partition.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { type CorpusArticle, corpus, toDocuments } from '../../support/corpus.ts';
import { seeded } from '../scheduler.ts';
import { chaosDecisions, type Decided, decisionRecord } from './decide.ts';

const TICK_MS = 100;
/** Share of ticks with a burst. */
const BURSTS = 0.02;
/** Languages, each a scope, so that every partition of the folds has work. */
const SCOPES = ['en', 'de', 'fr', 'es', 'pt', 'nl', 'it', 'sv'] as const;

/** The articles of a run: a corpus for each scope, mixed. */
export function chaosArticles(seed: number, count: number): CorpusArticle[] {
  const each = Math.ceil(count / SCOPES.length);
  const random = seeded(seed);
  const queues = SCOPES.map((lang, index) =>
    corpus(seed * SCOPES.length + index, each).map((article) => ({
      ...article,
      lang,
      url: article.url.replace('.example', `-${lang}.example`),
    })),
  );
  const mixed: CorpusArticle[] = [];
  while (mixed.length < count) {
    const next = queues[Math.floor(random() * queues.length)]?.shift();
    if (next) mixed.push(next);
  }
  return mixed;
}

/** Where the feed publishes. */
export interface FeedTarget {
  readonly prefix: string;
  readonly rawPartitions: number;
  readonly encodeDecision: Encoder<Decision>;
}

/** What the feed did. */
export interface FeedTally {
  readonly sent: number;
  /** Decisions of publishers and editors. */
  readonly decided: number;
  /** Sends that had to be repeated, because it was unknown whether they took effect. */
  readonly repeated: number;
}

/**
 * Publishes articles over `durationMs`, retrying through every fault of the broker, until all are acknowledged. The articles of
 * one outlet go to one raw partition, in their order. Between them publishers and editors decide.
 * @param brokers each writes with a codec of its own
 */
export async function feedSlowly(
  brokers: readonly Broker[],
  { prefix, rawPartitions: partitions, encodeDecision }: FeedTarget,
  articles: readonly CorpusArticle[],
  durationMs: number,
  seed: number,
): Promise<FeedTally> {
  const topic = topicName(prefix, 'raw');
  const scopes = (await (brokers[0] as Broker).topics()).get(topicName(prefix, 'articles')) ?? 0;
  if (scopes === 0) throw new Error('the members are ready, and there are no articles to decide about');
  const decisions = chaosDecisions(articles, seeded(seed + 2));
  let decided = 0;
  const random = seeded(seed + 1);
  const publishers = await Promise.all(brokers.map((broker) => broker.publisher()));
  const start = Date.now();
  const ticks = Math.max(1, Math.floor(durationMs / TICK_MS));
  const burst = Math.ceil(articles.length / 2 / Math.max(1, ticks * BURSTS));
  /** Appends until it is acknowledged. */
  const append = (to: string, partition: number, records: readonly NewRecord[]) => {
    // Any of them, also at the next attempt: a partition holds batches of all codecs.
    const publisher = () => publishers[Math.floor(random() * publishers.length)] as Publisher;
    return withRetry(() => publisher().append(to, partition, records), {
      firstDelayMs: 100,
      maxDelayMs: 1000,
      attempts: Number.POSITIVE_INFINITY,
      onRetry: () => {
        repeated += 1;
      },
    });
  };
  /** A publisher's goes to any raw partition, so that it may overtake what it speaks of; an editor's to every scope's. */
  const decide = async (one: Decided) => {
    decided += 1;
    if (one.kind === 'raw') {
      await append(topic, Math.floor(random() * partitions), [one.record]);
      return;
    }
    const into = topicName(prefix, 'articles');
    for (let partition = 0; partition < scopes; partition++)
      await append(into, partition, [decisionRecord(one.decision, encodeDecision, partition, scopes)]);
  };
  let sent = 0;
  let extra = 0;
  let repeated = 0;
  while (sent < articles.length) {
    const elapsed = Date.now() - start;
    if (random() < BURSTS) extra += burst;
    const steady = Math.floor((articles.length / 2) * Math.min(1, elapsed / durationMs));
    const due = elapsed >= durationMs ? articles.length : Math.min(articles.length, steady + extra);
    const part = articles.slice(sent, Math.max(sent, due));
    const byPartition = Map.groupBy(part, ({ url }) => scopePartition(new URL(url).host, partitions));
    for (const [partition, group] of byPartition) {
      const records = toDocuments(group).map((document) => ({
        key: 'url' in document ? document.url : null,
        value: Buffer.from(JSON.stringify(document)),
      }));
      for (let at = 0; at < records.length; at += 200) {
        await append(topic, partition, records.slice(at, at + 200));
      }
    }
    for (let at = sent; at < sent + part.length; at++)
      for (const one of decisions.get(at) ?? []) await decide(one);
    sent += part.length;
    await sleep(TICK_MS);
  }
  for (const publisher of publishers) await publisher.close();
  return { sent, decided, repeated };
}
