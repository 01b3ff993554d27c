/**
 * What is new in a story since the event before, and how much it matters: a copy is none, a new source for known facts
 * minor; a new agreed fact, a conflict or a changed number is material.
 */

import type {
  AgreedFact,
  Change,
  Conflict,
  ConflictValue,
  Significance,
  Story,
} from '@newsfold/schemas/generated/records.ts';
import { beginningOf } from './event/beginning-of.ts';
import type { Composed } from './event/composed.ts';
import { fitting } from './event/room.ts';

/** The changes of an event and the most significant of them. */
export type Difference = Pick<Story, 'significance' | 'changes'>;

const MAX_CHANGES = 20;
/** Bytes. */
const MAX_TEXT = 240;
/** Bytes of all changes of an event. */
export const MAX_CHANGE_BYTES = 6 * 1024;
const RANK: Readonly<Record<Significance, number>> = { none: 0, minor: 1, material: 2 };

function change(path: string, significance: Significance, from: string | null, to: string | null): Change {
  const kind = from === null ? 'added' : to === null ? 'removed' : 'changed';
  return {
    path,
    kind,
    significance,
    from: from === null ? null : beginningOf(from, MAX_TEXT),
    to: to === null ? null : beginningOf(to, MAX_TEXT),
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

/** Articles that no longer stand, and what editors have decided. */
function inDecided(before: Composed, after: Composed): Change[] {
  const known = new Set(before.withdrawn.map(({ noticeId, articleId }) => `${noticeId} ${articleId}`));
  const withdrawn = after.withdrawn
    .filter(({ noticeId, articleId }) => !known.has(`${noticeId} ${articleId}`))
    .map(({ kind, articleId, by }) =>
      change('withdrawn', 'material', null, `${kind} by ${by}: ${articleId}`),
    );
  const ids = ({ decisions }: Composed) => decisions.map(({ decisionId }) => decisionId).join(' ');
  return [...withdrawn, ...changed('decisions', 'minor', ids(before), ids(after))];
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
    ...changed('mentionedIn', 'none', before.mentionedIn.length, after.mentionedIn.length),
    ...inDecided(before, after),
    ...changed('momentum', 'minor', before.momentum.state, after.momentum.state),
    ...changed('supersedes', 'material', before.supersedes.join(' '), after.supersedes.join(' ')),
  ];
}

function citesPlaceOf(fact: AgreedFact, other: AgreedFact): boolean {
  return fact.references.some((one) =>
    other.references.some(
      ({ articleId, start, end }) => articleId === one.articleId && start === one.start && end === one.end,
    ),
  );
}

/** The fact of the other event that is this one, else shows the same words, else cites a place this one cites. */
function counterpart(fact: AgreedFact, facts: readonly AgreedFact[]): AgreedFact | undefined {
  const cites = (other: AgreedFact): boolean => citesPlaceOf(fact, other);
  const worded = facts.filter(({ text }) => text === fact.text);
  return worded.find((other) => other.value === fact.value && cites(other)) ?? worded[0] ?? facts.find(cites);
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

const valuesOf = ({ values }: Conflict): string => values.map(({ text }) => text).join(' / ');

/** A value as it can be compared: a day has no number. */
const keyOf = ({ value, text }: ConflictValue): string => (value === null ? text : String(value));

/** The conflict of the other event with the same values in this slot, else with one of them. */
function sameConflict(conflict: Conflict, others: readonly Conflict[]): Conflict | undefined {
  const ofSlot = others.filter(({ slot }) => slot === conflict.slot);
  const keys = new Set(conflict.values.map(keyOf));
  return (
    ofSlot.find((other) => valuesOf(other) === valuesOf(conflict)) ??
    ofSlot.find(({ values }) => values.some((value) => keys.has(keyOf(value))))
  );
}

function inConflicts(before: Composed, after: Composed): Change[] {
  const added = after.conflicts.flatMap((conflict) => {
    const known = sameConflict(conflict, before.conflicts);
    const path = `conflicts.${conflict.slot}`;
    return known
      ? changed(path, 'material', valuesOf(known), valuesOf(conflict))
      : [change(path, 'material', null, valuesOf(conflict))];
  });
  const removed = before.conflicts
    .filter((conflict) => !sameConflict(conflict, after.conflicts))
    .map((conflict) => change(`conflicts.${conflict.slot}`, 'minor', valuesOf(conflict), null));
  return [...added, ...removed];
}

function inUnique(before: Composed, after: Composed): Change[] {
  const known = new Set(before.uniqueToSource.map(({ text }) => text));
  return after.uniqueToSource
    .filter(({ text }) => !known.has(text))
    .map(({ text }) => change('uniqueToSource', 'minor', null, text));
}

/** Paths whose values are words of articles. */
const WORDS = /^(?:headline|agreed|conflicts\..*)$/;

/**
 * Changes without the words that were taken back: a consumer would read them on in the newest event, and compaction would
 * keep them there. Nor with former words of an article that may not be quoted: an event names those that it cites itself.
 */
function withoutFallen(changes: readonly Change[], before: Composed): readonly Change[] {
  const hasFallen = changes.some(({ path, to }) => path === 'withdrawn' && !to?.startsWith('corrected'));
  return hasFallen || before.restricted.length > 0
    ? changes.map((one) => (WORDS.test(one.path) && one.from !== null ? { ...one, from: '' } : one))
    : changes;
}

/**
 * The difference between two events of a story.
 * @param before null for its first event, which is material as a whole
 */
export function difference(before: Composed | null, after: Composed): Difference {
  if (before === null) return { significance: 'material', changes: [] };
  const changes = [
    ...inScalars(before, after),
    ...inAgreed(before, after),
    ...inConflicts(before, after),
    ...inUnique(before, after),
  ].sort((a, b) => RANK[b.significance] - RANK[a.significance]);
  return {
    significance: changes[0]?.significance ?? 'none',
    changes: fitting(withoutFallen(changes, before).slice(0, MAX_CHANGES), MAX_CHANGE_BYTES).kept,
  };
}
