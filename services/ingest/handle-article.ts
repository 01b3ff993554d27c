/** One raw record to its outcome: an article for its scope's partition, or a dead letter with its reason; of a record that holds many, one of them for each. */
import type { LogRecord, NewRecord } from '@newsfold/runtime/log/broker.ts';
import { traceHeaders } from '@newsfold/runtime/log/trace-headers.ts';
import type { LetterItem } from '@newsfold/runtime/loop/dead-letter.ts';
import { publishedTime } from '@newsfold/runtime/loop/redrive-record.ts';
import {
  type Decoder,
  type Encoder,
  type ForeignRecord,
  hasRegistryHeader,
  MalformedRecord,
} from '@newsfold/runtime/registry/codec.ts';
import type { ItemOutcome, Outcome } from '@newsfold/runtime/stateless/outcome.ts';
import { controlKey, DECISION, RECORD_HEADER } from '@newsfold/schemas/control-record.ts';
import type { Article, Decision } from '@newsfold/schemas/generated/records.ts';
import { scopePartition } from '@newsfold/schemas/scope-partition.ts';
import {
  type AnalyseSettings,
  type Analysis,
  analyseItem,
  originOf,
  type RecordPlace,
} from './domain/analyse.ts';
import { type RawItem, takeApart } from './domain/container/take-apart.ts';
import { parseDocument } from './domain/parse-raw.ts';
import type { Rejection } from './domain/reject-reason.ts';
import type { SecondOpinion } from './embedding.ts';
import { stamped } from './stamped.ts';
import { withdrawalByKey } from './withdrawal-key.ts';

/** What the handler works with. */
export interface ArticleHandlerParts {
  readonly settings: AnalyseSettings;
  /** Larger values are not parsed, bytes. */
  readonly maxRawBytes: number;
  /** A record that holds more articles is refused as a whole. */
  readonly maxItems: number;
  readonly articlesTopic: string;
  /** Partitions of articles.v1. */
  readonly partitions: number;
  readonly decodeRaw: Decoder<ForeignRecord>;
  readonly encodeArticle: Encoder<Article>;
  readonly encodeDecision: Encoder<Decision>;
  /** Asked about every article; null for none. */
  readonly opinion: SecondOpinion | null;
}

type ReadDocument = { readonly kind: 'document'; readonly document: unknown } | Rejected;

/** How a record, or an item of one, is refused. */
type Rejected = Extract<ItemOutcome, { kind: 'dead-letter' }>;

function readJson(bytes: Buffer, maxRawBytes: number): ReadDocument {
  const parsed = parseDocument(bytes, maxRawBytes);
  return parsed.kind === 'rejected' ? rejected(parsed) : { kind: 'document', document: parsed.document };
}

async function readDocument(
  record: LogRecord,
  { maxRawBytes, decodeRaw: decode }: ArticleHandlerParts,
): Promise<ReadDocument> {
  const value = record.value ?? Buffer.alloc(0);
  if (value.length > maxRawBytes) {
    const detail = `the value has ${value.length} bytes, MAX_RAW_BYTES is ${maxRawBytes}; send the article's text alone`;
    return { kind: 'dead-letter', reason: 'too-large', detail };
  }
  if (!hasRegistryHeader(value)) return readJson(value, maxRawBytes);
  try {
    const decoded = await decode(value);
    if (decoded.kind === 'json') return readJson(decoded.bytes, maxRawBytes);
    if (typeof decoded.value === 'object' && decoded.value !== null)
      return { kind: 'document', document: decoded.value };
    return { kind: 'dead-letter', reason: 'not-an-object', detail: 'its schema is no record and no map' };
  } catch (error) {
    if (!(error instanceof MalformedRecord)) throw error;
    return { kind: 'dead-letter', reason: error.reason, detail: error.message };
  }
}

function rejected({ reason, detail, dueAt }: Rejection, item?: LetterItem): Rejected {
  return {
    kind: 'dead-letter',
    reason,
    detail,
    ...(dueAt !== undefined && { dueAt }),
    ...(item && { item }),
  };
}

