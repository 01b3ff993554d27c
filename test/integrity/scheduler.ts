/** A seeded scheduler with simulated time: the same seed gives the same interleaving. */

/** A small seeded generator of numbers in [0, 1): mulberry32 (Tommy Ettinger, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Chance that time passes although steps wait. */
const TIME_FIRST = 0.2;

/** Decides which waiting step is next, and advances the time when none waits. */
export class Scheduler {
  readonly random: () => number;
  readonly #waiting: (() => void)[] = [];
  readonly #sleepers: { readonly due: number; readonly wake: () => void }[] = [];
  #now = 1_750_000_000_000;

  constructor(seed: number) {
    this.random = seeded(seed);
  }

  readonly now = (): number => this.#now;
  readonly step = (): Promise<void> => new Promise((resolve) => this.#waiting.push(resolve));
  readonly sleep = (ms: number): Promise<void> =>
    new Promise((wake) => this.#sleepers.push({ due: this.#now + ms, wake }));

  /** A whole number from 0 to below `bound`. */
  below(bound: number): number {
    return Math.floor(this.random() * bound);
  }

  #wakeNext(): boolean {
    let first: number | undefined;
    for (const [index, sleeper] of this.#sleepers.entries()) {
      if (first === undefined || sleeper.due < (this.#sleepers[first]?.due ?? 0)) first = index;
    }
    if (first === undefined) return false;
    const [sleeper] = this.#sleepers.splice(first, 1);
    this.#now = Math.max(this.#now, sleeper?.due ?? 0);
    sleeper?.wake();
    return true;
  }

  /** Runs one waiting step, then everything that follows from it. False when nothing waits at all. */
  async advance(): Promise<boolean> {
    // Time may also pass while steps wait: somebody can be slow.
    const timeFirst = this.#sleepers.length > 0 && this.random() < TIME_FIRST;
    const pick = timeFirst ? undefined : this.#waiting.splice(this.below(this.#waiting.length), 1)[0];
    if (pick) pick();
    else if (!this.#wakeNext()) return false;
    await new Promise((resolve) => setImmediate(resolve));
    return true;
  }
}
