/** Slots that two statements both fill. */

import { areReconcilable } from '@newsfold/report/numbers/reconcile.ts';
import { STORY_SLOTS } from '@newsfold/report/numbers/slots.ts';
import { slotsIn } from '@newsfold/report/statements/slot-values.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';

/** Whether both give a number of one slot of the story, such as the dead, and these cannot both be true. */
export function clashInSlot(a: Statement, b: Statement): boolean {
  const others = slotsIn(b);
  return slotsIn(a).some(({ slot }) => {
    if (!STORY_SLOTS.has(slot)) return false;
    const [mine, theirs] = [slotsIn(a), others].map((all) => all.filter((value) => value.slot === slot));
    if (!mine || !theirs || theirs.length === 0) return false;
    return !mine.some((one) => theirs.some((other) => areReconcilable(one, other)));
  });
}

/** How many numbers of the first fill a slot that a number of the second fills as well. */
export function sharedSlots(a: Statement, b: Statement): number {
  const others = slotsIn(b);
  if (others.length === 0) return 0;
  return slotsIn(a).filter((one) =>
    others.some((other) => one.slot === other.slot && areReconcilable(one, other)),
  ).length;
}
