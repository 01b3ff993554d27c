/**
 * The same slot with different values in reports of different sources.
 *
 * Slots of the story (the dead, the injured, a magnitude) have one value each, given by any report. Other slots (money,
 * a share, a length) are the same when the sentences share their subject, the number aside. Values that a
 * qualifier or rounding reconciles are no conflict.
 */

import { areReconcilable } from '@newsfold/report/numbers/reconcile.ts';
import { STORY_SLOTS, VICTIM_SLOTS } from '@newsfold/report/numbers/slots.ts';
import { slotValuesOf } from '@newsfold/report/statements/slot-values.ts';
import type { SlotValue } from '@newsfold/report/statements/statement.ts';
import type { Conflict } from '@newsfold/schemas/generated/records.ts';
import { compareReports } from '../compare/compare-reports.ts';
import { crowding } from '../compare/crowding.ts';
import { areFarApart, sharesSubject } from '../compare/subject-evidence.ts';
import type { ReadReport } from '../event/examined-reports.ts';
import { findRivalValues, mayBeRivals } from '../rivals/find-rival-values.ts';
import { findAccusations } from './accusations.ts';
import { type ReportedValue, toConflict } from './conflict-values.ts';
import { findDateConflicts } from './date-conflicts.ts';
import { findDenials } from './denials.ts';
import { findMovedDates } from './moved-dates.ts';
import { findNegations } from './negations.ts';
import { findPlans } from './plans.ts';
import { type Claim, findRivalNumbers } from './rival-numbers.ts';
import { findSpellings } from './spellings.ts';
import { findStages } from './stages.ts';

/** A report with more numbers of one slot is a table: which of them is meant is unclear. */
const MAX_ALIKE = 8;

/** Slots that are of one thing whatever the words around them. */
const PERSONAL_SLOTS: ReadonlySet<string> = new Set([...STORY_SLOTS, 'years old']);
/** Crowding of long reports: 17 statements and more. */
const LONG = 0.5;

/** Years by which reports may differ in an age; a larger difference means two people. */
const MISTAKEN_AGE = 5;

/** The person an age belongs to: the last name before it in its sentence. */
function personOf({ quantity, statement }: SlotValue): string | null {
  const { article, whole } = statement;
  const people = article.entities.filter(({ type }) => type === 'person' || type === 'unknown');
  // "The 57-year-old had denied": the person the report is about.
  if (/^The \d/.test(article.text.slice(whole.start, quantity.end)))
    return people[0]?.name.split(' ').at(-1) ?? null;
  const before = article.text.slice(whole.start, quantity.start + 1);
  const names = people.map(({ name }) => name.split(' ').at(-1) ?? '');
  const found = names.filter((name) => name !== '' && before.includes(name));
  found.sort((a, b) => before.lastIndexOf(b) - before.lastIndexOf(a));
  return found[0] ?? null;
}

/** Two statements that would say the same but for the number. */
function differInNumber({ report, value }: Claim, other: Claim): boolean {
  if (value.alike > 1 && other.value.alike > 1) return false;
  const { numberClashes } = compareReports(report.document, other.report.document);
  const [one, two] = [value.statement, other.value.statement];
  return numberClashes.get(one)?.has(two) === true || numberClashes.get(two)?.has(one) === true;
}

/** A report that gives the other number as well is about two things. */
function givesBoth({ report, value }: Claim, other: Claim): boolean {
  return slotValuesOf(report.document).some(
    (own) => own.slot === value.slot && own.value === other.value.value && !own.isFormer && !own.isRevised,
  );
}

/** Whether two numbers of one slot are of one thing. */
function areOfOneThing(a: Claim, b: Claim): boolean {
  if (STORY_SLOTS.has(a.value.slot)) return true;
  if (a.value.slot === 'years old') {
    if (Math.abs(a.value.value - b.value.value) > MISTAKEN_AGE) return false;
    const [person, other] = [personOf(a.value), personOf(b.value)];
    if (person !== null && other !== null) return person === other;
    // "The new mayor is 46": one of them is not named, and neither report gives another age.
    return a.value.alike === 1 && b.value.alike === 1 && sharesSubject(a.value, b.value);
  }
  if (!VICTIM_SLOTS.has(a.value.slot) && areFarApart(a.value.value, b.value.value)) return false;
  // When it is unknown what the numbers count, only all the rest of their clauses can show that they are of one thing.
  return differInNumber(a, b) || (a.value.slot !== 'count' && sharesSubject(a.value, b.value));
}

function contradict(a: Claim, b: Claim): boolean {
  if (a.value.slot !== b.value.slot || a.report.source === b.report.source) return false;
  if (areReconcilable(a.value, b.value) || !areOfOneThing(a, b)) return false;
  return !givesBoth(a, b) && !givesBoth(b, a);
}

