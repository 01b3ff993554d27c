/**
 * What one report tells as planned and a later one as done: two sentences that may be about one thing, of which one has
 * a verb behind "will" or "is expected to" and the other the same verb as done, with a word of what it is done to beside
 * both.
 */

import { readingOf } from '@newsfold/report/reading/reading.ts';
import { backgroundOf } from '@newsfold/report/slots/background.ts';
import { writtenAt } from '@newsfold/report/statements/pack-slot-values.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import type { Conflict } from '@newsfold/schemas/generated/records.ts';
import { compareReports } from '../compare/compare-reports.ts';
import { actsAhead, actsDone, isSameVerb, type Span } from '../course/sentence-course.ts';
import type { ReadReport } from '../event/examined-reports.ts';
import { type ReportedValue, toldInWords, toUpdate } from './conflict-values.ts';
import { reportedAt } from './fact-states.ts';

/** The slot of what was planned and is done. */
export const PLAN_SLOT = 'plan';
/** Characters on each side of a verb in which its object stands. */
const BESIDE = 60;

/** The terms of the content words beside a span of a sentence. */
function termsBeside({ document, sentence }: Statement, { start, end }: Span): ReadonlySet<number> {
  const terms = new Set<number>();
  for (const word of readingOf(document).sentences[sentence]?.words ?? [])
    if (word.term !== 0 && word.start >= start - BESIDE && word.end <= end + BESIDE) terms.add(word.term);
  return terms;
}

/** Terms of the words of a span. */
function termsOf({ document, sentence }: Statement, { start, end }: Span): ReadonlySet<number> {
  const words = readingOf(document).sentences[sentence]?.words ?? [];
  return new Set(
    words.filter((word) => word.term !== 0 && word.start >= start && word.end <= end).map(({ term }) => term),
  );
}

/** The name that stands just behind a verb; empty where none does, and in German, which writes nouns like names. */
function nameBehind({ article }: Statement, end: number): string {
  if (article.language === 'de') return '';
  return (
    /^\s(\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*)*)/u.exec(article.text.slice(end, end + BESIDE))?.[1] ?? ''
  );
}

/** Whether the names behind two verbs have a word in common, or one of them has none behind it: "chastise Moss, chastised Reed". */
function areDoneToOne(one: string, other: string): boolean {
  if (one === '' || other === '') return true;
  const words = new Set(one.split(' '));
  return other.split(' ').some((word) => words.has(word));
}

/** Whether a verb at a place of a sentence is told of another year: "imposed them in December 2016". */
function isOfAnotherYear({ article, end }: Statement, at: number): boolean {
  const beside = article.text.slice(at, Math.min(end, at + BESIDE));
  return backgroundOf(beside, article.language, writtenAt(article))(0);
}

/** The plan that one sentence tells and another one as done; null when it does not. */
function planBetween(
  one: { readonly report: ReadReport; readonly statement: Statement },
  other: { readonly report: ReadReport; readonly statement: Statement },
): readonly [ReportedValue, ReportedValue] | null {
  if (reportedAt(one.report) > reportedAt(other.report)) return null;
  const { document, sentence } = other.statement;
  for (const act of actsAhead(one.report.document, one.statement.sentence)) {
    if (actsAhead(document, sentence).some(({ verb }) => isSameVerb(act.verb, verb))) continue;
    for (const [verb, place] of actsDone(document, sentence)) {
      if (!isSameVerb(act.verb, verb)) continue;
      const object = termsOf(one.statement, act);
      const beside = termsBeside(other.statement, place);
      const common = [...object].filter((term) => beside.has(term));
      // The verb itself is one of them.
      if (common.length < 2 || isOfAnotherYear(other.statement, place.start)) continue;
      const [planned, acted] = [
        nameBehind(one.statement, act.verbEnd),
        nameBehind(other.statement, place.end),
      ];
      if (!areDoneToOne(planned, acted)) continue;
      return [
        toldInWords(one.report, one.statement, act, 'planned', true),
        toldInWords(other.report, other.statement, place, 'done', true),
      ];
    }
  }
  return null;
}

/** The plans of the examined reports that others tell as done, the surest first. */
export function findPlans(reports: readonly ReadReport[]): Conflict[] {
  const found = reports.flatMap((one, i) =>
    reports
      .slice(i + 1)
      .filter(({ source }) => one.source !== null && source !== null && source !== one.source)
      .flatMap((other) =>
        compareReports(one.document, other.document).alike.flatMap(({ a, b, score }) => {
          const [mine, theirs] = a.document === one.document ? [a, b] : [b, a];
          const [first, second] = [
            { report: one, statement: mine },
            { report: other, statement: theirs },
          ];
          const values = planBetween(first, second) ?? planBetween(second, first);
          return values ? [{ values, score }] : [];
        }),
      ),
  );
  found.sort((a, b) => b.score - a.score);
  const groups: ReportedValue[][] = [];
  const holds = (group: readonly ReportedValue[], value: ReportedValue): boolean =>
    group.some(({ statement, key }) => statement === value.statement && key === value.key);
  for (const { values } of found) {
    const group = groups.find((known) => values.some((value) => holds(known, value)));
    if (!group) groups.push([...values]);
    else group.push(...values.filter((value) => !holds(group, value)));
  }
  return groups.map((group) =>
    toUpdate(PLAN_SLOT, [
      ...group.filter(({ key }) => key === 'planned'),
      ...group.filter(({ key }) => key === 'done'),
    ]),
  );
}
