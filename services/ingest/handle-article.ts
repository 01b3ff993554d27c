/** One raw record to its outcome: an article for its scope's partition, or a dead letter with its reason. */
import type { LogRecord, NewRecord } from '@newsfold/runtime/log/broker.ts';
import { traceHeaders } from '@newsfold/runtime/log/trace-headers.ts';
import { publishedTime } from '@newsfold/runtime/loop/redrive-record.ts';
import {
  type Decoder,
  type Encoder,
  type ForeignRecord,
  hasRegistryHeader,
  MalformedRecord,
} from '@newsfold/runtime/registry/codec.ts';
import type { Outcome } from '@newsfold/runtime/stateless/outcome.ts';
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { scopePartition } from '@newsfold/schemas/scope-partition.ts';
import { type AnalyseSettings, analyse, type RawInput } from './domain/analyse.ts';
import { parseRaw } from './domain/parse-raw.ts';
import type { SecondOpinion } from './embedding.ts';

/** What the handler works with. */
export interface ArticleHandlerParts {
  readonly settings: AnalyseSettings;
  /** Larger values are not parsed, bytes. */
  readonly maxRawBytes: number;
  readonly articlesTopic: string;
  /** Partitions of articles.v1. */
  readonly partitions: number;
  readonly decodeRaw: Decoder<ForeignRecord>;
  readonly encodeArticle: Encoder<Article>;
  /** Asked about every article; null for none. */
  readonly opinion: SecondOpinion | null;
}

type Fields =
  | { readonly kind: 'fields'; readonly fields: RawInput }
  | Extract<Outcome, { kind: 'dead-letter' }>;

const isObject = (value: unknown): value is RawInput =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readJson(bytes: Buffer, maxRawBytes: number): Fields {
  const parsed = parseRaw(bytes, maxRawBytes);
  if (parsed.kind === 'rejected')
    return { kind: 'dead-letter', reason: parsed.reason, detail: parsed.detail };
  return { kind: 'fields', fields: parsed.raw };
}

async function readFields(
  record: LogRecord,
  { maxRawBytes, decodeRaw: decode }: ArticleHandlerParts,
): Promise<Fields> {
  const value = record.value ?? Buffer.alloc(0);
  if (value.length > maxRawBytes) {
    const detail = `the value has ${value.length} bytes, MAX_RAW_BYTES is ${maxRawBytes}; send the article's text alone`;
    return { kind: 'dead-letter', reason: 'too-large', detail };
  }
  if (!hasRegistryHeader(value)) return readJson(value, maxRawBytes);
  try {
    const decoded = await decode(value);
    if (decoded.kind === 'json') return readJson(decoded.bytes, maxRawBytes);
    if (isObject(decoded.value)) return { kind: 'fields', fields: decoded.value };
    return { kind: 'dead-letter', reason: 'not-an-object', detail: 'its schema is no record and no map' };
  } catch (error) {
    if (!(error instanceof MalformedRecord)) throw error;
    return { kind: 'dead-letter', reason: error.reason, detail: error.message };
  }
}

async function withOpinion(article: Article, opinion: SecondOpinion): Promise<Article> {
  const embedding = await opinion.of(article);
  return { ...article, features: { ...article.features, embedding } };
}

/** The handler of ingest's loop. */
export function articleHandler(parts: ArticleHandlerParts): (record: LogRecord) => Promise<Outcome> {
  return async (record) => {
    // Compacted topics delete keys so; what that means for an article that was published is not defined.
    if (record.value === null && record.unreadable === undefined)
      return { kind: 'drop', reason: 'null-value' };
    const read = await readFields(record, parts);
    if (read.kind === 'dead-letter') return read;
    const { topic, partition, offset } = record;
    // A redriven record is as old as its first publication: its story may be days old.
    const origin = { topic, partition, offset, timestamp: publishedTime(record) };
    const analysis = analyse(read.fields, origin, parts.settings);
    if (analysis.kind === 'rejected')
      return { kind: 'dead-letter', reason: analysis.reason, detail: analysis.detail };
    const article = parts.opinion ? await withOpinion(analysis.article, parts.opinion) : analysis.article;
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
  };
}