/** One number a slot and report: in slots of the story its first that is not a former one; else all. */
function claimsOf(report: ReadReport): Claim[] {
  const taken = new Set<string>();
  const claims: Claim[] = [];
  for (const value of slotValuesOf(report.document)) {
    if (value.isFormer || value.alike > MAX_ALIKE) continue;
    if (STORY_SLOTS.has(value.slot) && taken.has(value.slot)) continue;
    taken.add(value.slot);
    claims.push({ report, value });
  }
  return claims;
}

/** A report that gives two of the values, in one sentence or neither as a new one, is about two things. */
function reportsTwoThings(group: readonly Claim[]): boolean {
  const differ = (own: readonly Claim[]): boolean => new Set(own.map(({ value }) => value.value)).size > 1;
  return [...Map.groupBy(group, ({ report }) => report).values()].some(
    (own) =>
      differ(own.filter(({ value }) => !value.isRevised)) ||
      [...Map.groupBy(own, ({ value }) => value.statement.whole).values()].some(differ),
  );
}

function gather(claims: readonly Claim[]): Claim[][] {
  const groups: Claim[][] = [];
  const taken = new Set<Claim>();
  claims.forEach((one, i) => {
    if (taken.has(one) || one.report.source === null) return;
    const later = claims.slice(i + 1).filter((other) => !taken.has(other) && other.report.source !== null);
    const others = later.filter((other) => contradict(one, other));
    if (others.length === 0) return;
    // What its own source says by now contradicts the others.
    const again = later.filter(
      (other) =>
        other.report.source === one.report.source && others.some((known) => contradict(known, other)),
    );
    const group = [one, ...others, ...again];
    // Reports that give the same number for the same thing belong to it.
    for (const other of claims) {
      const fits =
        other.value.slot === one.value.slot &&
        other.report.source !== null &&
        !group.includes(other) &&
        !taken.has(other);
      const same =
        fits &&
        group.some(
          (known) =>
            known.value.value === other.value.value &&
            (STORY_SLOTS.has(one.value.slot) || sharesSubject(known.value, other.value)),
        );
      if (same) group.push(other);
    }
    for (const claim of group) taken.add(claim);
    if (!reportsTwoThings(group)) groups.push(group);
  });
  return groups;
}

/** A length or a share is hardly of one thing when it belongs to nothing that two long reports both name. */
function needsName(claims: readonly Claim[]): boolean {
  const [first, ...others] = claims;
  if (!first || PERSONAL_SLOTS.has(first.value.slot)) return false;
  return others.every(({ report }) => crowding(first.report.document, report.document) > LONG);
}

function toTold({ report, value }: Claim): ReportedValue {
  const { statement, quantity, qualifier, isRevised } = value;
  return {
    report,
    statement,
    start: quantity.start,
    end: quantity.end,
    // Ten miles are not ten kilometres.
    key: `${value.value} ${value.slot}`,
    value: value.value,
    unit: quantity.unit,
    qualifier,
    isRevised,
  };
}

/** Conflicts that have no place in common with others. */
function withoutTold(conflicts: readonly Conflict[], told: readonly Conflict[]): Conflict[] {
  const placesOf = ({ values }: Conflict): string[] =>
    values.flatMap(({ references }) => references.map(({ articleId, end }) => `${articleId}:${end}`));
  const known = new Set(told.flatMap(placesOf));
  return conflicts.filter((conflict) => !placesOf(conflict).some((place) => known.has(place)));
}

/** The conflicts of the examined reports. */
export function findConflicts(reports: readonly ReadReport[]): Conflict[] {
  const gathered = gather(reports.flatMap(claimsOf)).filter(
    (claims) => PERSONAL_SLOTS.has(claims[0]?.value.slot ?? '') || mayBeRivals(claims),
  );
  const taken = new Set(gathered.flatMap((claims) => claims.map(({ value }) => value.quantity)));
  const known = [...gathered];
  for (const claims of [...findRivalNumbers(reports), ...findRivalValues(reports)]) {
    if (claims.some(({ value }) => taken.has(value.quantity))) continue;
    if (!mayBeRivals(claims)) continue;
    for (const { value } of claims) taken.add(value.quantity);
    known.push(claims);
  }
  const numbers = known.flatMap((claims) => {
    const conflict = toConflict(claims[0]?.value.slot ?? '', claims.map(toTold));
    return conflict.about === '' && needsName(claims) ? [] : [conflict];
  });
  const denials = findDenials(reports);
  const found = [
    ...numbers,
    ...findDateConflicts(reports),
    ...findMovedDates(reports),
    ...denials,
    ...withoutTold(findAccusations(reports), denials),
    ...findNegations(reports),
    ...findPlans(reports),
    ...findStages(reports),
    ...findSpellings(reports),
  ];
  // Sorting is stable: those of the story first, then in the order of the reports.
  return found.sort((a, b) => Number(STORY_SLOTS.has(b.slot)) - Number(STORY_SLOTS.has(a.slot)));
}
