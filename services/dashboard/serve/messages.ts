/** What goes between the thread that reads the log and writes the table, and the one that answers. */

import type { DeskAnswer, DeskQuestion } from '../desk/desk.ts';
import type { Failure } from '../desk/failure.ts';
import type { AccessConfig } from '../http/configured-access.ts';
import type { FreshChange } from '../table/story-change.ts';

/** The settings that the thread that answers needs. */
export interface ServingConfig extends AccessConfig {
  readonly API_PORT: number;
  readonly API_REQUESTS_PER_SECOND: number;
  readonly API_LIVE_READERS: number;
  readonly HISTORY_DAYS: number;
  readonly IMAGE_HOSTS: readonly string[];
  readonly OPERATED_PAGES: readonly string[];
  readonly TOPIC_PREFIX: string;
}

/** What it is started with. */
export interface ServingStart {
  readonly config: ServingConfig;
  readonly file: string;
  /** Names the file's run of changes. */
  readonly build: string;
  /** Whether the table is whole, and how many live readers there are: both threads see them at once. */
  readonly flags: Int32Array<SharedArrayBuffer>;
}

/** Places of `flags`. */
export const IS_READY = 0;
export const LIVE_READERS = 1;

/** To the thread that answers. */
export type ToServing =
  | { readonly kind: 'changes'; readonly changes: readonly FreshChange[] }
  | DeskAnswer
  | { readonly kind: 'stop' };

/** From it. */
export type FromServing =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | DeskQuestion
  | { readonly kind: 'request'; readonly status: number; readonly seconds: number | null }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'stranger'; readonly address: string }
  | { readonly kind: 'stopped' };
