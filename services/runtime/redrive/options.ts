/** Which letters are put back, and how. */
export interface RedriveOptions {
  /** The dead-letter topic as given, with or without the prefix. */
  readonly from: string;
  readonly prefix: string;
  /** Reasons to take; null takes all. */
  readonly reasons: ReadonlySet<string> | null;
  /** The time of the run, ms since the epoch: letters that are due later stay. */
  readonly now: number;
  /** Take only letters that were due at a time, which has passed. */
  readonly due: boolean;
  /** Letters written earlier are left alone, ms since the epoch; null takes all. */
  readonly since: number | null;
  readonly dryRun: boolean;
  /** Letters a second; null for as fast as the broker accepts them. */
  readonly rate: number | null;
  /** How often a record is put back at most, counting all runs. */
  readonly limit: number;
  /** Put back also what was put back before. */
  readonly again: boolean;
}
