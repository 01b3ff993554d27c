/** Dead letters: a record that could not be answered, whole, with its place and the reason. */
import type { DeadLetter } from '@newsfold/schemas/generated/records.ts';
import { RAW_MAX_BYTES } from '@newsfold/schemas/topics.ts';
import { headerText, type LogRecord, type NewRecord } from '../log/broker.ts';

/** Header in which a redrive counts how often a record has failed. */
export const ATTEMPTS_HEADER = 'newsfold-attempts';

/** Header of a letter that could not keep its record whole: the record's size, bytes, or `unreadable`. */
export const CUT_HEADER = 'newsfold-cut';

/**
 * The most that a letter keeps of its record, bytes: the largest record that the raw topic takes uncompressed. A
 * compressed batch can hold a record of any size; its topic would refuse a letter with that for ever, and the partition
 * would stop.
 */
const MAX_KEPT_BYTES = RAW_MAX_BYTES;
/** Longest key that the record of a letter has too, bytes; the letter itself keeps it in any case. */
const MAX_KEY_BYTES = 1024;

/** Further attempts are not counted: a feed may write the header too, and the count must fit its field. */
const MAX_ATTEMPTS = 1_000_000;

/** What a header takes in a letter beside its key and value, bytes: the lengths of both. */
const HEADER_OVERHEAD = 10;
/** The most that all headers may take for that, bytes: half of what a letter's topic takes beyond its record. */
const MAX_HEADER_OVERHEAD = 512 * 1024;

const headerBytes = (headers: LogRecord['headers']) =>
  headers.reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + value.length, 0);

/** Key, value and headers of a record as a letter keeps them: whole, or only their size when they are too large. */
function kept(record: LogRecord): Pick<DeadLetter, 'key' | 'value' | 'headers'> {
  const { key, value, headers } = record;
  if (record.unreadable !== undefined)
    return { key: null, value: null, headers: [{ key: CUT_HEADER, value: Buffer.from('unreadable') }] };
  const size = (key?.length ?? 0) + (value?.length ?? 0) + headerBytes(headers);
  if (size <= MAX_KEPT_BYTES && headers.length * HEADER_OVERHEAD <= MAX_HEADER_OVERHEAD)
    return { key, value, headers: headers.map(([name, bytes]) => ({ key: name, value: bytes })) };
  return { key: null, value: null, headers: [{ key: CUT_HEADER, value: Buffer.from(String(size)) }] };
}

/**
 * Turns a record into the dead letter that keeps it. Of a record that is too large even for a letter, the letter has the
 * place, and the header `newsfold-cut`.
 */
export function deadLetterOf(worker: string, record: LogRecord, reason: string, detail: string): DeadLetter {
  const earlier = Number(headerText(record, ATTEMPTS_HEADER) ?? 0);
  return {
    worker,
    reason,
    detail,
    origin: {
      topic: record.topic,
      partition: record.partition,
      offset: record.offset,
      timestamp: record.timestamp,
    },
    ...kept(record),
    attempts: (Number.isSafeInteger(earlier) && earlier > 0 ? Math.min(earlier, MAX_ATTEMPTS) : 0) + 1,
  };
}

/** The record that carries a dead letter: same key unless it is huge; reason and origin are headers too, for plain tools to filter by. */
export function deadLetterRecord(letter: DeadLetter, encode: (letter: DeadLetter) => Buffer): NewRecord {
  return {
    key: letter.key !== null && letter.key.length <= MAX_KEY_BYTES ? letter.key : null,
    value: encode(letter),
    headers: [
      ['newsfold-reason', Buffer.from(letter.reason)],
      [
        'newsfold-origin',
        Buffer.from(`${letter.origin.topic}/${letter.origin.partition}/${letter.origin.offset}`),
      ],
    ],
  };
}