/** An item as the value of a record of its own; null for one so deep that it cannot be written. */
function written(item: unknown): Buffer | null {
  try {
    return Buffer.from(JSON.stringify(item));
  } catch (error) {
    // The writer descends, unlike the parser: a thousand brackets in a row are read, and not written.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type Made = Extract<Analysis, { kind: 'article' }>;

/** The analyses with the second opinion on their articles, if there is one. */
async function withOpinions(
  analyses: readonly Analysis[],
  opinion: SecondOpinion | null,
): Promise<readonly Analysis[]> {
  if (opinion === null) return analyses;
  const made = analyses.filter((one): one is Made => one.kind === 'article');
  const vectors = await opinion.ofMany(made.map(({ article }) => article));
  let next = 0;
  return analyses.map((one) => {
    if (one.kind !== 'article') return one;
    const embedding = vectors[next++] ?? null;
    return { ...one, article: { ...one.article, features: { ...one.article.features, embedding } } };
  });
}

function publish({ article }: Made, record: LogRecord, parts: ArticleHandlerParts): ItemOutcome {
  const answer: NewRecord = {
    key: article.scope,
    value: parts.encodeArticle(article),
    headers: traceHeaders(record),
  };
  const delivery = {
    topic: parts.articlesTopic,
    partition: scopePartition(article.scope, parts.partitions),
    record: answer,
  };
  return { kind: 'publish', reason: 'article', deliveries: [delivery] };
}

/** A decision goes to every partition: what it speaks of may be in any of them, or come to any. */
function broadcast(decision: Decision, record: LogRecord, parts: ArticleHandlerParts): ItemOutcome {
  const value = parts.encodeDecision(decision);
  const headers = [...traceHeaders(record), [RECORD_HEADER, DECISION] as const];
  const deliveries = Array.from({ length: parts.partitions }, (_, partition) => ({
    topic: parts.articlesTopic,
    partition,
    record: { key: controlKey(partition, parts.partitions), value, headers },
  }));
  return { kind: 'publish', reason: 'withdrawal', deliveries };
}

async function answerItems(
  found: readonly RawItem[],
  place: RecordPlace,
  record: LogRecord,
  parts: ArticleHandlerParts,
): Promise<readonly ItemOutcome[]> {
  const items = found.map((item) =>
    item.kind === 'item' ? { ...item, raw: stamped(item.raw, record) } : item,
  );
  const count = items.length;
  const analyses = items.map((item, index) =>
    item.kind === 'item'
      ? analyseItem(item.raw, { ...place, item: index, items: count }, parts.settings)
      : item.rejection,
  );
  const judged = await withOpinions(analyses, parts.opinion);
  return items.map((item, index) => {
    const analysis = judged[index] as Analysis;
    if (analysis.kind === 'article') return publish(analysis, record, parts);
    if (analysis.kind === 'decision') return broadcast(analysis.decision, record, parts);
    const value = written(item.kind === 'item' ? item.raw : item.value);
    return rejected(analysis, { index, count, value });
  });
}

function placeOf(record: LogRecord): RecordPlace {
  const { topic, partition, offset } = record;
  // A redriven record is as old as its first publication: its story may be days old.
  return { topic, partition, offset, timestamp: publishedTime(record), arrivedAt: record.timestamp };
}

/** A null value takes back the article that its key names. A key that names none is deleted for reasons of its own. */
function deleted(record: LogRecord, parts: ArticleHandlerParts): Outcome {
  const decision = withdrawalByKey(record.key, originOf(placeOf(record)), parts.settings.outlets);
  return decision === null ? { kind: 'drop', reason: 'null-value' } : broadcast(decision, record, parts);
}

/** The handler of ingest's loop. */
export function articleHandler(parts: ArticleHandlerParts): (record: LogRecord) => Promise<Outcome> {
  const apart = { maxItems: parts.maxItems, scopeBy: parts.settings.scopeBy };
  return async (record) => {
    if (record.value === null && record.unreadable === undefined) return deleted(record, parts);
    const read = await readDocument(record, parts);
    if (read.kind === 'dead-letter') return read;
    const taken = takeApart(read.document, apart);
    if (taken.kind === 'rejected') return rejected(taken);
    const place = placeOf(record);
    if (taken.kind === 'many') {
      const items = await answerItems(taken.items, place, record, parts);
      return { kind: 'taken-apart', reason: 'container', items };
    }
    const [analysis] = await withOpinions(
      [analyseItem(stamped(taken.raw, record), place, parts.settings)],
      parts.opinion,
    );
    if (analysis?.kind === 'article') return publish(analysis, record, parts);
    if (analysis?.kind === 'decision') return broadcast(analysis.decision, record, parts);
    return rejected(analysis as Rejection);
  };
}
