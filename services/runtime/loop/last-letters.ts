/** The last dead letter of each reason that this process wrote: an example for its page. */
import type { NewRecord } from '../log/broker.ts';

/** A dead letter, by what it is about. */
export interface LastLetter {
  readonly reason: string;
  /** Topic, partition and offset of the record, and its item where it holds many: `raw.v1/3/1204#2`. */
  readonly origin: string;
  /** When it was written, ms since the epoch. */
  readonly at: number;
}

/** Most reasons that are remembered: they are from a closed set. */
const MOST_REASONS = 100;

/** See the file's head. */
export class LastLetters {
  readonly #byReason = new Map<string, LastLetter>();

  /** Notes the record of a dead letter, by its headers. @param at ms since the epoch */
  note({ headers = [] }: Pick<NewRecord, 'headers'>, at: number): void {
    const header = (wanted: string) => headers.find(([name]) => name === wanted)?.[1].toString() ?? '';
    const reason = header('newsfold-reason');
    if (reason === '' || (!this.#byReason.has(reason) && this.#byReason.size >= MOST_REASONS)) return;
    this.#byReason.set(reason, { reason, origin: header('newsfold-origin'), at });
  }

  /** The letters, by reason. */
  list(): readonly LastLetter[] {
    return [...this.#byReason.values()].sort((a, b) => (a.reason < b.reason ? -1 : 1));
  }
}
