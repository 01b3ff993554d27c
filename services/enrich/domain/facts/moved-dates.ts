/**
 * Days that were moved: one report gives the day of something, another one of at least the same time says that it was put
 * off or brought forward, and to which day.
 */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { readingOf } from '@newsfold/report/reading/reading.ts';
import type { Slot } from '@newsfold/report/slots/slot.ts';
import { slotsOf } from '@newsfold/report/slots/slots-of.ts';
import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import type { Conflict } from '@newsfold/schemas/generated/records.ts';
import { compareReports } from '../compare/compare-reports.ts';
import { movesIn as movedIn } from '../course/sentence-course.ts';
import type { ReadReport } from '../event/examined-reports.ts';
import { type ReportedValue, toldInWords, toUpdate } from './conflict-values.ts';
import { reportedAt } from './fact-states.ts';

const DAY_MS = 86_400_000;
/** Content words in common that say that two sentences are about one thing. */
const SHARED_WORDS = 1;

/** A day of a sentence with its place in the text. */
interface Day {
  readonly statement: Statement;
  readonly day: number;
  readonly start: number;
  readonly end: number;
}

function readDays(statement: Statement): readonly Day[] {
  const { article, document, sentence } = statement;
  const read = readingOf(document).sentences[sentence];
  if (!read) return [];
  const slots = slotsOf({
    text: read.text,
    language: article.language,
    reportedAt: article.publishedAt ?? article.seenAt,
  });
  return slots
    .filter(({ kind, value, other }: Slot) => kind === 'day' && (other === null || other === value))
    .map(({ value, start, end }) => ({
      statement,
      day: value,
      start: read.start + start,
      end: read.start + end,
    }));
}

const daysKnown = annotation('days of sentences', (_: Document) => new Map<Statement, readonly Day[]>());

/** The days of a sentence, one day each, behind it or ahead. */
function daysIn(statement: Statement): readonly Day[] {
  const known = daysKnown(statement.document);
  let days = known.get(statement);
  if (days === undefined) {
    days = readDays(statement);
    known.set(statement, days);
  }
  return days;
}

/** A sentence that says to which day something was moved. */
interface Move {
  readonly statement: Statement;
  readonly to: Day;
}

/** The moves that a document tells. */
const movesIn = annotation('moved days', (document: Document): readonly Move[] => {
  const verbs = movedIn(document);
  return sentencesOf(document).sentences.flatMap(({ whole }): Move[] => {
    const moved = verbs.get(whole.sentence);
    if (!moved || moved.start < whole.start) return [];
    // The day follows the verb, the last where several are told: "moved from Monday to Thursday". One that is not ahead is
    // the day on which somebody said so.
    const reported = Math.floor((document.article.publishedAt ?? document.article.seenAt) / DAY_MS);
    const to = daysIn(whole)
      .filter(({ start, day }) => start >= moved.end && day > reported)
      .at(-1);
    return to ? [{ statement: whole, to }] : [];
  });
});

function sharesWord({ contentWords }: Statement, others: ReadonlySet<number>): boolean {
  return contentWords.filter(({ key, kind }) => kind === 'plain' && others.has(key)).length >= SHARED_WORDS;
}

function toReported(report: ReadReport, { statement, day, start, end }: Day): ReportedValue {
  return toldInWords(report, statement, { start, end }, String(day), true);
}

/** The day that a report gives for what another one says was moved. */
function formerDay(report: ReadReport, { statement, to }: Move): Day | null {
  const reported = Math.floor(reportedAt(report) / DAY_MS);
  const isAlike = new Set(
    compareReports(report.document, statement.document).alike.flatMap(({ a, b }) =>
      a === statement ? [b] : b === statement ? [a] : [],
    ),
  );
  const words = new Set(statement.contentWords.map(({ key }) => key));
  const moving = new Set(movesIn(report.document).map((move) => move.statement));
  const candidates = sentencesOf(report.document).sentences.flatMap(({ whole }) =>
    !moving.has(whole) && (isAlike.has(whole) || sharesWord(whole, words)) ? daysIn(whole) : [],
  );
  // What is behind the report cannot be moved any more.
  const ahead = candidates.filter(({ day }) => day !== to.day && day > reported);
  const days = new Set(ahead.map(({ day }) => day));
  return days.size === 1 ? (ahead[0] ?? null) : null;
}

/** The moved days of the examined reports. */
export function findMovedDates(reports: readonly ReadReport[]): Conflict[] {
  const known = reports.filter(({ source }) => source !== null);
  const taken = new Set<number>();
  return known.flatMap((later) =>
    movesIn(later.document).flatMap((move): Conflict[] => {
      if (taken.has(move.to.day)) return [];
      const former = known.flatMap((earlier) => {
        if (earlier.source === later.source || reportedAt(earlier) > reportedAt(later)) return [];
        const day = formerDay(earlier, move);
        return day ? [toReported(earlier, day)] : [];
      });
      if (former.length === 0) return [];
      taken.add(move.to.day);
      return [toUpdate('date', [...former, toReported(later, move.to)])];
    }),
  );
}
