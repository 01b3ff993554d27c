/** What became of an input: how many were accepted, repeated, and rejected by reason; the first rejections in words. */

/** A tally for programs. */
export interface Tallied {
  readonly accepted: number;
  readonly repeated: number;
  readonly rejected: Readonly<Record<string, number>>;
}

/** Rejections that are told one by one. */
const MAX_TOLD = 10;

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** Counts, and tells the first rejections. */
export class Tally {
  #accepted = 0;
  #repeated = 0;
  readonly #rejected = new Map<string, number>();
  readonly #tell: (line: string) => void;
  #told = 0;

  /** @param tell is given each rejection as a line, up to a bound */
  constructor(tell: (line: string) => void) {
    this.#tell = tell;
  }

  accepted(count = 1): void {
    this.#accepted += count;
  }

  repeated(): void {
    this.#repeated += 1;
  }

  /** @param place where it stands: my.csv line 12 */
  rejected(place: string, reason: string, detail: string): void {
    this.#rejected.set(reason, (this.#rejected.get(reason) ?? 0) + 1);
    this.#told += 1;
    if (this.#told <= MAX_TOLD) this.#tell(`${place}: ${reason}: ${detail}`);
    if (this.#told === MAX_TOLD + 1) this.#tell('… and more; `newsfold analyse FILE` names each of them');
  }

  get total(): Tallied {
    return {
      accepted: this.#accepted,
      repeated: this.#repeated,
      rejected: Object.fromEntries(this.#rejected),
    };
  }

  /** Whether something was accepted, or repeats what was. */
  get cameToSomething(): boolean {
    return this.#accepted + this.#repeated > 0;
  }

  /** Whether there was nothing at all. */
  get isEmpty(): boolean {
    return this.#accepted + this.#repeated + this.#told === 0;
  }

  /** The counts as a line. */
  text(): string {
    const rejected = [...this.#rejected.values()].reduce((sum, count) => sum + count, 0);
    if (this.#accepted + this.#repeated + rejected === 0) return 'no article: the input is empty';
    const reasons = [...this.#rejected].map(([reason, count]) => `${reason} ${count}`).join(', ');
    return [
      `${plural(this.#accepted, 'article')} accepted`,
      `${this.#repeated} repeated`,
      `${rejected} rejected${reasons === '' ? '' : ` (${reasons})`}`,
    ].join(', ');
  }
}
