/** Looks at the processes of the deployment, once for all who ask at about the same time. */
import { type ProcessState, processState } from './process-state.ts';

/** How the deployment is. */
export interface OperationsAnswer {
  /** When it was looked, ms since the epoch. */
  readonly at: number;
  readonly processes: readonly ProcessState[];
}

/** How long an answer is good for others, ms. */
const GOOD_MS = 1000;

/** See the file's head. */
export class LookOut {
  readonly #urls: readonly string[];
  readonly #prefix: string;
  readonly #now: () => number;
  #looking: Promise<OperationsAnswer> | undefined;
  #begunAt = 0;

  /** @param urls addresses of the processes' pages, without a slash at their ends @param prefix TOPIC_PREFIX */
  constructor(urls: readonly string[], prefix: string, now: () => number) {
    this.#urls = urls;
    this.#prefix = prefix;
    this.#now = now;
  }

  /** Looks, or takes what was seen a moment ago. */
  look(): Promise<OperationsAnswer> {
    const now = this.#now();
    if (this.#looking === undefined || now - this.#begunAt > GOOD_MS) {
      this.#begunAt = now;
      this.#looking = Promise.all(this.#urls.map((url) => processState(url, this.#prefix))).then(
        (processes) => ({
          at: this.#now(),
          processes,
        }),
      );
    }
    return this.#looking;
  }
}
