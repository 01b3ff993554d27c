/**
 * What a run without faults publishes: the articles of articles.v1, folded in memory through the same pure cores. The newest record of every key in stories.v1 must equal it byte for byte.
 */

import { boundTimes } from '@newsfold/dedupe/domain/decide/bound-times.ts';
import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { answerAssignment, createStories } from '@newsfold/enrich/domain/stories.ts';
import { FactChain } from '@newsfold/runtime/fold/fact-chain.ts';
import type { Broker, LogRecord } from '@newsfold/runtime/log/broker.ts';
import { avroType, Codec } from '@newsfold/runtime/registry/codec.ts';
import { controlKey, isDecisionRecord } from '@newsfold/schemas/control-record.ts';
import type { Article, Assignment, Decision, Origin, Story } from '@newsfold/schemas/generated/records.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { DecidedPartition } from '../support/decided-partition.ts';
import { readNewest, readTopic } from './read-topic.ts';

/** CLOCK_LEAD_MINUTES of workers that are configured with nothing else, ms. */
const CLOCK_LEAD_MS = 60 * 60_000;

/** What a check of all topics found. */
export interface IntegrityReport {
  readonly raw: number;
  readonly articles: number;
  /** Copies of decisions in articles.v1, one in each partition. */
  readonly decisions: number;
  readonly deadLetters: number;
  readonly assignments: number;
  /** Raw records of which an item is neither an article nor a dead letter. */
  readonly unaccounted: number;
  /** Articles without an assignment that counts. */
  readonly lost: number;
  /** Assignments that do not count: harmless leftovers of former owners of a partition. */
  readonly superseded: number;
  /** Assignments that count and differ from the fault-free ones. */
  readonly conflicting: number;
  readonly stories: number;
  /** Articles that more than one live story lists. */
  readonly duplicated: number;
  /** Articles whose first record in articles.v1 comes after one that is later in the same raw partition. */
  readonly orderViolations: number;
  /** Keys whose newest story differs from the fault-free one. */
  readonly differentStories: readonly string[];
}

const HEADER_BYTES = 5;

function body(value: Buffer | null): string {
  return value === null ? 'tombstone' : value.subarray(HEADER_BYTES).toString('base64');
}

function expectedAssignments(
  given: readonly (Article | Decision)[],
  records: readonly LogRecord[],
  nowhere: string,
): Assignment[] {
  const partition = new DecidedPartition(defaultSettings, nowhere);
  return given.map((one, index) => {
    const { offset = 0, timestamp = 0 } = records[index] ?? {};
    const { article, bound } =
      'kind' in one ? { article: one, bound: undefined } : boundTimes(one, timestamp, CLOCK_LEAD_MS);
    const assignment = partition.answer(article, offset, bound);
    partition.apply(assignment);
    return assignment;
  });
}

/** The newest bytes of each story that a fold of assignments publishes; `tombstone` for one that is gone. */
export function expectedStories(assignments: readonly Assignment[]): Map<string, string> {
  const stories = createStories();
  const type = avroType('Story');
  // Through Avro bytes once, as enrich reads it.
  const read = avroType('Assignment');
  const newest = new Map<string, string>();
  for (const assignment of assignments) {
    const decoded = read.fromBuffer(read.toBuffer(assignment)) as Assignment;
    for (const event of answerAssignment(stories, decoded)) {
      newest.set(
        event.storyId,
        event.story === null ? 'tombstone' : type.toBuffer(event.story).toString('base64'),
      );
    }
  }
  return newest;
}

const placeOf = (origin: { readonly partition: number; readonly offset: number }) =>
  `${origin.partition}/${origin.offset}`;

/** Raw records with those of their items that have an answer. */
class Accounted {
  readonly #records = new Map<string, { readonly items: number; readonly answered: Set<number> }>();

  note(origin: Origin): void {
    const record = this.#records.get(placeOf(origin)) ?? { items: origin.items, answered: new Set() };
    record.answered.add(origin.item);
    this.#records.set(placeOf(origin), record);
  }

  /** Whether a record has an answer, and of one that was taken apart each of its items. */
  has(record: LogRecord): boolean {
    const known = this.#records.get(placeOf(record));
    return known !== undefined && known.answered.size >= known.items;
  }
}

