/** What both tables answer with: rows, or a dead letter. */
import type { Answer } from '@newsfold/runtime/fold/fold-definition.ts';
import type { LogRecord, NewRecord } from '@newsfold/runtime/log/broker.ts';
import { MalformedRecord } from '@newsfold/runtime/registry/codec.ts';

/** Makes the letter of a record. */
export type DeadLetterOf = (record: LogRecord, reason: string, detail: string) => NewRecord;

/** The answer to a record that changes no row. */
export function refuse(deadLetter: DeadLetterOf, record: LogRecord, reason: string, detail: string): Answer {
  return { records: [], deadLetters: [deadLetter(record, reason, detail)], outcome: 'dead-letter', reason };
}

/** Answers with rows; what cannot be read becomes a dead letter. */
export async function answerWith(
  deadLetter: DeadLetterOf,
  record: LogRecord,
  rows: () => Promise<readonly NewRecord[]>,
): Promise<Answer> {
  try {
    const records = await rows();
    const isChange = records.length > 0;
    return {
      records,
      deadLetters: [],
      outcome: isChange ? 'publish' : 'drop',
      reason: isChange ? 'rows' : 'unchanged',
    };
  } catch (error) {
    if (!(error instanceof MalformedRecord)) throw error;
    return refuse(deadLetter, record, error.reason, error.message);
  }
}
