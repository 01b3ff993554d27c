/** A dead letter as a redrive sees it, without its bytes, and what happens to it. */
import type { DeadLetter } from '@newsfold/schemas/generated/records.ts';

/** What happens to a letter. */
export type Fate =
  /** It is put back (in a dry run: it would be). */
  | 'put-back'
  /** Not selected, by reason or time. */
  | 'not-selected'
  /** An earlier run put it back. */
  | 'already'
  /** Another letter about the same record; a crash can write two. */
  | 'same-record'
  /** It was put back as often as the limit allows. */
  | 'limit'
  /** An earlier run may have put it back, but retention has deleted where that record would be. */
  | 'unsure'
  /** Its article is under an embargo that is not over. */
  | 'not-due'
  /** The topic or partition it came from does not exist. */
  | 'no-topic'
  /** Its topic would not accept it together with the headers that a redrive adds. */
  | 'too-large'
  /** The letter does not hold the record, which was too large for it. */
  | 'cut'
  /** It is not a dead letter that this release can read. */
  | 'unreadable';

/** What is kept of a letter while the others are read. */
export interface Letter {
  /** Offset in the dead-letter topic. */
  readonly offset: number;
  /** When it was written, ms since the epoch. */
  readonly writtenAt: number;
  readonly reason: string;
  readonly origin: DeadLetter['origin'];
  readonly attempts: number;
  /** When it is due, ms since the epoch; null when time alone mends nothing. */
  readonly dueAt: number | null;
  /** Size as it would be put back, bytes. */
  readonly bytes: number;
  /** The letter does not hold its record. */
  readonly isCut: boolean;
}

/** A letter with what happens to it. */
export interface JudgedLetter {
  readonly letter: Letter;
  readonly fate: Fate;
}
