/**
 * Which records of a log of facts count. What newsfold did not write never does: no topic is safe from a producer that
 * has its name wrong, and a record cannot be taken back.
 *
 * Several members may append to a partition for a while: the owner, and zombies that do not know they lost it. The log
 * decides: a fact counts if it answers a later input than the last one that counted, and if its writer knew that last
 * one. A writer knows what it wrote itself in the same stretch of ownership; and the first fact of a stretch names the
 * fact it follows. So all readers see the same chain of facts, each decided from the state that the facts before it make,
 * even when members of different versions decide differently. It is compare-and-set, replayed from the log.
 */
import type { LogRecord } from '../log/broker.ts';
import { answersOf, signatureOf } from './fold-headers.ts';

const EMPTIED = 'emptied@';

/**
 * What a stretch follows that begins when retention has deleted all facts before an offset. Nobody can read them any
 * more; a reader that has read them accepts the stretch, as long as it has read none from that offset on.
 */
export function emptiedHead(offset: number): string {
  return offset === 0 ? '' : `${EMPTIED}${offset}`;
}

function emptiedAt(follows: string): number {
  return follows.startsWith(EMPTIED) ? Number(follows.slice(EMPTIED.length)) : -1;
}

/** Reads a log of facts in order and decides which of them count. */
export class FactChain {
  /** Input offset that the last fact answers; -1 before the first. */
  answered = -1;
  /** Input offset that the first fact answers; -1 before it. */
  first = -1;
  #writer: string | null = null;
  /** Offset of the last fact. */
  #at = -1;

  /** Takes the next record. True when it counts. The first record of a log that retention has cut always does. */
  take(record: LogRecord): boolean {
    const answers = answersOf(record);
    const { writer, follows } = signatureOf(record);
    if (answers === undefined) return false;
    if (answers <= this.answered) return false;
    const isNext = writer === this.#writer || follows === this.head || this.#at < emptiedAt(follows);
    if (this.#writer !== null && !isNext) return false;
    if (this.#writer === null) this.first = answers;
    this.answered = answers;
    this.#writer = writer;
    this.#at = record.offset;
    return true;
  }

  /** Names the last fact that counted, as the next stretch has to. */
  get head(): string {
    return this.#writer === null ? '' : `${this.#writer}@${this.answered}`;
  }
}
