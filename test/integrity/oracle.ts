/**
 * What a run without faults publishes: the articles as they stand in articles.v1, folded in memory through the same
 * pure cores. The newest record of every key in stories.v1 must equal it byte for byte.
 */

import { apply } from '@newsfold/dedupe/domain/apply.ts';
import { assign } from '@newsfold/dedupe/domain/assign.ts';
import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { createWindow, type Window } from '@newsfold/dedupe/domain/window.ts';
import { answerAssignment, createStories } from '@newsfold/enrich/domain/stories.ts';
import type { Broker, LogRecord } from '@newsfold/runtime/broker.ts';
import { FactChain } from '@newsfold/runtime/fact-chain.ts';
import { avroType, Codec } from '@newsfold/schemas/codec.ts';
import type { Assignment } from '@newsfold/schemas/generated/records.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { readTopic } from './read-topic.ts';

/** What a check of all topics found. */
export interface IntegrityReport {
  readonly raw: number;
  readonly articles: number;
  readonly deadLetters: number;
  readonly assignments: number;
  /** Raw records that are neither an article nor a dead letter. */
  readonly unaccounted: number;
  /** Articles without an assignment that counts. */
  readonly lost: number;
  /** Assignments that do not count: harmless leftovers of former owners. */
  readonly superseded: number;
  /** Assignments that count and differ from the fault-free ones. */
  readonly conflicting: number;
  readonly stories: number;
  /** Keys whose newest story differs from the fault-free one. */
  readonly differentStories: readonly string[];
}

const HEADER_BYTES = 5;

function body(value: Buffer | null): string {
  return value === null ? 'tombstone' : value.subarray(HEADER_BYTES).toString('base64');
}

async function expectedAssignments(codec: Codec, articles: readonly LogRecord[]): Promise<Assignment[]> {
  const decode = codec.decoder('Article');
  const windows = new Map<string, Window>();
  const assignments: Assignment[] = [];
  for (const record of articles) {
    const article = await decode(record.value ?? Buffer.alloc(0));
    const window = windows.get(article.scope) ?? createWindow(defaultSettings);
    windows.set(article.scope, window);
    const assignment = assign(window, article, record.offset);
    apply(window, assignment);
    assignments.push(assignment);
  }
  return assignments;
}

function expectedStories(assignments: readonly Assignment[]): Map<string, string> {
  const stories = createStories();
  const type = avroType('Story');
  // Through the Avro bytes once, as the enricher reads it.
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

/** Reads all topics of a deployment and compares them with a fault-free fold. */
export async function checkIntegrity(
  broker: Broker,
  registryUrl: string,
  prefix: string,
): Promise<IntegrityReport> {
  const codec = new Codec(registryUrl);
  const read = (topic: Parameters<typeof topicName>[1]) => readTopic(broker, topicName(prefix, topic));
  const raw = (await read('raw')).flat();
  const articles = await read('articles');
  const assignments = await read('assignments');
  const stories = await read('stories');
  const deadLetters = (await read('ingestDeadLetters')).flat();
  const decodeArticle = codec.decoder('Article');
  const decodeDeadLetter = codec.decoder('DeadLetter');
  const accounted = new Set<string>();
  for (const record of articles.flat()) {
    const { origin } = await decodeArticle(record.value ?? Buffer.alloc(0));
    accounted.add(`${origin.partition}/${origin.offset}`);
  }
  for (const record of deadLetters) {
    const { origin } = await decodeDeadLetter(record.value ?? Buffer.alloc(0));
    accounted.add(`${origin.partition}/${origin.offset}`);
  }
  let [lost, superseded, conflicting, storyCount] = [0, 0, 0, 0];
  const differentStories: string[] = [];
  const assignmentType = avroType('Assignment');
  for (const [partition, records] of articles.entries()) {
    const expected = await expectedAssignments(codec, records);
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
    const newest = new Map(
      (stories[partition] ?? []).map((record) => [record.key?.toString() ?? '', body(record.value)]),
    );
    const wanted = expectedStories(expected);
    storyCount += wanted.size;
    for (const key of new Set([...wanted.keys(), ...newest.keys()])) {
      if (wanted.get(key) !== newest.get(key)) differentStories.push(key);
    }
  }
  return {
    raw: raw.length,
    articles: articles.flat().length,
    deadLetters: deadLetters.length,
    assignments: assignments.flat().length,
    unaccounted: raw.filter((record) => !accounted.has(`${record.partition}/${record.offset}`)).length,
    lost,
    superseded,
    conflicting,
    stories: storyCount,
    differentStories,
  };
}
