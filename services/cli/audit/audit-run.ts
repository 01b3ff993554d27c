/**
 * An audit in three stages, each read after its input.
 *
 * The end of a topic and the progress of its worker are taken before the worker's answers are read. A worker appends
 * its answers before it commits, so every answer before its progress must be there, even while the pipeline is running.
 */
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { wholeTopic } from '@newsfold/runtime/reading/read-range.ts';
import type { Codec } from '@newsfold/runtime/registry/codec.ts';
import { articlesPrefix, type TopicKey, topicName } from '@newsfold/schemas/topics.ts';
import { type WorkerName, workerNames, workerPlace } from '@newsfold/schemas/topology.ts';
import { ArticlePlaces, type DoubledArticle } from './article-places.ts';
import { closeArticles, noteFact, readArticles, readFacts } from './article-stage.ts';
import type { AuditOptions } from './audit-options.ts';
import { NOTHING } from './ledger.ts';
import { RawAccount, type RawLedger, readLetterOrigins, readRaw } from './raw-stage.ts';
import type { Progress, StageAccount } from './stage.ts';
import { StoryAccount } from './story-stage.ts';

/** What an audit found. */
export interface AuditReport {
  /** Nothing is missing and nothing waits. */
  readonly ok: boolean;
  readonly prefix: string;
  /** ISO 8601, or null for no bound. */
  readonly from: string | null;
  readonly to: string | null;
  readonly stages: readonly StageAccount[];
  /** Articles that stand in two stories. */
  readonly doubled: readonly DoubledArticle[];
  /** Remarks that do not mean a loss. */
  readonly notes: readonly string[];
}

const isoOf = (time: number | null) => (time === null ? null : new Date(time).toISOString());
const placeOf = ({ partition, offset }: { readonly partition: number; readonly offset: number }) =>
  `${partition}/${offset}`;

class Audit {
  readonly #broker: Broker;
  readonly #codec: Codec;
  readonly #options: AuditOptions;
  readonly notes: string[] = [];
  readonly places = new ArticlePlaces();

  constructor(broker: Broker, codec: Codec, options: AuditOptions) {
    this.#broker = broker;
    this.#codec = codec;
    this.#options = options;
  }

  #name(key: TopicKey): string {
    return topicName(this.#options.prefix, key);
  }

  async #progress(worker: WorkerName, topic: string): Promise<Progress> {
    const { groupId } = workerPlace(worker, this.#options.prefix);
    const committed = await this.#broker.committed(groupId, topic);
    return new Map(committed.map(({ partition, offset }) => [partition, offset]));
  }

