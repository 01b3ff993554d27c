/** What a stateless worker is made of. */
import type { LogRecord, NewRecord } from '../log/broker.ts';
import type { LetterDetails } from '../loop/dead-letter.ts';
import type { Outcome } from './outcome.ts';

/** A worker that answers each record by itself. */
export interface StatelessDefinition {
  readonly groupId: string;
  /** Topics to consume, by name; asked again while running. */
  readonly inputs: () => Promise<readonly string[]>;
  readonly deadLetterTopic: string;
  /** Answers one record. A throw is a bug and ends the process. */
  readonly handle: (record: LogRecord) => Outcome | Promise<Outcome>;
  /** The dead letter of a record, or of an item of it, ready to be appended. */
  readonly deadLetter: (
    record: LogRecord,
    reason: string,
    detail: string,
    details: LetterDetails,
  ) => NewRecord;
}
