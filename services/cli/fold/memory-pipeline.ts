/**
 * The three workers in a row, in memory: their own handlers, and between them the same bytes as on the topics, so that
 * the events are those that stories.v1 would have. What is missing is the log: nothing is remembered after the end.
 */
import { type AssignmentParts, answerArticle } from '@newsfold/dedupe/handle-article.ts';
import { Scopes } from '@newsfold/dedupe/scopes.ts';
import type { Shown } from '@newsfold/enrich/domain/event/shown.ts';
import {
  answerStories,
  openPartition,
  type PartitionStories,
  type StoryParts,
} from '@newsfold/enrich/handle-assignment.ts';
import type { SecondOpinion } from '@newsfold/ingest/embedding.ts';
import { articleHandler } from '@newsfold/ingest/handle-article.ts';
import type { LogRecord, NewRecord } from '@newsfold/runtime/log/broker.ts';
import {
  avroType,
  type Decoder,
  encoderFor,
  MalformedRecord,
  type RecordTypes,
} from '@newsfold/runtime/registry/codec.ts';
import type { ItemOutcome, Outcome } from '@newsfold/runtime/stateless/outcome.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { topics } from '@newsfold/schemas/topics.ts';
import type { WorkerSettings } from './worker-settings.ts';

/** Bytes before the body of a record: the registry's header. Here there is no registry, and the schema is known. */
const HEADER_BYTES = 5;
const NO_SCHEMA_ID = 0;

/** An event of stories.v1: its bytes without the registry's header, and decoded. Null for a tombstone. */
export interface FoldedEvent {
  readonly storyId: string;
  readonly event: { readonly bytes: Buffer; readonly story: Story } | null;
}

/** What became of one article of a record. */
export type Fate =
  /** It is in a story: as dedupe judged it. */
  | { readonly kind: 'accepted' | 'repeated'; readonly item: number; readonly verdict: string }
  | { readonly kind: 'rejected'; readonly item: number; readonly reason: string; readonly detail: string };

/** What a record caused. */
export interface Folded {
  /** Of each of its articles. */
  readonly fates: readonly Fate[];
  /** In the order in which they would stand in their partition. */
  readonly events: readonly FoldedEvent[];
}

function decoderOf<N extends 'Article' | 'Assignment' | 'Decision' | 'Story'>(
  name: N,
): Decoder<RecordTypes[N]> {
  const type = avroType(name);
  return (value) => type.fromBuffer(value.subarray(HEADER_BYTES)) as RecordTypes[N];
}

/** One partition of articles.v1 with what dedupe and enrich hold of it. */
interface Partition {
  offset: number;
  readonly scopes: Scopes;
  readonly stories: PartitionStories;
}

const outcomesOf = (outcome: Outcome): readonly ItemOutcome[] =>
  outcome.kind === 'taken-apart' ? outcome.items : [outcome];

/** Dead letters are told and not written: there is no topic for them. */
const noLetter = (): NewRecord => ({ key: null, value: null });

/** See the top of the file. */
export class MemoryPipeline {
  readonly #ingest: (record: LogRecord) => Promise<Outcome>;
  readonly #dedupe: AssignmentParts;
  readonly #enrich: StoryParts;
  readonly #shown: Shown;
  readonly #partitions = new Map<number, Partition>();
  readonly #decodeStory = decoderOf('Story');
  #rawOffset = 0;

  /** @param opinion asked about every article; null for none */
  constructor(settings: WorkerSettings, opinion: SecondOpinion | null = null) {
    this.#ingest = articleHandler({
      settings: settings.analyse,
      maxRawBytes: settings.maxRawBytes,
      maxItems: settings.maxItems,
      articlesTopic: topics.articles.name,
      partitions: settings.partitions,
      decodeRaw: () => {
        throw new MalformedRecord('unknown-schema', 'Avro needs a registry: publish it to a deployment');
      },
      encodeArticle: encoderFor('Article', NO_SCHEMA_ID),
      encodeDecision: encoderFor('Decision', NO_SCHEMA_ID),
      opinion,
    });
    this.#dedupe = {
      settings: settings.match,
      partitions: settings.partitions,
      decodeArticle: decoderOf('Article'),
      decodeDecision: decoderOf('Decision'),
      decodeFact: decoderOf('Assignment'),
      encodeAssignment: encoderFor('Assignment', NO_SCHEMA_ID),
      clocks: { leadMs: settings.clockLeadMs, onClamped: () => undefined },
      deadLetter: noLetter,
    };
    this.#shown = settings.shown;
    this.#enrich = {
      decodeAssignment: decoderOf('Assignment'),
      encodeStory: encoderFor('Story', NO_SCHEMA_ID),
      deadLetter: noLetter,
      eventSource: `/newsfold/${topics.stories.name}`,
      onAnswered: () => undefined,
    };
  }

  #partition(number: number): Partition {
    const known = this.#partitions.get(number);
    if (known !== undefined) return known;
    const opened = { offset: 0, scopes: new Scopes(), stories: openPartition({ shown: this.#shown }) };
    this.#partitions.set(number, opened);
    return opened;
  }

  /** What dedupe and enrich make of an article, or of a decision about one. */
  async #answer(
    partition: number,
    delivered: NewRecord,
    timestamp: number,
  ): Promise<{ readonly verdict: string; readonly events: readonly FoldedEvent[] }> {
    const state = this.#partition(partition);
    const standing = (topic: string, { key, value, headers = [] }: NewRecord, offset: number): LogRecord => ({
      topic,
      partition,
      offset,
      timestamp,
      key: key === null ? null : Buffer.from(key),
      value,
      headers,
    });
    const offset = state.offset++;
    const decision = await answerArticle(
      this.#dedupe,
      state.scopes,
      standing(topics.articles.name, delivered, offset),
    );
    const events: FoldedEvent[] = [];
    for (const fact of decision.records) {
      const record = standing(topics.assignments.name, fact, offset);
      for (const made of (await answerStories(this.#enrich, state.stories, record)).records)
        events.push(await this.#event(made));
    }
    return { verdict: decision.reason, events };
  }

  async #event({ key, value }: NewRecord): Promise<FoldedEvent> {
    const storyId = String(key);
    if (value === null) return { storyId, event: null };
    return { storyId, event: { bytes: value.subarray(HEADER_BYTES), story: await this.#decodeStory(value) } };
  }

  /** Takes a record of the raw topic through. @param timestamp when it arrived, ms since the epoch */
  async take(value: Buffer, timestamp: number): Promise<Folded> {
    const raw: LogRecord = {
      topic: topics.raw.name,
      partition: 0,
      offset: this.#rawOffset++,
      timestamp,
      key: null,
      value,
      headers: [],
    };
    const fates: Fate[] = [];
    const events: FoldedEvent[] = [];
    for (const [item, outcome] of outcomesOf(await this.#ingest(raw)).entries()) {
      if (outcome.kind === 'dead-letter')
        fates.push({ kind: 'rejected', item, reason: outcome.reason, detail: outcome.detail });
      if (outcome.kind !== 'publish') continue;
      let verdict = '';
      for (const { partition, record } of outcome.deliveries) {
        const answer = await this.#answer(partition, record, timestamp);
        events.push(...answer.events);
        verdict = answer.verdict;
      }
      // A decision goes to every partition and is one item all the same.
      fates.push({ kind: verdict === 'repeat' ? 'repeated' : 'accepted', item, verdict });
    }
    return { fates, events };
  }
}
