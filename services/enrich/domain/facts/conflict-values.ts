/** How a conflict is shown: its values by time, what they are about, and whether the newer one replaces the older. */

import { STORY_SLOTS, VICTIM_SLOTS } from '@newsfold/report/numbers/slots.ts';
import { attributionOf } from '@newsfold/report/statements/attribution.ts';
import { slotValuesOf } from '@newsfold/report/statements/slot-values.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import type { Conflict, ConflictKind, ConflictValue } from '@newsfold/schemas/generated/records.ts';
import type { ReadReport } from '../event/examined-reports.ts';
import { referenceTo } from './agreements.ts';
import { reportedAt, withStates } from './fact-states.ts';

/** A value as a report gives it. */
export interface ReportedValue {
  readonly report: ReadReport;
  readonly statement: Statement;
  /** Its place in the text (UTF-16 offsets). */
  readonly start: number;
  readonly end: number;
  /** Equal for equal values. */
  readonly key: string;
  readonly value: number | null;
  readonly unit: string;
  readonly qualifier: string;
  /** The report says that the value has changed or was corrected. */
  readonly isRevised: boolean;
}

/**
 * A value that is told in words.
 * @param place where its text stands (UTF-16 offsets)
 * @param key equal for equal values
 * @param isRevised the report says that it has changed
 */
export function toldInWords(
  report: ReadReport,
  statement: Statement,
  { start, end }: { readonly start: number; readonly end: number },
  key: string,
  isRevised = false,
): ReportedValue {
  return { report, statement, start, end, key, value: null, unit: '', qualifier: '', isRevised };
}

/** Values of a conflict that are shown, the last ones; what they replace is superseded all the same. */
const MAX_VALUES = 5;
/** References of a value that are shown. */
const MAX_REFERENCES = 8;
const MAX_ABOUT = 5;
/** A newer number within this time is a contradiction, later an update, unless the report says which. */
const SOON_MS = 48 * 60_000;
/** Slots whose number changes as an event develops. */
const MOVING: ReadonlySet<string> = new Set([...STORY_SLOTS, ...VICTIM_SLOTS, '%', 'ha', 'people']);

function toValue(reported: readonly ReportedValue[]): ConflictValue {
  const { statement, start, end, value, unit, qualifier } = reported[0] as ReportedValue;
  return {
    text: statement.article.text.slice(start, end),
    value,
    unit,
    qualifier,
    attribution: attributionOf(statement),
    references: reported.map((one) => referenceTo(one.statement.whole)),
    publishers: [...new Set(reported.map(({ report }) => report.source ?? ''))].sort(),
    lastReportedAt: Math.max(...reported.map(({ report }) => reportedAt(report))),
    state: 'reported',
  };
}

/** Whether a source of the last value gave another one before: it corrected itself. */
function wasChangedBySource(last: readonly ReportedValue[], before: readonly ReportedValue[]): boolean {
  return last.some(({ report }) =>
    before.some(
      (older) => older.report.source === report.source && reportedAt(older.report) < reportedAt(report),
    ),
  );
}

type Group = readonly ReportedValue[];

/** Whether a report of one value calls another a former one: "police had earlier said there were five". */
function replaces(newer: Group, older: Group): boolean {
  const [{ key } = { key: '' }] = older;
  return newer.some(({ report }) =>
    slotValuesOf(report.document).some(({ slot, value, isFormer }) => isFormer && `${value} ${slot}` === key),
  );
}

/** The groups with each behind those that it is said to replace; whoever still gives such a value later is behind the news. */
function inForce(groups: readonly Group[]): readonly Group[] {
  const ordered: Group[] = [];
  for (const group of groups) {
    const at = ordered.findIndex((earlier) => replaces(earlier, group) && !replaces(group, earlier));
    ordered.splice(at < 0 ? ordered.length : at, 0, group);
  }
  return ordered;
}

function kindOf(slot: string, groups: readonly Group[]): ConflictKind {
  const last = groups.at(-1) ?? [];
  const before = groups.slice(0, -1).flat();
  const newest = Math.min(...last.map(({ report }) => reportedAt(report)));
  const older = Math.max(...before.map(({ report }) => reportedAt(report)));
  if (groups.slice(0, -1).some((group) => replaces(last, group) && !replaces(group, last))) return 'update';
  if (newest <= older) return 'conflict';
  if (last.some(({ isRevised }) => isRevised) || wasChangedBySource(last, before)) return 'update';
  return MOVING.has(slot) && newest - older >= SOON_MS ? 'update' : 'conflict';
}

/** A conflict as the event shows it: its last values, each with its first references. */
export function shownConflict(conflict: Conflict): Conflict {
  const values = conflict.values
    .slice(-MAX_VALUES)
    .map((value) => ({ ...value, references: value.references.slice(0, MAX_REFERENCES) }));
  return { ...conflict, values };
}

/** The plain words and names that several statements share, the most telling first. */
export function aboutOf(statements: readonly Statement[]): string {
  const weights = new Map<string, { count: number; weight: number }>();
  for (const { whole } of statements) {
    for (const { word, kind, weight } of whole.contentWords) {
      if (kind !== 'plain' && kind !== 'name') continue;
      const known = weights.get(word) ?? { count: 0, weight };
      known.count++;
      weights.set(word, known);
    }
  }
  return [...weights]
    .filter(([, { count }]) => count > 1)
    .sort(([a, x], [b, y]) => y.count * y.weight - x.count * x.weight || (a < b ? -1 : 1))
    .slice(0, MAX_ABOUT)
    .map(([word]) => word)
    .join(' ');
}

const groupsOf = (reported: readonly ReportedValue[]): Group[] => [
  ...Map.groupBy(reported, ({ key }) => key).values(),
];

/** @param groups what is reported, by value, in the order in which the values hold */
function conflictOf(slot: string, kind: ConflictKind, groups: readonly Group[]): Conflict {
  return {
    slot,
    about: aboutOf(groups.flat().map(({ statement }) => statement)),
    kind,
    values: withStates(slot, kind, groups.map(toValue)),
  };
}

/**
 * The update of values of which the later ones replace those before.
 * @param reported in the order in which they hold, whenever they were told
 */
export const toUpdate = (slot: string, reported: readonly ReportedValue[]): Conflict =>
  conflictOf(slot, 'update', groupsOf(reported));

/** The dispute of what is claimed and what denies it: however late a denial comes, it replaces nothing. */
export const toDispute = (slot: string, reported: readonly ReportedValue[]): Conflict =>
  conflictOf(slot, 'conflict', groupsOf(reported));

/** The conflict of values that reports give for one thing. */
export function toConflict(slot: string, reported: readonly ReportedValue[]): Conflict {
  const byTime = reported.toSorted((a, b) => reportedAt(a.report) - reportedAt(b.report));
  const groups = inForce(groupsOf(byTime));
  return conflictOf(slot, kindOf(slot, groups), groups);
}
