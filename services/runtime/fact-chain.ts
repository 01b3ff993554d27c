/**
 * Which records of a log of facts count.
 *
 * Several members may append to a partition for a while: the owner, and zombies that do not know they lost it. The log
 * decides: a fact counts if it answers a later input than the last one that counted, and if its writer knew that last
 * one. A writer knows what it wrote itself in the same stretch of ownership; and the first fact of a stretch names the
 * fact it goes on from. So all readers see the same chain of facts, each decided from the state that the ones before it
 * make, also when members of different versions decide differently. It is compare-and-set, played back from the log.
 */
import type { LogRecord } from './broker.ts';
import { answersOf, signatureOf } from './fold-headers.ts';

/** Reads a log of facts in order and tells which of them count. */
export class FactChain {
  /** Input offset that the last fact answers; -1 before the first. */
  answered = -1;
  /** Input offset that the first fact answers; -1 before it. */
  first = -1;
  #writer: string | null = null;

  /** Takes the next record. True when it counts. The first record of a log that retention has cut always does. */
  take(record: LogRecord): boolean {
    const answers = answersOf(record);
    const { writer, follows } = signatureOf(record);
    if (answers <= this.answered) return false;
    if (this.#writer !== null && writer !== this.#writer && follows !== this.head) return false;
    if (this.#writer === null) this.first = answers;
    this.answered = answers;
    this.#writer = writer;
    return true;
  }

  /** Names the last fact that counted, as the next stretch has to. */
  get head(): string {
    return this.#writer === null ? '' : `${this.#writer}@${this.answered}`;
  }
}
