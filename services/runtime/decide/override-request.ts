/** What an editor decides, wherever it is said. */
import type { DecisionKind } from '@newsfold/schemas/generated/records.ts';

/** Longest name of who decides, and longest reason, characters: both are kept and shown. */
export const MOST_WHO = 200;
export const MOST_WHY = 500;

/** What is decided. */
export interface OverrideRequest {
  readonly kind: Exclude<DecisionKind, 'unknown'>;
  readonly articleIds: readonly string[];
  readonly storyIds: readonly string[];
  /** Of take_back: the decision that no longer holds. */
  readonly takesBack: string;
  readonly by: string;
  readonly why: string;
}
