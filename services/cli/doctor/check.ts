/** One thing that `doctor` looks at. */
import type { ConnectionConfig } from '@newsfold/runtime/config/connection.ts';
import type { Role } from '@newsfold/schemas/permissions.ts';

/** What was found. */
export interface Finding {
  /** wrong: it will not work; warn: it works, and may not for long; skipped: there was nothing to look at. */
  readonly state: 'ok' | 'warn' | 'wrong' | 'skipped';
  /** In words, with the figures. */
  readonly found: string;
  /** What to do; left out where there is nothing to do. */
  readonly todo?: string;
}

/** What the checks look at. */
export interface DoctorContext {
  /** The deployment to look at; undefined when none was named and none runs here. */
  readonly deployment: ConnectionConfig | undefined;
  /** Roles whose permissions are looked at. */
  readonly roles: readonly Role[];
  readonly env: NodeJS.ProcessEnv;
  /** The time, ms since the epoch. */
  readonly now: () => number;
}

/** A check. One that throws has found something wrong. */
export interface Check {
  readonly name: string;
  /** Checks without which it would only say again what they have found; none when left out. */
  readonly needs?: readonly string[];
  look(context: DoctorContext): Promise<Finding>;
}
