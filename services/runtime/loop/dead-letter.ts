/** Dead letters: a record that could not be answered, whole, with its place and the reason. */
import type { DeadLetter } from '@newsfold/schemas/generated/records.ts';
import { RAW_MAX_BYTES } from '@newsfold/schemas/topics.ts';
import { headerText, type LogRecord, type NewRecord } from '../log/broker.ts';
import { placeText, RECORD_ITSELF } from './place.ts';

/** Header in which a redrive counts how often a record has failed. */
export const ATTEMPTS_HEADER = 'newsfold-attempts';

/** Header of a letter that is due at a time: that time, ms since the epoch. */
export const DUE_HEADER = 'newsfold-due';

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

const cutHeader = (bytes: number) => ({ key: CUT_HEADER, value: Buffer.from(String(bytes)) });

/** Key, value and headers of a record as a letter keeps them: whole, or only their size when they are too large. */
function kept(record: LogRecord): Pick<DeadLetter, 'key' | 'value' | 'headers'> {
  const { key, value, headers } = record;
  if (record.unreadable !== undefined)
    return { key: null, value: null, headers: [{ key: CUT_HEADER, value: Buffer.from('unreadable') }] };
  const size = (key?.length ?? 0) + (value?.length ?? 0) + headerBytes(headers);
  if (size <= MAX_KEPT_BYTES && headers.length * HEADER_OVERHEAD <= MAX_HEADER_OVERHEAD)
    return { key, value, headers: headers.map(([name, bytes]) => ({ key: name, value: bytes })) };
  return { key: null, value: null, headers: [cutHeader(size)] };
}

/** An item of a record that holds many. */
export interface LetterItem {
  /** Its number, from 0. */
  readonly index: number;
  /** How many items the record has. */
  readonly count: number;
  /** The item as the value of a record of its own; null when it cannot be written as one. */
  readonly value: Buffer | null;
}

/** What a letter says beyond its record and the reason. */
export interface LetterDetails {
  /** The item that it is about; without it the record itself. */
  readonly item?: LetterItem;
  /** When the record can be answered, ms since the epoch; null or left out when time alone mends nothing. */
  readonly dueAt?: number | null;
}

/**
 * The most that each letter about an item keeps of its record's key and headers, bytes: a record with a thousand bad items
 * has a thousand letters.
 */
const MAX_ITEM_FRAME_BYTES = 8 * 1024;

/** Headers that a letter about an item keeps in any case, if they are short: its trace, and those of a redrive. */
const FRAME_HEADER = /^(?:traceparent|tracestate|newsfold-.+)$/;
const MAX_FRAME_HEADER_BYTES = 512;
const MAX_FRAME_HEADERS = 10;

/** A record with the value of one of its items, and with less of a huge key and huge headers. */
function itemRecord(record: LogRecord, value: Buffer | null): LogRecord {
  const { key, headers } = record;
  const frame = (key?.length ?? 0) + headerBytes(headers) + headers.length * HEADER_OVERHEAD;
  if (frame <= MAX_ITEM_FRAME_BYTES) return { ...record, value };
  const short = headers.filter(
    ([name, bytes]) => name.length + bytes.length <= MAX_FRAME_HEADER_BYTES && FRAME_HEADER.test(name),
  );
  const isLong = key !== null && key.length > MAX_KEY_BYTES;
  return { ...record, key: isLong ? null : key, value, headers: short.slice(0, MAX_FRAME_HEADERS) };
}

/** Key, value and headers of what a letter is about. */
function keptOf(record: LogRecord, item: LetterItem | undefined): ReturnType<typeof kept> {
  if (item === undefined) return kept(record);
  if (item.value !== null) return kept(itemRecord(record, item.value));
  return { key: null, value: null, headers: [cutHeader(record.value?.length ?? 0)] };
}

/**
 * Turns a record, or an item of it, into the dead letter that keeps it. Of a record that is too large even for a letter,
 * the letter has the place, and the header `newsfold-cut`.
 */
export function deadLetterOf(
  worker: string,
  record: LogRecord,
  reason: string,
  detail: string,
  { item, dueAt = null }: LetterDetails = {},
): DeadLetter {
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
      item: item?.index ?? RECORD_ITSELF,
      items: item?.count ?? 1,
    },
    ...keptOf(record, item),
    attempts: (Number.isSafeInteger(earlier) && earlier > 0 ? Math.min(earlier, MAX_ATTEMPTS) : 0) + 1,
    dueAt,
  };
}

/**
 * The record that carries a dead letter: same key unless it is huge; the reason, the origin and the time at which it is
 * due are headers too, for plain tools to filter by.
 */
export function deadLetterRecord(letter: DeadLetter, encode: (letter: DeadLetter) => Buffer): NewRecord {
  const due = letter.dueAt === null ? [] : [[DUE_HEADER, Buffer.from(String(letter.dueAt))] as const];
  return {
    key: letter.key !== null && letter.key.length <= MAX_KEY_BYTES ? letter.key : null,
    value: encode(letter),
    headers: [
      ['newsfold-reason', Buffer.from(letter.reason)],
      ['newsfold-origin', Buffer.from(placeText(letter.origin))],
      ...due,
    ],
  };
}
