/**
 * How far a log of events answers its input, read from the events in their order.
 *
 * A stretch of ownership answers its inputs one after the other, beginning after the last answer it knew of. So its
 * last event shows how far the log is answered, as long as nobody else writes. A zombie may append an older answer
 * late, and then the newest event of some key is an old one: everything after that answer must be written again. It
 * counts as answered only when a stretch that began at or before it has written it; what stretches write that began
 * later does not count, for they skip what lies between. Whatever is counted too low is merely written twice.
 */
export class OutputProgress {
  /** Last input offset that counts as answered; -1 when none. */
  answered = -1;
  /** Whether any event was seen. */
  seen = false;
  /** The stretch whose events count; null when none does. */
  #writer: string | null = null;
  readonly #known = new Set<string>();

  /** Takes the next event: the offset it answers, its stretch, and the last offset answered when that stretch began. */
  take(answers: number, writer: string, began: number): void {
    const isNew = !this.#known.has(writer);
    this.#known.add(writer);
    if (!this.seen || (isNew && began <= this.answered)) this.#writer = writer;
    this.seen = true;
    if (writer === this.#writer) {
      this.answered = answers;
    } else if (answers < this.answered) {
      this.answered = answers;
      this.#writer = null;
    }
  }
}
