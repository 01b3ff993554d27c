/** One article to its assignment, decided and applied. Poison gets a decision too, so that the partition goes on. */

import type { Answer } from '@newsfold/runtime/fold/fold-definition.ts';
import type { LogRecord, NewRecord } from '@newsfold/runtime/log/broker.ts';
import { traceHeaders } from '@newsfold/runtime/log/trace-headers.ts';
import { type Decoder, type Encoder, MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import type { Article, Assignment } from '@newsfold/schemas/generated/records.ts';
import { scopePartition } from '@newsfold/schemas/scope-partition.ts';
import { assign } from './domain/decide/assign.ts';
import { rejectedAssignment } from './domain/decide/rejected-assignment.ts';
import type { MatchSettings } from './domain/settings.ts';
import { apply, type Fact } from './domain/window/apply.ts';
import { createWindow, type Window } from './domain/window/window.ts';
import { LostFacts } from './lost-facts.ts';

/** State of one partition: a window for each scope in it. */
export type Scopes = Map<string, Window>;

/** What was noticed to be lost, beside each state; it decides nothing. */
const losses = new WeakMap<Scopes, LostFacts>();

/** What the handler works with. */
export interface AssignmentParts {
  readonly settings: MatchSettings;
  /** Partitions of articles.v1: which scopes belong where. */
  readonly partitions: number;
  readonly decodeArticle: Decoder<Article>;
  /** Decodes what a restore needs of an assignment. */
  readonly decodeFact: Decoder<Fact>;
  readonly encodeAssignment: Encoder<Assignment>;
  readonly deadLetter: (record: LogRecord, reason: string, detail: string) => NewRecord;
}

/** @throws Error when the scope belongs to another partition: partitions were added, and its history stayed behind. */
function checkPlace(scope: string, record: LogRecord, partitions: number): void {
  const home = scopePartition(scope, partitions);
  if (home === record.partition) return;
  throw new Error(
    `${record.topic}/${record.partition}/${record.offset} is of scope ${JSON.stringify(scope)}, which belongs to partition ${home} of ${partitions}: the topic had another number of partitions when it was written. Set it back, or start with a new TOPIC_PREFIX and publish the raw articles again`,
  );
}

function windowOf(parts: AssignmentParts, scopes: Scopes, scope: string, record: LogRecord): Window {
  let window = scopes.get(scope);
  if (!window) {
    checkPlace(scope, record, parts.partitions);
    window = createWindow(parts.settings);
    scopes.set(scope, window);
  }
  return window;
}

function answerRecord(source: LogRecord, assignment: Assignment, encode: Encoder<Assignment>): NewRecord {
  return {
    key: assignment.scope,
    value: encode(assignment),
    headers: traceHeaders(source),
  };
}

/** Applies an assignment that was read back. */
export async function restoreAssignment(
  parts: AssignmentParts,
  scopes: Scopes,
  record: LogRecord,
): Promise<void> {
  if (record.value === null)
    throw new Error(`${record.topic}/${record.partition}/${record.offset}: a tombstone in the log of facts`);
  const decoded = parts.decodeFact(record.value);
  const fact = decoded instanceof Promise ? await decoded : decoded;
  if (fact.verdict === 'rejected') return;
  const window = windowOf(parts, scopes, fact.scope, record);
  const lost = losses.get(scopes) ?? new LostFacts();
  losses.set(scopes, lost);
  lost.note(window, fact);
  apply(window, fact);
}

/** What a restored state lacks because retention has deleted facts; see FoldLoop.missing. */
export function missingOf(scopes: Scopes, first: number): readonly string[] {
  return losses.get(scopes)?.missing(scopes, first) ?? [];
}

/** Decides about an article and applies the decision. */
export async function answerArticle(
  parts: AssignmentParts,
  scopes: Scopes,
  record: LogRecord,
): Promise<Answer> {
  let article: Article;
  try {
    const decoded = parts.decodeArticle(record.value ?? Buffer.alloc(0));
    article = decoded instanceof Promise ? await decoded : decoded;
  } catch (error) {
    if (!(error instanceof MalformedRecord)) throw error;
    const { topic, partition, offset, timestamp } = record;
    const rejected = rejectedAssignment(
      { topic, partition, offset, timestamp },
      error.reason,
      parts.settings,
    );
    return {
      records: [answerRecord(record, rejected, parts.encodeAssignment)],
      deadLetters: [parts.deadLetter(record, error.reason, error.message)],
      outcome: 'dead-letter',
      reason: error.reason,
    };
  }
  const window = windowOf(parts, scopes, article.scope, record);
  const assignment = assign(window, article, record.offset);
  apply(window, assignment);
  return {
    records: [answerRecord(record, assignment, parts.encodeAssignment)],
    deadLetters: [],
    outcome: 'publish',
    reason: assignment.verdict,
  };
}
