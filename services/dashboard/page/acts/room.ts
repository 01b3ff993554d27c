/** What acts work on: the state, and who is told that it has changed. */
import type { PageState } from '../shown/state.ts';

/** See the file's head. */
export interface Room {
  readonly state: PageState;
  /** Tells that the state has changed. */
  changed(): void;
  /** Says a word to the reader about what was just done. */
  notice(words: string): void;
}
