/** One article to its assignment, decided and applied. Poison gets a decision too, so that the partition moves on. */

import type { Answer } from '@newsfold/runtime/fold/fold-definition.ts';
import type { LogRecord, NewRecord } from '@newsfold/runtime/log/broker.ts';
import { traceHeaders } from '@newsfold/runtime/log/trace-headers.ts';
import { RECORD_ITSELF } from '@newsfold/runtime/loop/place.ts';
import { bytesOf, type Decoder, type Encoder, MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import { controlKey, isDecisionRecord } from '@newsfold/schemas/control-record.ts';
import type { Article, Assignment, Decision, DecisionAnswer } from '@newsfold/schemas/generated/records.ts';
import { assign } from './domain/decide/assign.ts';
import {
  type BoundArticle,
  believableStreamTime,
  boundTimes,
  UNBOUNDED,
} from './domain/decide/bound-times.ts';
import { rejectedAssignment } from './domain/decide/rejected-assignment.ts';
import { answerDecision } from './domain/ruling/answer-decision.ts';
import { applyDecision } from './domain/ruling/apply-decision.ts';
import type { MatchSettings } from './domain/settings.ts';
import { apply, type Fact } from './domain/window/apply.ts';
import type { Scopes } from './scopes.ts';

/** How far times are believed. */
export interface ClockLimit {
  /** How far the clock of an article may be ahead of its arrival, ms. */
  readonly leadMs: number;
  /** Called with each article whose time is not believed. */
  readonly onClamped: (clock: Assignment['clock'], article: Article) => void;
}

/** What the handler works with. */
export interface AssignmentParts {
  readonly settings: MatchSettings;
  /** Partitions of articles.v1: which scopes belong where. */
  readonly partitions: number;
  readonly decodeArticle: Decoder<Article>;
  readonly decodeDecision: Decoder<Decision>;
  /** Decodes what a restore needs of an assignment. */
  readonly decodeFact: Decoder<Fact>;
  readonly encodeAssignment: Encoder<Assignment>;
  /** Called with each decision that was answered. */
  readonly onRuled?: (kind: Decision['kind'], outcome: DecisionAnswer['outcome']) => void;
  /** What is believed of times; absent: all of it. */
  readonly clocks?: ClockLimit;
  readonly deadLetter: (record: LogRecord, reason: string, detail: string) => NewRecord;
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
  if (fact.decision !== null) {
    applyDecision(scopes.windows, scopes.decisions, fact, parts.settings);
    return;
  }
  const window = scopes.windowOf(fact.scope, record, parts.partitions, parts.settings);
  const believed = { ...fact, streamTime: believableStreamTime(fact, record.timestamp) };
  scopes.lost.note(window, believed);
  apply(window, believed);
}

/** What a restored state lacks because retention has deleted facts; see FoldLoop.missing. */
export function missingOf({ windows, lost }: Scopes, first: number): readonly string[] {
  return lost.missing(windows, first);
}

/** The answer to a record that gets none: a dead letter, and a decision that accounts for it. */
export function rejectArticle(
  parts: Pick<AssignmentParts, 'settings' | 'encodeAssignment' | 'deadLetter'>,
  record: LogRecord,
  reason: string,
  detail: string,
): Answer {
  const { topic, partition, offset, timestamp } = record;
  const origin = { topic, partition, offset, timestamp, item: RECORD_ITSELF, items: 1 };
  const rejected = rejectedAssignment(origin, reason, parts.settings);
  return {
    records: [answerRecord(record, rejected, parts.encodeAssignment)],
    deadLetters: [parts.deadLetter(record, reason, detail)],
    outcome: 'dead-letter',
    reason,
  };
}

function believedTimes(clocks: ClockLimit | undefined, article: Article, record: LogRecord): BoundArticle {
  if (clocks === undefined) return { article, bound: UNBOUNDED };
  const believed = boundTimes(article, record.timestamp, clocks.leadMs);
  if (believed.bound.clock !== 'kept') clocks.onClamped(believed.bound.clock, article);
  return believed;
}

function published(record: LogRecord, assignment: Assignment, { encodeAssignment }: AssignmentParts): Answer {
  return {
    records: [answerRecord(record, assignment, encodeAssignment)],
    deadLetters: [],
    outcome: 'publish',
    reason: assignment.verdict,
  };
}

/** Answers what a publisher or an editor has decided, and applies it. */
async function answerControl(parts: AssignmentParts, scopes: Scopes, record: LogRecord): Promise<Answer> {
  const { settings, partitions } = parts;
  const decoded = parts.decodeDecision(bytesOf(record));
  const decision = decoded instanceof Promise ? await decoded : decoded;
  const nowhere = controlKey(record.partition, partitions);
  const { windows, decisions } = scopes;
  const assignment = answerDecision({ windows, decisions, settings, nowhere }, decision, record.offset);
  applyDecision(windows, decisions, assignment, settings);
  if (assignment.decision) parts.onRuled?.(decision.kind, assignment.decision.outcome);
  return published(record, assignment, parts);
}

async function answerReadable(parts: AssignmentParts, scopes: Scopes, record: LogRecord): Promise<Answer> {
  if (isDecisionRecord(record.headers)) return answerControl(parts, scopes, record);
  const decoded = parts.decodeArticle(bytesOf(record));
  const article = decoded instanceof Promise ? await decoded : decoded;
  const window = scopes.windowOf(article.scope, record, parts.partitions, parts.settings);
  const { article: believed, bound } = believedTimes(parts.clocks, article, record);
  const assignment = assign(window, believed, record.offset, bound);
  apply(window, assignment);
  return published(record, assignment, parts);
}

/** Decides about an article, or answers a decision, and applies that. */
export async function answerArticle(
  parts: AssignmentParts,
  scopes: Scopes,
  record: LogRecord,
): Promise<Answer> {
  try {
    return await answerReadable(parts, scopes, record);
  } catch (error) {
    if (!(error instanceof MalformedRecord)) throw error;
    return rejectArticle(parts, record, error.reason, error.message);
  }
}
