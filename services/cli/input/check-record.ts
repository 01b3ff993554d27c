/** Whether a record holds articles: what ingest refuses at the first look, told before anything is sent. */
import { analyseItem } from '@newsfold/ingest/domain/analyse.ts';
import { takeApart } from '@newsfold/ingest/domain/container/take-apart.ts';
import { parseDocument, type RawInput } from '@newsfold/ingest/domain/parse-raw.ts';
import { readFields } from '@newsfold/ingest/domain/read-fields.ts';
import { type Rejection, rejection } from '@newsfold/ingest/domain/reject-reason.ts';
import { RAW_MAX_BYTES } from '@newsfold/schemas/topics.ts';

/** Room under the topic's limit for the overhead of a record, bytes. */
const OVERHEAD = 1024;

/** What a record holds. */
export interface CheckedRecord {
  /** Articles that can be read. */
  readonly articles: number;
  /** What cannot, by its place in the record. */
  readonly rejections: readonly { readonly item: number; readonly why: Rejection }[];
}

function checkItem(raw: RawInput): Rejection | undefined {
  const fields = readFields(raw);
  if ('kind' in fields) return fields;
  if (fields.title.trim() !== '' || fields.body.trim() !== '') return undefined;
  // Without a text it may still take an article back, which the whole analysis tells.
  const analysis = analyseItem(raw, { topic: 'check', partition: 0, offset: 0, timestamp: 0 });
  return analysis.kind === 'rejected' ? analysis : undefined;
}

/** Looks at a record as ingest begins to. Whether its text is news is decided there. */
export function checkRecord(value: Buffer): CheckedRecord {
  if (value.length > RAW_MAX_BYTES - OVERHEAD) {
    const why = rejection('too-large', `${value.length} bytes are more than the raw topic takes`);
    return { articles: 0, rejections: [{ item: 0, why }] };
  }
  const parsed = parseDocument(value);
  const taken = parsed.kind === 'rejected' ? parsed : takeApart(parsed.document);
  if (taken.kind === 'rejected') return { articles: 0, rejections: [{ item: 0, why: taken }] };
  const faults =
    taken.kind === 'one'
      ? [checkItem(taken.raw)]
      : taken.items.map((item) => (item.kind === 'item' ? checkItem(item.raw) : item.rejection));
  const rejections = faults.flatMap((why, item) => (why === undefined ? [] : [{ item, why }]));
  return { articles: faults.length - rejections.length, rejections };
}
