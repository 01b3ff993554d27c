/** The three headers that let a fold's output be read back. */
import { headerText, type LogRecord, type NewRecord } from '../log/broker.ts';

/** Header that names the input offset a record answers. */
export const ANSWERS_HEADER = 'newsfold-answers';
/** Header that names the stretch of ownership in which a record was written. */
export const WRITER_HEADER = 'newsfold-writer';
/** Header that names the fact that this stretch follows: its writer (for facts), @, the input offset it answers. */
export const FOLLOWS_HEADER = 'newsfold-follows';

/** Who writes: a stretch of ownership, and the record it follows. */
interface Signature {
  readonly writer: string;
  readonly follows: string;
}

const OFFSET = /^\d+$/;

/** The input offset that a record answers; undefined when it names none: newsfold did not write it, and it counts for nothing. */
export function answersOf(record: LogRecord): number | undefined {
  const text = headerText(record, ANSWERS_HEADER) ?? '';
  const answers = Number(text);
  return OFFSET.test(text) && Number.isSafeInteger(answers) ? answers : undefined;
}

/** The last input offset that was answered when the stretch of a record began; -1 when none was. */
export function beganAfter(record: LogRecord): number {
  const { follows } = signatureOf(record);
  const offset = Number(follows.slice(follows.lastIndexOf('@') + 1));
  return follows !== '' && Number.isSafeInteger(offset) ? offset : -1;
}

/** Who wrote a record. */
export function signatureOf(record: LogRecord): Signature {
  return {
    writer: headerText(record, WRITER_HEADER) ?? '',
    follows: headerText(record, FOLLOWS_HEADER) ?? '',
  };
}

/** A record with the three headers added. */
export function signed(record: NewRecord, answers: number, signature: Signature): NewRecord {
  const headers = [
    ...(record.headers ?? []),
    [ANSWERS_HEADER, Buffer.from(String(answers))] as const,
    [WRITER_HEADER, Buffer.from(signature.writer)] as const,
    [FOLLOWS_HEADER, Buffer.from(signature.follows)] as const,
  ];
  return { ...record, headers };
}
