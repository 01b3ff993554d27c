/** Dead letters: a record that could not be answered, whole, with where it stood and why. */
import type { DeadLetter } from '@newsfold/schemas/generated/records.ts';
import { headerText, type LogRecord, type NewRecord } from './broker.ts';

/** Header in which a redrive counts how often a record came back. */
export const ATTEMPTS_HEADER = 'newsfold-attempts';

/** Turns a record into the dead letter that keeps it. */
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
    key: record.key,
    value: record.value,
    headers: record.headers.map(([key, value]) => ({ key, value })),
    attempts: (Number.isSafeInteger(earlier) && earlier > 0 ? earlier : 0) + 1,
  };
}

/** The record that carries a dead letter: same key, the reason also as headers, so that plain tools can filter. */
export function deadLetterRecord(letter: DeadLetter, encode: (letter: DeadLetter) => Buffer): NewRecord {
  return {
    key: letter.key,
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
