/** Everything that was started, to be stopped in the opposite order. */

type Undo = () => Promise<void> | void;

/** See the top of the file. */
export class Started {
  readonly #undo: { readonly name: string; readonly undo: Undo }[] = [];
  readonly #onFailed: (name: string, error: Error) => void;
  #stopping: Promise<void> | undefined;

  /** @param onFailed is told of what could not be stopped; the rest is stopped all the same */
  constructor(onFailed: (name: string, error: Error) => void) {
    this.#onFailed = onFailed;
  }

  /** Notes how to undo a step. What is added once the stop has begun is undone at once. */
  add(name: string, undo: Undo): void {
    if (this.#stopping === undefined) this.#undo.push({ name, undo });
    else void this.#stop(name, undo);
  }

  async #stop(name: string, undo: Undo): Promise<void> {
    try {
      await undo();
    } catch (error) {
      this.#onFailed(name, error as Error);
    }
  }

  /** Stops everything, once. */
  stop(): Promise<void> {
    this.#stopping ??= (async () => {
      for (const { name, undo } of this.#undo.reverse()) await this.#stop(name, undo);
    })();
    return this.#stopping;
  }
}