  async #letters(key: TopicKey, onOrigin: Parameters<typeof readLetterOrigins>[4]): Promise<void> {
    const topic = this.#name(key);
    const ranges = await wholeTopic(this.#broker, topic);
    const unreadable = await readLetterOrigins(this.#broker, topic, ranges, this.#codec, onOrigin);
    if (unreadable > 0) this.notes.push(`${topic}: ${unreadable} records are not dead letters`);
  }

  async readRaw(): Promise<RawAccount> {
    const raw = new Map<string, RawLedger>();
    for (const name of this.#options.raw) {
      const topic = `${articlesPrefix(this.#options.prefix)}${name}`;
      const ranges = await wholeTopic(this.#broker, topic);
      const progress = await this.#progress('ingest', topic);
      raw.set(topic, { ledger: await readRaw(this.#broker, topic, ranges, this.#options), progress });
    }
    const account = new RawAccount(raw);
    await this.#letters('ingestDeadLetters', (origin) => account.letter(origin));
    return account;
  }

  async run(): Promise<StageAccount[]> {
    const raw = await this.readRaw();
    const articlesTopic = this.#name('articles');
    const articleRanges = await wholeTopic(this.#broker, articlesTopic);
    const dedupe = await this.#progress('dedupe', articlesTopic);
    const { ledger: articles, partial } = await readArticles(
      this.#broker,
      articlesTopic,
      articleRanges,
      this.#codec,
      raw,
      this.#options,
    );
    for (const decisionId of partial)
      this.notes.push(
        `${articlesTopic}: the decision ${decisionId} is not in every partition: whoever made it was ended between two; say it again`,
      );
    for (const { partition, from } of articleRanges)
      if (from > 0)
        this.notes.push(
          `${articlesTopic}/${partition}: retention has deleted everything before offset ${from}; raw records that were answered there look unanswered, so give --from`,
        );
    const letters = new Set<string>();
    await this.#letters('dedupeDeadLetters', (origin) => letters.add(placeOf(origin)));
    const topic = this.#name('assignments');
    const factRanges = await wholeTopic(this.#broker, topic);
    const enrich = await this.#progress('enrich', topic);
    const stories = new StoryAccount(topic, factRanges);
    /** What dedupe made of the articles that were delivered again. */
    const again = { repeats: 0, others: 0 };
    const log = await readFacts(this.#broker, topic, factRanges, this.#codec, (fact) => {
      if (fact.assignment !== null) this.places.take(fact.assignment);
      if (raw.repeated.has(`${fact.partition}/${fact.answers}`))
        again[fact.assignment?.verdict === 'repeat' ? 'repeats' : 'others'] += 1;
      stories.take(fact, (articles.get(fact.partition, fact.answers) ?? NOTHING) !== NOTHING);
      noteFact(articles, fact);
    });
    await this.#letters('enrichDeadLetters', ({ partition, offset }) => stories.letter(partition, offset));
    const storyTopic = this.#name('stories');
    const events = await wholeTopic(this.#broker, storyTopic);
    const unreadable = await stories.readEvents(this.#broker, storyTopic, events, this.#codec);
    this.#remark(raw, again, log.superseded, [...log.strays, ...unreadable]);
    return [raw.close(), closeArticles(articles, dedupe, letters, log.cutAt), stories.close(enrich)];
  }

  #remark(
    raw: RawAccount,
    again: { readonly repeats: number; readonly others: number },
    superseded: number,
    strays: readonly string[],
  ): void {
    if (again.repeats > 0)
      this.notes.push(
        `${again.repeats} articles were delivered again, by a crash or a reset of ingest, and dedupe answered each as a repeat`,
      );
    if (again.others > 0)
      this.notes.push(
        `${again.others} articles were delivered again, and dedupe did not answer them as repeats: they had left its memory, or were edited or withdrawn meanwhile`,
      );
    if (superseded > 0)
      this.notes.push(`${superseded} decisions of former owners do not count; readers skip them`);
    for (const topic of raw.otherTopics)
      this.notes.push(`${topic} has answers here and was not audited; name it in --raw`);
    for (const place of strays) this.notes.push(`${place} was not written by newsfold`);
  }
}

/**
 * Accounts for every raw record of a range, through to the stories.
 * @throws Error with one line when a topic does not exist or the broker is gone
 */
export async function audit(broker: Broker, codec: Codec, options: AuditOptions): Promise<AuditReport> {
  const existing = await broker.topics();
  const wanted = [
    ...options.raw.map((name) => `${articlesPrefix(options.prefix)}${name}`),
    ...workerNames.flatMap((name) => {
      const { output, deadLetters } = workerPlace(name, options.prefix);
      return [output, deadLetters];
    }),
  ];
  const absent = wanted.filter((name) => !existing.has(name));
  if (absent.length > 0)
    throw new Error(
      `${absent.join(', ')}: no such topic on this cluster; check --brokers, --prefix and --raw`,
    );
  const run = new Audit(broker, codec, options);
  const stages = await run.run();
  const doubled = run.places.doubled();
  return {
    ok:
      doubled.length === 0 &&
      stages.every(({ waiting, missing, balance }) => waiting.length + missing.length === 0 && balance === 0),
    prefix: options.prefix,
    from: isoOf(options.from),
    to: isoOf(options.to),
    stages,
    doubled,
    notes: run.notes,
  };
}
