/** The shape of GET /operations: how the deployment is. Times are milliseconds since the epoch. */

/** One partition of a worker's input. */
export interface PartitionState {
  readonly partition: number;
  readonly end: number;
  readonly answered: number;
  readonly behind: number;
  readonly lagSeconds: number | null;
}

/** One process. */
export interface ProcessState {
  readonly name: string;
  readonly url: string;
  readonly state: 'ready' | 'restoring' | 'waiting' | 'away';
  readonly waitsFor: string | null;
  readonly restoring: readonly {
    readonly partition: number;
    readonly progress: number;
    readonly secondsLeft: number | null;
  }[];
  /** What its metrics say, for people. */
  readonly figures: readonly { readonly words: string; readonly value: number; readonly help: string }[];
}

/** One worker's input, as the broker tells it. */
export interface WorkerInput {
  readonly worker: string;
  readonly topic: string;
  readonly partitions: readonly PartitionState[];
  readonly behind: number;
  readonly lagSeconds: number | null;
}

/** Dead letters of one worker for one reason. */
export interface Letters {
  readonly worker: string;
  readonly reason: string;
  readonly count: number;
  readonly command: string;
}

/** See the file's head. */
export interface Operations {
  readonly at: number;
  readonly version: string;
  readonly processes: readonly ProcessState[];
  readonly inputs: readonly WorkerInput[];
  readonly deadLetters: readonly Letters[];
}
