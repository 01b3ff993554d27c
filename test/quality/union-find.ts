/** Disjoint groups of 0 to n − 1. */
export class UnionFind {
  readonly #parent: Uint32Array;

  constructor(size: number) {
    this.#parent = Uint32Array.from({ length: size }, (_, i) => i);
  }

  /** The representative of an item's group. */
  root(item: number): number {
    let at = item;
    while (this.#parent[at] !== at) {
      this.#parent[at] = this.#parent[this.#parent[at] as number] as number;
      at = this.#parent[at] as number;
    }
    return at;
  }

  /** Joins two groups. */
  join(a: number, b: number): void {
    this.#parent[this.root(a)] = this.root(b);
  }
}
