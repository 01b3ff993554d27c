/**
 * A dead letter on its way back: the record that puts the original back where it stood, and what its headers tell.
 *
 * The record that is put back is also the memory of having been put back: it names the place it stands for. A crash
 * between doing and remembering is impossible, because both are one append.
 */
import type { DeadLetter } from '@newsfold/schemas/generated/records.ts';
import { headerText, type LogRecord, type NewRecord } from '../log/broker.ts';
import { ATTEMPTS_HEADER } from './dead-letter.ts';

/** Header: where the record stood when it was first published, topic/partition/offset; kept over further attempts. */
export const ORIGIN_HEADER = 'newsfold-origin';
/** Header: when it was first published, ms since the epoch; kept over further attempts. */
export const ORIGIN_TIME_HEADER = 'newsfold-origin-time';
/** Header: the place of the record that this one puts back, topic/partition/offset. */
export const PUTS_BACK_HEADER = 'newsfold-puts-back';

const OURS: ReadonlySet<string> = new Set([ATTEMPTS_HEADER, PUTS_BACK_HEADER]);

/** A place in a log, as text. */
export function placeText(place: {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}): string {
  return `${place.topic}/${place.partition}/${place.offset}`;
}

/**
 * The record that puts a letter's original back: its key, its value, its headers, and ours. It carries no timestamp of
 * its own: an old one could make the broker's retention delete it before it is read, so the old time is a header.
 */
export function putBackRecord(letter: DeadLetter): NewRecord {
  const kept = letter.headers
    .filter(({ key }) => !OURS.has(key))
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
      [PUTS_BACK_HEADER, Buffer.from(placeText(letter.origin))],
    ],
  };
}

/** The place of the record that a record puts back; undefined when it puts none back. */
export function putsBack(record: LogRecord): string | undefined {
  return headerText(record, PUTS_BACK_HEADER);
}

/** When a record was first published, ms since the epoch: its own time, unless it was put back and says an earlier one. */
export function publishedTime(record: LogRecord): number {
  const told = Number(headerText(record, ORIGIN_TIME_HEADER) ?? Number.NaN);
  return Number.isSafeInteger(told) && told > 0 ? Math.min(told, record.timestamp) : record.timestamp;
}
