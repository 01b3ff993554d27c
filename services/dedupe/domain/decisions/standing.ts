import type { Decision } from '@newsfold/schemas/generated/records.ts';

/** A decision that holds, and what is known of the articles it speaks of. */
export interface Standing {
  readonly decision: Decision;
  /** The articles it speaks of; for stories, one of each. */
  readonly articleIds: readonly string[];
  /** Stream time from which on it is kept for a window's length, milliseconds since the epoch. */
  since: number;
  /** Whether all the articles have been met here. */
  met: boolean;
  /** Of a withdrawal: content hashes of what it has taken back, a few at most. */
  readonly contents: Set<string>;
}

/** Who has taken a version back, and when: milliseconds since the epoch. */
export interface TakenBack {
  readonly decisionId: string;
  readonly at: number;
}

/** Kinds by which editors draw stories. */
export type PairKind = 'together' | 'apart';

/** Whether a decision is an editor's about stories. */
export function isEditors({ kind }: Decision): boolean {
  return kind === 'together' || kind === 'apart' || kind === 'alone';
}
