/**
 * The memory that packed bytes may take, shared by the partitions of a worker. What does not fit is put away by the
 * partition that holds most, its oldest first. Where nothing can be put away, more is held than may be: the worker goes on,
 * and the figures tell.
 */

/** Someone who holds packed bytes. */
export interface PackedHolder {
  /** Bytes that it holds in memory. */
  readonly held: number;
  /** Puts its oldest bytes away. False when it could not. */
  putAway(): boolean;
}

/** Figures since the worker began. */
export interface PackedFigures {
  /** Members and events unpacked again. */
  unpacked: number;
  /** Times that bytes were put away. */
  putAway: number;
  /** Times that bytes that had been put away were fetched back. */
  fetched: number;
  /** Times that bytes could not be put away. */
  refused: number;
}

/** See the top of the file. */
export class PackedRoom {
  /** Bytes of memory. */
  readonly most: number;
  readonly figures: PackedFigures = { unpacked: 0, putAway: 0, fetched: 0, refused: 0 };
  /** Bytes that lie elsewhere. */
  away = 0;
  readonly #holders = new Set<PackedHolder>();
  #held = 0;

  constructor(most: number = Number.POSITIVE_INFINITY) {
    this.most = most;
  }

  /** Bytes held in memory. */
  get held(): number {
    return this.#held;
  }

  enter(holder: PackedHolder): void {
    this.#holders.add(holder);
  }

  leave(holder: PackedHolder): void {
    this.#holders.delete(holder);
  }

  /** Notes that a holder holds more bytes, or fewer. */
  note(bytes: number): void {
    this.#held += bytes;
  }

  /** Has bytes put away until what is held fits. */
  fit(): void {
    while (this.#held > this.most) {
      let fullest: PackedHolder | undefined;
      for (const holder of this.#holders) if (holder.held > (fullest?.held ?? 0)) fullest = holder;
      if (fullest?.putAway() !== true) return;
    }
  }
}
