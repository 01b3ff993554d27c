/**
 * The record that redrives a dead letter into the topic it came from, and what its headers say.
 *
 * The redriven record is also the memory of the redrive: it names the place of the original. A crash between doing and
 * remembering is impossible, because both are one append.
 */
import type { DeadLetter } from '@newsfold/schemas/generated/records.ts';
import { headerText, type LogRecord, type NewRecord } from '../log/broker.ts';
import { recordTime, UNKNOWN_TIME } from '../log/record-time.ts';
import { ATTEMPTS_HEADER } from './dead-letter.ts';
import { placeText } from './place.ts';

/** Header: where the record was first published, topic/partition/offset, and #item of one that holds many; kept over further attempts. */
export const ORIGIN_HEADER = 'newsfold-origin';
/** Header: when it was first published, ms since the epoch; kept over further attempts. */
const ORIGIN_TIME_HEADER = 'newsfold-origin-time';
/** Header: the place of the record that this one redrives, or of the item, written in the same way. */
export const REDRIVEN_HEADER = 'newsfold-puts-back';

const REPLACED_HEADERS: ReadonlySet<string> = new Set([ATTEMPTS_HEADER, REDRIVEN_HEADER]);

/**
 * The record that redrives a letter: key, value and headers of the original, and the headers above. It has no timestamp:
 * an old one could make the broker's retention delete it before it is read, so the old time is a header.
 */
export function redriveRecord(letter: DeadLetter): NewRecord {
  const kept = letter.headers
    .filter(({ key }) => !REPLACED_HEADERS.has(key))
    .map(({ key, value }) => [key, value] as const);
  const first = (key: string, value: string) =>
    kept.some(([name]) => name === key) ? [] : [[key, Buffer.from(value)] as const];
  return {
    key: letter.key,
    value: letter.value,
    headers: [
      ...kept,
      ...first(ORIGIN_HEADER, placeText(letter.origin)),
      ...first(ORIGIN_TIME_HEADER, String(letter.origin.timestamp)),
      [ATTEMPTS_HEADER, Buffer.from(String(letter.attempts))],
      [REDRIVEN_HEADER, Buffer.from(placeText(letter.origin))],
    ],
  };
}

/** The place of the record that this one redrives; undefined when it redrives none. */
export function redrivenPlace(record: LogRecord): string | undefined {
  return headerText(record, REDRIVEN_HEADER);
}

/** When a record was first published, ms since the epoch: its timestamp, unless it was redriven and states an earlier one. */
export function publishedTime(record: LogRecord): number {
  const written = Number(headerText(record, ORIGIN_TIME_HEADER) ?? Number.NaN);
  const stated = Number.isSafeInteger(written) ? recordTime(written) : UNKNOWN_TIME;
  if (stated === UNKNOWN_TIME) return record.timestamp;
  return record.timestamp > 0 ? Math.min(stated, record.timestamp) : stated;
}
