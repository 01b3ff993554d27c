/**
 * The same slot with different values in reports of different sources.
 *
 * Slots of the story (the dead, the injured, a magnitude) have one value each, told by any report. Other slots (money,
 * a share, a length) are the same when the sentences share what they tell of besides the number. Values that a
 * qualifier or rounding reconciles are no conflict.
 */
import type { Conflict, ConflictKind, ConflictValue } from '@newsfold/schemas/generated/records.ts';
import type { Report } from '../material.ts';
import { referenceTo } from './agreements.ts';
import { attributionOf } from './attribution.ts';
import { areReconcilable } from './reconcile.ts';
import { type SlotValue, STORY_SLOTS, slotValuesOf } from './slot-values.ts';
import { sharesSubject } from './subject-evidence.ts';

/** Most conflicts in an event. */
export const MAX_CONFLICTS = 10;
const MAX_VALUES = 5;
const MAX_REFERENCES = 8;
const MAX_ABOUT = 5;
/** A newer number within this time is a contradiction, later an update, unless the report says which. */
const SOON_MS = 48 * 60_000;
/** Slots whose number moves as an event goes on. */
const MOVING: ReadonlySet<string> = new Set([...STORY_SLOTS, '%', 'ha', 'people']);

/** A report with more numbers of one slot is a table: which of them is meant cannot be told. */
const MAX_ALIKE = 8;

/** A number of a report. */
export interface Claim {
  readonly report: Report;
  readonly value: SlotValue;
}

/** When a report was published, else seen. */
export function reportedAt({ article }: Report): number {
  return article.publishedAt ?? article.seenAt;
}

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

function contradict(a: Claim, b: Claim): boolean {
  if (a.value.slot !== b.value.slot || a.report.source === b.report.source) return false;
  if (areReconcilable(a.value, b.value)) return false;
  if (STORY_SLOTS.has(a.value.slot)) return true;
  if (a.value.slot === 'years old') {
    const person = personOf(a.value);
    return person !== null && person === personOf(b.value);
  }
  return sharesSubject(a.value, b.value);
}

/** One number a slot and report: in slots of the story its first that is not a former one; else all. */
function claimsOf(report: Report): Claim[] {
  const taken = new Set<string>();
  const claims: Claim[] = [];
  for (const value of slotValuesOf(report.article)) {
    if (value.isFormer || value.alike > MAX_ALIKE) continue;
    if (STORY_SLOTS.has(value.slot) && taken.has(value.slot)) continue;
    taken.add(value.slot);
    claims.push({ report, value });
  }
  return claims;
}

function gather(claims: readonly Claim[]): Claim[][] {
  const groups: Claim[][] = [];
  const taken = new Set<Claim>();
  claims.forEach((one, i) => {
    if (taken.has(one) || one.report.source === null) return;
    const others = claims
      .slice(i + 1)
      .filter((other) => !taken.has(other) && other.report.source !== null && contradict(one, other));
    if (others.length === 0) return;
    const group = [one, ...others];
    // Reports that give the same number for the same thing stand beside it.
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
    groups.push(group);
  });
  return groups;
}

function toValue(claims: readonly Claim[]): ConflictValue {
  const [first] = claims;
  const { statement, quantity, value, qualifier } = (first as Claim).value;
  return {
    text: statement.article.text.slice(quantity.start, quantity.end),
    value,
    unit: quantity.unit,
    qualifier,
    attribution: attributionOf(statement),
    references: claims.slice(0, MAX_REFERENCES).map((claim) => referenceTo(claim.value.statement.whole)),
    publishers: [...new Set(claims.map(({ report }) => report.source ?? ''))].sort(),
    lastReportedAt: Math.max(...claims.map(({ report }) => reportedAt(report))),
  };
}

function kindOf(slot: string, groups: readonly (readonly Claim[])[]): ConflictKind {
  const last = groups.at(-1) ?? [];
  const before = groups.slice(0, -1).flat();
  const newest = Math.min(...last.map(({ report }) => reportedAt(report)));
  const older = Math.max(...before.map(({ report }) => reportedAt(report)));
  if (newest <= older) return 'conflict';
  if (last.some(({ value }) => value.isRevised)) return 'update';
  return MOVING.has(slot) && newest - older >= SOON_MS ? 'update' : 'conflict';
}

function aboutOf(claims: readonly Claim[]): string {
  const weights = new Map<string, { count: number; weight: number }>();
  for (const { value } of claims) {
    for (const { word, kind, weight } of value.statement.whole.tellings) {
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

function toConflict(claims: readonly Claim[]): Conflict {
  const slot = claims[0]?.value.slot ?? '';
  const byTime = claims.toSorted((a, b) => reportedAt(a.report) - reportedAt(b.report));
  const groups = [...Map.groupBy(byTime, ({ value }) => value.value).values()].slice(-MAX_VALUES);
  return { slot, about: aboutOf(claims), kind: kindOf(slot, groups), values: groups.map(toValue) };
}

/** The conflicts of the examined reports. */
export function findConflicts(reports: readonly Report[]): Conflict[] {
  const found = gather(reports.flatMap(claimsOf)).map(toConflict);
  // Sorting is stable: those of the story first, then in the order of the reports.
  return found.sort((a, b) => Number(STORY_SLOTS.has(b.slot)) - Number(STORY_SLOTS.has(a.slot)));
}
