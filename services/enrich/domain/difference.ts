/**
 * What is new in a story since the event before, and how much it matters: a copy is none, a new source for known facts
 * minor; a new agreed fact, a conflict or a changed number is material.
 */
import type {
  AgreedFact,
  Change,
  Conflict,
  Reference,
  Significance,
  Story,
} from '@newsfold/schemas/generated/records.ts';
import type { Composed } from './compose.ts';

/** The changes of an event and the most significant of them. */
export type Difference = Pick<Story, 'significance' | 'changes'>;

const MAX_CHANGES = 20;
const MAX_TEXT = 160;
const RANK: Readonly<Record<Significance, number>> = { none: 0, minor: 1, material: 2 };

function change(path: string, significance: Significance, from: string | null, to: string | null): Change {
  const kind = from === null ? 'added' : to === null ? 'removed' : 'changed';
  return {
    path,
    kind,
    significance,
    from: from?.slice(0, MAX_TEXT) ?? null,
    to: to?.slice(0, MAX_TEXT) ?? null,
  };
}

function changed(
  path: string,
  significance: Significance,
  from: string | number,
  to: string | number,
): Change[] {
  return from === to ? [] : [change(path, significance, String(from), String(to))];
}

function inScalars(before: Composed, after: Composed): Change[] {
  const { counts: from } = before;
  const { counts: to } = after;
  return [
    ...changed('status', 'material', before.status, after.status),
    ...changed('headline', 'minor', before.headline.text, after.headline.text),
    ...changed('counts.independentPublishers', 'minor', from.independentPublishers, to.independentPublishers),
    ...changed('counts.reports', 'minor', from.reports, to.reports),
    ...changed('counts.copies', 'none', from.copies, to.copies),
    ...changed('momentum', 'minor', before.momentum.state, after.momentum.state),
    ...changed('supersedes', 'material', before.supersedes.join(' '), after.supersedes.join(' ')),
  ];
}

const placesOf = (references: readonly Reference[]): Set<string> =>
  new Set(references.map(({ articleId, start, end }) => `${articleId}:${start}:${end}`));

/** The fact of the other event that cites a place this one cites, or shows the same words. */
function counterpart(fact: AgreedFact, facts: readonly AgreedFact[]): AgreedFact | undefined {
  const places = placesOf(fact.references);
  return facts.find((other) => {
    if (other.text === fact.text) return true;
    return [...placesOf(other.references)].some((place) => places.has(place));
  });
}

function inAgreed(before: Composed, after: Composed): Change[] {
  const added = after.agreed.flatMap((fact) => {
    const known = counterpart(fact, before.agreed);
    if (!known) return [change('agreed', 'material', null, fact.text)];
    if (known.value !== fact.value) return [change('agreed', 'material', known.text, fact.text)];
    return changed(
      'agreed.independentPublishers',
      'minor',
      known.independentPublishers,
      fact.independentPublishers,
    );
  });
  const removed = before.agreed
    .filter((fact) => !counterpart(fact, after.agreed))
    .map((fact) => change('agreed', 'minor', fact.text, null));
  return [...added, ...removed];
}

const told = ({ values }: Conflict): string => values.map(({ text }) => text).join(' / ');

function sameConflict(a: Conflict, b: Conflict): boolean {
  return a.slot === b.slot && a.values.some(({ value }) => b.values.some((other) => other.value === value));
}

function inConflicts(before: Composed, after: Composed): Change[] {
  const added = after.conflicts.flatMap((conflict) => {
    const known = before.conflicts.find((other) => sameConflict(conflict, other));
    const path = `conflicts.${conflict.slot}`;
    return known
      ? changed(path, 'material', told(known), told(conflict))
      : [change(path, 'material', null, told(conflict))];
  });
  const removed = before.conflicts
    .filter((conflict) => !after.conflicts.some((other) => sameConflict(conflict, other)))
    .map((conflict) => change(`conflicts.${conflict.slot}`, 'minor', told(conflict), null));
  return [...added, ...removed];
}

function inUnique(before: Composed, after: Composed): Change[] {
  const known = new Set(before.uniqueToSource.map(({ text }) => text));
  return after.uniqueToSource
    .filter(({ text }) => !known.has(text))
    .map(({ text }) => change('uniqueToSource', 'minor', null, text));
}

/**
 * The difference between two events of a story.
 * @param before null for its first event, which is material in whole
 */
export function difference(before: Composed | null, after: Composed): Difference {
  if (before === null) return { significance: 'material', changes: [] };
  const changes = [
    ...inScalars(before, after),
    ...inAgreed(before, after),
    ...inConflicts(before, after),
    ...inUnique(before, after),
  ].sort((a, b) => RANK[b.significance] - RANK[a.significance]);
  return { significance: changes[0]?.significance ?? 'none', changes: changes.slice(0, MAX_CHANGES) };
}
