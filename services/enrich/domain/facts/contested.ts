import type { AgreedFact, Conflict, Reference } from '@newsfold/schemas/generated/records.ts';

function within(inner: Reference, outer: Reference): boolean {
  return inner.articleId === outer.articleId && inner.start >= outer.start && inner.end <= outer.end;
}

/** The value of a conflict that an agreed fact states; -1 when it states none. */
function statedValue(fact: AgreedFact, conflict: Conflict): number {
  if (fact.value === null) return -1;
  return conflict.values.findIndex(
    ({ value, references }) =>
      value === fact.value &&
      fact.references.some((inner) => references.some((outer) => within(inner, outer))),
  );
}

/**
 * Conflicting values are never both agreed: of the facts that state values of one conflict those with the value that
 * most sources give stay, and none when two values have as many; of an update those with the newest value.
 */
export function withoutContested(facts: readonly AgreedFact[], conflicts: readonly Conflict[]): AgreedFact[] {
  return facts.filter((fact) =>
    conflicts.every((conflict) => {
      const stated = statedValue(fact, conflict);
      if (stated < 0) return true;
      // What is superseded is nowhere current.
      if (conflict.kind === 'update') return stated === conflict.values.length - 1;
      const support = conflict.values[stated]?.publishers.length ?? 0;
      return conflict.values.every(({ publishers }, i) => i === stated || publishers.length < support);
    }),
  );
}
