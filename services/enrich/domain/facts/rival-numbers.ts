/**
 * Numbers of one thing that cannot both be true, found by their sentences: two sentences that are about one thing, each
 * with a number of one unit, where neither report gives the number of the other. Of several numbers of a unit in a
 * sentence that counts beside which the same words stand.
 */

import { areReconcilable } from '@newsfold/report/numbers/reconcile.ts';
import { STORY_SLOTS } from '@newsfold/report/numbers/slots.ts';
import { readingOf } from '@newsfold/report/reading/reading.ts';
import { slotValuesOf } from '@newsfold/report/statements/slot-values.ts';
import type { SlotValue, Statement } from '@newsfold/report/statements/statement.ts';
import { compareReports } from '../compare/compare-reports.ts';
import type { ReadReport } from '../event/examined-reports.ts';

/** A number of a report. */
export interface Claim {
  readonly report: ReadReport;
  readonly value: SlotValue;
}

/** Slots that say nothing of what they are of: one sentence about one thing may hold several. */
const VAGUE: ReadonlySet<string> = new Set(['count', 'years old', 'years', 'percentage points', '%']);
/** Values further apart than this factor are of different things, whatever their sentences share. */
const FARTHEST = 3;
/** What says that a number counts more or less than another one: a price with debt, a toll without the attacker. */
const SCOPE =
  /(?<!\p{L})(?:including|excluding|counting|not counting|einschließlich|inklusive|ohne|y compris|hors|incluid[oa]s?|incluyendo|sin contar|incluind[oa]|sem contar|включая|без учёта)(?!\p{L})/iu;
/** Content words on each side of a number that say what it is of. */
const BESIDE = 5;
/** Words beside both numbers where it must be shown which is meant: money, and one of several of a unit. */
const LEAST_BESIDE = 1;
const MONEY = /^[A-Z]{3}$/;

/** The content words beside a number, its own aside. */
function wordsBeside({ statement, quantity }: SlotValue): ReadonlySet<number> {
  const words = (readingOf(statement.document).sentences[statement.sentence]?.words ?? []).filter(
    ({ term, start, end }) => term !== 0 && (end <= quantity.start || start >= quantity.end),
  );
  const at = words.findIndex(({ start }) => start >= quantity.end);
  const after = at < 0 ? words.length : at;
  return new Set(words.slice(Math.max(0, after - BESIDE), after + BESIDE).map(({ term }) => term));
}

/** How many content words stand beside both of two numbers. */
export function sharedBeside(a: SlotValue, b: SlotValue): number {
  const others = wordsBeside(b);
  let shared = 0;
  for (const term of wordsBeside(a)) if (others.has(term)) shared++;
  return shared;
}

/** Whether a report gives a number of a slot as one that holds, or one with which it can be true. */
function gives({ document }: ReadReport, { slot, value, qualifier }: SlotValue): boolean {
  return slotValuesOf(document).some(
    (own) => own.slot === slot && !own.isFormer && areReconcilable(own, { value, qualifier }),
  );
}

const isCountable = ({ slot, isFormer }: SlotValue): boolean =>
  !isFormer && !VAGUE.has(slot) && !STORY_SLOTS.has(slot);

/** The numbers of a report by their sentence. */
function bySentence({ document }: ReadReport): ReadonlyMap<Statement, readonly SlotValue[]> {
  return Map.groupBy(slotValuesOf(document).filter(isCountable), ({ statement }) => statement.whole);
}

function hasScope({ statement: { whole } }: SlotValue): boolean {
  return SCOPE.test(whole.article.text.slice(whole.start, whole.end));
}

/** Whether two numbers of one unit in sentences about one thing are of it, and cannot both be true. */
function areRivals(a: Claim, b: Claim, isAlone: boolean): boolean {
  const [low, high] = a.value.value <= b.value.value ? [a.value, b.value] : [b.value, a.value];
  if (a.value.slot !== b.value.slot || high.value > FARTHEST * low.value) return false;
  if (gives(a.report, b.value) || gives(b.report, a.value)) return false;
  if (hasScope(a.value) !== hasScope(b.value)) return false;
  return (isAlone && !MONEY.test(a.value.slot)) || sharedBeside(a.value, b.value) >= LEAST_BESIDE;
}

function between(one: ReadReport, other: ReadReport): Array<readonly [Claim, Claim]> {
  const { sameThing } = compareReports(one.document, other.document);
  const [mine, theirs] = [bySentence(one), bySentence(other)];
  return [...mine].flatMap(([sentence, values]) =>
    [...(sameThing.get(sentence) ?? [])].flatMap((counterpart) => {
      const others = theirs.get(counterpart) ?? [];
      const pairs = values.flatMap((value) =>
        others.map((rival) => ({
          pair: [
            { report: one, value },
            { report: other, value: rival },
          ] as const,
          isAlone:
            values.filter(({ slot }) => slot === value.slot).length === 1 &&
            others.filter(({ slot }) => slot === value.slot).length === 1,
          shared: value.slot === rival.slot ? sharedBeside(value, rival) : 0,
        })),
      );
      // Sorting is stable: among equals the first of the text.
      const best = pairs
        .filter(({ pair: [a, b], isAlone }) => areRivals(a, b, isAlone))
        .sort((a, b) => b.shared - a.shared);
      return [...Map.groupBy(best, ({ pair: [{ value }] }) => value.slot).values()].flatMap(([found]) =>
        found ? [found.pair] : [],
      );
    }),
  );
}

/** The numbers of different sources that rival each other, gathered by what they are of, in the order of the reports. */
export function findRivalNumbers(reports: readonly ReadReport[]): Claim[][] {
  const groups: Claim[][] = [];
  const known = ({ report, value }: Claim): Claim[] | undefined =>
    groups.find((group) => group.some((claim) => claim.report === report && claim.value === value));
  reports.forEach((one, i) => {
    for (const other of reports.slice(i + 1)) {
      if (one.source === null || other.source === null || one.source === other.source) continue;
      for (const [a, b] of between(one, other)) {
        const group = known(a) ?? known(b);
        if (!group) groups.push([a, b]);
        else for (const claim of [a, b]) if (known(claim) === undefined) group.push(claim);
      }
    }
  });
  return groups;
}
