/**
 * The same thing on different days. Two statements that would say the same but for the day contradict each other, when
 * both give the day in the same part ("from Friday" is not "on Friday") and it is not the day on which somebody said it.
 */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { groupsOf, meanTheSame } from '@newsfold/report/reading/meaning-groups.ts';
import { daysApart, daysIn, mayRetractDay } from '@newsfold/report/statements/day-mentions.ts';
import type { DayMention, Statement } from '@newsfold/report/statements/statement.ts';
import { statementsOf } from '@newsfold/report/statements/statements.ts';
import type { Conflict } from '@newsfold/schemas/generated/records.ts';
import { compareReports } from '../compare/compare-reports.ts';
import { pairsOfSources, type ReadReport } from '../event/examined-reports.ts';
import { type ReportedValue, toConflict, toldInWords } from './conflict-values.ts';

interface Found {
  readonly values: readonly [ReportedValue, ReportedValue];
  readonly score: number;
}

/** Days after each other, one at its end and one at its beginning, are one night. */
function areOneNight(a: DayMention, b: DayMention): boolean {
  return (a.isNight && b.isMorning) || (b.isNight && a.isMorning);
}

/** Whether both days have the same word, or one of its meaning, beside them. */
function shareNeighbour(a: DayMention, b: DayMention, language: string): boolean {
  return a.beside.some((term) =>
    b.beside.some(
      (other) => term === other || meanTheSame(groupsOf(term, language), groupsOf(other, language)),
    ),
  );
}

/** The days in which two statements differ; null when these are several, or named for other parts. */
function differingDays(a: Statement, b: Statement): readonly [DayMention, DayMention] | null {
  const [mine, theirs] = daysApart(a, b);
  const [one, other] = [mine[0], theirs[0]];
  if (!one || !other || mine.length !== 1 || theirs.length !== 1) return null;
  if (one.kind !== other.kind || one.part !== other.part || one.key === other.key) return null;
  if (one.isSpoken || other.isSpoken || areOneNight(one, other)) return null;
  return shareNeighbour(one, other, a.article.language) ? [one, other] : null;
}

function toReportedValue(report: ReadReport, statement: Statement, day: DayMention): ReportedValue {
  return toldInWords(report, statement, day, day.key, day.isCorrection);
}

function between(one: ReadReport, other: ReadReport): Found[] {
  const { dayClashes } = compareReports(one.document, other.document);
  return dayClashes.flatMap(({ a, b, score }) => {
    const days = differingDays(a, b);
    if (!days) return [];
    const [ofOne, ofOther] = a.document === one.document ? [a, b] : [b, a];
    const [day, otherDay] = a.document === one.document ? days : [days[1], days[0]];
    return [{ values: [toReportedValue(one, ofOne, day), toReportedValue(other, ofOther, otherDay)], score }];
  });
}

/** Sentences in which a report says when it happened. */
const LEAD_SENTENCES = 3;
/** Above what any two statements score: a report that corrects a day leaves nothing to guess. */
const CORRECTED = 99;

/** A statement that retracts a day, with the day it gives instead. */
interface Correction {
  readonly statement: Statement;
  readonly day: DayMention;
  readonly former: DayMention;
}

function readCorrections(document: Document): readonly Correction[] {
  return statementsOf(document).flatMap((statement) => {
    if (!mayRetractDay(statement.whole)) return [];
    const inSentence = daysIn(statement.whole);
    const former = inSentence.find(({ isRetracted }) => isRetracted);
    const day = inSentence.find(({ kind, isRetracted }) => !isRetracted && kind === former?.kind);
    const isHere = day && day.start >= statement.start && day.end <= statement.end;
    return former && day?.isCorrection && isHere ? [{ statement, day, former }] : [];
  });
}

const correctionsIn = annotation('corrected days', readCorrections);

/** "On Sunday, and not on Monday as first reported": the other report whose beginning has the retracted day. */
function corrected(one: ReadReport, other: ReadReport): Found[] {
  return correctionsIn(one.document).flatMap(({ statement, day, former }): Found[] => {
    for (const theirs of statementsOf(other.document)) {
      if (theirs.sentence >= LEAD_SENTENCES) break;
      const old = daysIn(theirs).find(
        ({ key, isSpoken, isRetracted }) => key === former.key && !isSpoken && !isRetracted,
      );
      if (old)
        return [
          {
            values: [toReportedValue(one, statement, day), toReportedValue(other, theirs, old)],
            score: CORRECTED,
          },
        ];
    }
    return [];
  });
}

/** The dates that reports of different sources contradict each other in, the surest first. */
export function findDateConflicts(reports: readonly ReadReport[]): Conflict[] {
  const found = pairsOfSources(reports).flatMap(([one, other]) => [
    ...between(one, other),
    ...corrected(one, other),
    ...corrected(other, one),
  ]);
  found.sort((a, b) => b.score - a.score);
  const groups: ReportedValue[][] = [];
  for (const { values } of found) {
    const known = groups.find((group) =>
      values.some((one) => group.some((other) => other.statement === one.statement)),
    );
    if (!known) groups.push([...values]);
    else known.push(...values.filter((one) => known.every((other) => other.statement !== one.statement)));
  }
  return groups.map((group) => toConflict('date', group));
}
