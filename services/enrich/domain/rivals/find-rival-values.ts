/**
 * Numbers of different sources that the judge of rivals takes to be of one thing, gathered by what they are of. A judge
 * knows two numbers; the story knows more: what one report gives twice is of two things.
 */
import { annotation } from '@newsfold/report/documents/annotation.ts';
import { type DocumentPair, pairOf } from '@newsfold/report/documents/document.ts';
import { areLong } from '../compare/compare-reports.ts';
import type { ReadReport } from '../event/examined-reports.ts';
import { type ComparableValue, isOfPlayers } from './comparable-values.ts';
import { measureRivals, type ValuePair } from './rival-features.ts';
import { LEAST_RIVAL, RIVAL_THRESHOLD, rivalScore } from './rival-model.ts';
import { rivalPairs } from './rival-pairs.ts';

/** A number of a report. */
export interface RivalClaim {
  readonly report: ReadReport;
  readonly value: ComparableValue['told'];
}

interface Judged {
  readonly claims: readonly [RivalClaim, RivalClaim];
  readonly score: number;
}

/** Two numbers of two reports with the log-odds that they rival each other. */
interface Scored {
  readonly pair: ValuePair;
  readonly score: number;
}

const scoredOf = annotation('rival numbers', ({ a, b }: DocumentPair): readonly Scored[] =>
  rivalPairs(a, b).map((pair) => ({ pair, score: rivalScore(measureRivals(pair)) })),
);

function between(one: ReadReport, other: ReadReport): Judged[] {
  return scoredOf(pairOf(one.document, other.document)).flatMap(({ pair, score }) => {
    if (score < RIVAL_THRESHOLD) return [];
    const claims = [pair.a, pair.b].map(({ told }) => ({
      report: told.statement.document === one.document ? one : other,
      value: told,
    })) as [RivalClaim, RivalClaim];
    return [{ claims, score }];
  });
}

/** Whether a claim fits a group: its report gives none of the group's numbers but this one. */
function fits(group: readonly RivalClaim[], { report, value }: RivalClaim): boolean {
  return group.every((known) => known.report !== report || known.value.value === value.value);
}

/** The numbers that rival each other, the surest group first, each in the order of the reports. */
export function findRivalValues(reports: readonly ReadReport[]): RivalClaim[][] {
  const judged = reports.flatMap((one, i) =>
    reports
      .slice(i + 1)
      .filter(({ source }) => one.source !== null && source !== null && source !== one.source)
      .flatMap((other) => between(one, other)),
  );
  judged.sort((a, b) => b.score - a.score);
  const groups: RivalClaim[][] = [];
  const groupOf = ({ value }: RivalClaim): RivalClaim[] | undefined =>
    groups.find((group) => group.some((known) => known.value === value));
  for (const { claims } of judged) {
    const known = claims.map(groupOf).find((group) => group !== undefined);
    if (!known) groups.push([...claims]);
    else
      for (const claim of claims) if (groupOf(claim) === undefined && fits(known, claim)) known.push(claim);
  }
  const order = new Map(reports.map((report, i) => [report, i]));
  const at = ({ report }: RivalClaim): number => order.get(report) ?? 0;
  return groups.map((group) => group.sort((a, b) => at(a) - at(b)));
}

/**
 * Whether numbers that look like rivals by their sentences may be: between long reports the judge must know two of them.
 * Short ones are compared clause by clause, which says enough.
 */
export function mayBeRivals(claims: readonly RivalClaim[]): boolean {
  return claims.some((one, i) =>
    claims.slice(i + 1).some((other) => {
      if (one.report === other.report) return false;
      const pair = pairOf(one.report.document, other.report.document);
      if (!areLong(pair)) return !isOfPlayers(one.value.slot);
      return scoredOf(pair).some(
        ({ pair: { a, b }, score }) =>
          score >= LEAST_RIVAL &&
          [a.told, b.told].includes(one.value) &&
          [a.told, b.told].includes(other.value),
      );
    }),
  );
}