/** Counts articles that precede an earlier one of their raw partition; re-deliveries, which come later, do not count. */
function countDisorder(articles: readonly Article[]): number {
  const seen = new Set<string>();
  const last = new Map<number, Origin>();
  let violations = 0;
  for (const { origin } of articles) {
    const place = `${placeOf(origin)}#${origin.item}`;
    if (seen.has(place)) continue;
    seen.add(place);
    const before = last.get(origin.partition);
    const isEarlier =
      before !== undefined &&
      (origin.offset === before.offset ? origin.item < before.item : origin.offset < before.offset);
    if (isEarlier) violations += 1;
    else last.set(origin.partition, origin);
  }
  return violations;
}

/** Article ids that the live stories of a partition list more than once. */
function countRepeats(stories: readonly Story[]): number {
  const ids = stories
    .filter(({ status }) => status !== 'merged')
    .flatMap(({ articles }) => articles.map(({ articleId }) => articleId));
  return ids.length - new Set(ids).size;
}

/** Reads all topics of a deployment and compares them with a fault-free fold. */
export async function checkIntegrity(
  broker: Broker,
  registryUrl: string,
  prefix: string,
): Promise<IntegrityReport> {
  const codec = new Codec({ url: registryUrl });
  const read = (topic: Parameters<typeof topicName>[1]) => readTopic(broker, topicName(prefix, topic));
  const raw = (await read('raw')).flat();
  const articles = await read('articles');
  const assignments = await read('assignments');
  const stories = await readNewest(broker, topicName(prefix, 'stories'));
  const deadLetters = (await read('ingestDeadLetters')).flat();
  const decodeArticle = codec.decoder('Article');
  const decodeDecision = codec.decoder('Decision');
  const decodeStory = codec.decoder('Story');
  const decodeDeadLetter = codec.decoder('DeadLetter');
  const accounted = new Accounted();
  for (const record of deadLetters) {
    accounted.note((await decodeDeadLetter(record.value ?? Buffer.alloc(0))).origin);
  }
  let [lost, superseded, conflicting, storyCount, duplicated, orderViolations] = [0, 0, 0, 0, 0, 0];
  let decisions = 0;
  const differentStories: string[] = [];
  const assignmentType = avroType('Assignment');
  for (const [partition, records] of articles.entries()) {
    const decoded: (Article | Decision)[] = [];
    for (const { headers, value } of records) {
      const decode = isDecisionRecord(headers) ? decodeDecision : decodeArticle;
      decoded.push(await decode(value ?? Buffer.alloc(0)));
    }
    for (const { origin } of decoded) if (origin.topic !== '') accounted.note(origin);
    orderViolations += countDisorder(decoded.filter((one): one is Article => !('kind' in one)));
    decisions += decoded.filter((one) => 'kind' in one).length;
    const expected = expectedAssignments(decoded, records, controlKey(partition, articles.length));
    const facts = new FactChain();
    const counted = new Map<number, string>();
    for (const record of assignments[partition] ?? []) {
      if (facts.take(record)) counted.set(facts.answered, body(record.value));
      else superseded += 1;
    }
    for (const [index, record] of records.entries()) {
      const found = counted.get(record.offset);
      if (found === undefined) lost += 1;
      else if (found !== assignmentType.toBuffer(expected[index]).toString('base64')) conflicting += 1;
    }
    const newest = stories[partition] ?? new Map<string, LogRecord>();
    const live: Story[] = [];
    for (const { value } of newest.values()) if (value !== null) live.push(await decodeStory(value));
    duplicated += countRepeats(live);
    const wanted = expectedStories(expected);
    storyCount += wanted.size;
    for (const key of new Set([...wanted.keys(), ...newest.keys()])) {
      const found = newest.get(key);
      if (found === undefined || wanted.get(key) !== body(found.value)) differentStories.push(key);
    }
  }
  return {
    raw: raw.length,
    articles: articles.flat().length - decisions,
    decisions,
    deadLetters: deadLetters.length,
    assignments: assignments.flat().length,
    unaccounted: raw.filter((record) => !accounted.has(record)).length,
    lost,
    superseded,
    conflicting,
    stories: storyCount,
    duplicated,
    orderViolations,
    differentStories,
  };
}
