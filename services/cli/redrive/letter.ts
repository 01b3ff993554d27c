/** A dead letter as a redrive sees it, without its bytes, and what is to become of it. */
import type { DeadLetter } from '@newsfold/schemas/generated/records.ts';

/** What becomes of a letter. */
export type Fate =
  /** It goes back (in a dry run: it would). */
  | 'put-back'
  /** Not asked for, by reason or time. */
  | 'not-selected'
  /** An earlier run put it back. */
  | 'already'
  /** Another letter about the same record; a crash can write two. */
  | 'same-record'
  /** It was put back as often as the limit allows. */
  | 'limit'
  /** An earlier run may have put it back, but retention has deleted where that would stand. */
  | 'unsure'
  /** The topic or partition it came from does not exist any more. */
  | 'no-topic'
  /** Its topic would not take it together with the headers that a redrive adds. */
  | 'too-large'
  /** The letter does not hold the record, which was too large for it. */
  | 'cut'
  /** It is no dead letter that this release can read. */
  | 'unreadable';

/** What is remembered of a letter while the others are read. */
export interface Letter {
  /** Offset in the dead-letter topic. */
  readonly offset: number;
  /** When it was written, ms since the epoch. */
  readonly writtenAt: number;
  readonly reason: string;
  readonly origin: DeadLetter['origin'];
  readonly attempts: number;
  /** Size as it would be put back, bytes. */
  readonly bytes: number;
  /** The letter does not hold its record. */
  readonly isCut: boolean;
}

/** A letter with what becomes of it. */
export interface JudgedLetter {
  readonly letter: Letter;
  readonly fate: Fate;
}
