import type { Reference, WithdrawalKind } from '@newsfold/schemas/generated/records.ts';

/** An article of a story that no longer stands, as the story remembers it. */
export interface Withdrawal {
  readonly kind: WithdrawalKind;
  readonly articleId: string;
  /** The decision, the notice or the corrected article that says so. */
  readonly noticeId: string;
  readonly by: string;
  readonly why: string;
  /** Stream time, milliseconds since the epoch. */
  readonly at: number;
  /** Its text, beyond reading: hashes of its runs of words, in their order. */
  readonly sketch: Uint32Array;
  readonly copyGroupId: string;
  /** What had been agreed with its support, where others say it. */
  readonly facts: readonly Reference[];
  /** Facts shown that only it had told. */
  readonly factsAlone: number;
}

/** Withdrawals of a story that are remembered; older ones are left out. */
export const MAX_WITHDRAWALS = 5;

/** Withdrawals with a newest one, which replaces an earlier one of its article. */
export function withWithdrawal(known: readonly Withdrawal[], newest: Withdrawal): readonly Withdrawal[] {
  return [...withoutWithdrawal(known, newest.articleId), newest].slice(-MAX_WITHDRAWALS);
}

/** Withdrawals without that of an article. */
export function withoutWithdrawal(known: readonly Withdrawal[], articleId: string): readonly Withdrawal[] {
  return known.some((one) => one.articleId === articleId)
    ? known.filter((one) => one.articleId !== articleId)
    : known;
}

/** Withdrawals of two stories that became one, in the order in which they became known. */
export function bothWithdrawals(
  first: readonly Withdrawal[],
  second: readonly Withdrawal[],
): readonly Withdrawal[] {
  if (first.length === 0) return second;
  return [...first, ...second]
    .sort((a, b) => a.at - b.at || (a.articleId < b.articleId ? -1 : 1))
    .slice(-MAX_WITHDRAWALS);
}
