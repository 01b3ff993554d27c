/** What is new in a story since the event before. */
import type { Change, Significance } from '@newsfold/schemas/generated/records.ts';
import type { Composed } from './compose.ts';

/** The changes of an event and the most significant of them. */
export interface Difference {
  readonly significance: Significance;
  readonly changes: readonly Change[];
}

const MAX_CHANGES = 20;
const RANK: Readonly<Record<Significance, number>> = { none: 0, minor: 1, material: 2 };

function counted(path: string, significance: Significance, from: number, to: number): Change[] {
  return from === to ? [] : [{ path, kind: 'changed', significance, from: String(from), to: String(to) }];
}

function ofCounts(before: Composed, after: Composed): Change[] {
  const { counts: from } = before;
  const { counts: to } = after;
  return [
    ...counted('counts.independentPublishers', 'minor', from.independentPublishers, to.independentPublishers),
    ...counted('counts.reports', 'minor', from.reports, to.reports),
    ...counted('counts.copies', 'none', from.copies, to.copies),
  ];
}

/**
 * The difference between two events of a story.
 * @param before null for its first event, which is material in whole
 */
export function difference(before: Composed | null, after: Composed): Difference {
  if (before === null) return { significance: 'material', changes: [] };
  const changes = ofCounts(before, after);
  if (before.headline.text !== after.headline.text) {
    changes.push({
      path: 'headline',
      kind: 'changed',
      significance: 'minor',
      from: before.headline.text,
      to: after.headline.text,
    });
  }
  changes.sort((a, b) => RANK[b.significance] - RANK[a.significance]);
  return { significance: changes[0]?.significance ?? 'none', changes: changes.slice(0, MAX_CHANGES) };
}
