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

/** Withdrawals of a story that are remembered. */
export const MAX_WITHDRAWALS = 5;

/** At most MAX_WITHDRAWALS: the oldest go first, and those of killed texts last, whose copies they keep silent. */
function bounded(withdrawals: readonly Withdrawal[]): readonly Withdrawal[] {
  if (withdrawals.length <= MAX_WITHDRAWALS) return withdrawals;
  const byNeed = [...withdrawals]
    .reverse()
    .sort((a, b) => Number(b.kind === 'killed') - Number(a.kind === 'killed'));
  const kept = new Set(byNeed.slice(0, MAX_WITHDRAWALS));
  return withdrawals.filter((one) => kept.has(one));
}

/**
 * Withdrawals with a newest one, which replaces an earlier one of its article. An article that was killed and is taken
 * back afterwards stays killed: its copies must not speak again, and what had rested on it was known before.
 */
export function withWithdrawal(known: readonly Withdrawal[], newest: Withdrawal): readonly Withdrawal[] {
  const earlier = known.find(({ articleId }) => articleId === newest.articleId);
  if (earlier?.kind === 'killed' && newest.kind === 'withdrawn') return known;
  return bounded([...withoutWithdrawal(known, newest.articleId), newest]);
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
  return bounded([...first, ...second].sort((a, b) => a.at - b.at || (a.articleId < b.articleId ? -1 : 1)));
}
