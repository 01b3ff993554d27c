/**
 * What a summary had better not give, because another report may have the later word of it: a number that another report
 * gives otherwise, a stage of a case behind the one that another tells, something that is still to happen. Nothing is
 * asserted here: long reports have other sentences to choose from, so that many may be passed over for the few that are
 * out of date. Short ones have not, and there only the stages are looked at.
 */

import { pairOf } from '@newsfold/report/documents/document.ts';
import { areReconcilable } from '@newsfold/report/numbers/reconcile.ts';
import { slotValuesOf } from '@newsfold/report/statements/slot-values.ts';
import type { SlotValue, Statement } from '@newsfold/report/statements/statement.ts';
import { languagePatterns } from '@newsfold/text/words/language-patterns.ts';
import { areLong } from '../compare/compare-reports.ts';
import { areFarApart } from '../compare/subject-evidence.ts';
import { OPEN_WORDS } from '../course/open-words.ts';
import type { ReadReport } from '../event/examined-reports.ts';
import { reportedAt } from './fact-states.ts';
import { sharedBeside } from './rival-numbers.ts';
import { isBehind } from './stages.ts';

const DAY_MS = 86_400_000;
const AGE = 'years old';
/** Years by which a person's age differs in reports of one story: it had a birthday, or one of them is wrong. */
const BIRTHDAYS = 2;

const openOf = languagePatterns(OPEN_WORDS, (words) => {
  const isSpaced = !/\p{Script=Han}/u.test(words);
  return new RegExp(isSpaced ? `(?<!\\p{L})(?:${words})(?!\\p{L})` : words, 'iu');
});

/** Whether a report may be as new as another one: a page that tells its day alone may have been edited on the next. */
function mayBeAsNew(report: ReadReport, other: ReadReport): boolean {
  const isByDay = [report, other].some(({ article }) => article.publishedAtQuality !== 'exact');
  return reportedAt(report) >= reportedAt(other) - (isByDay ? DAY_MS : 0);
}

/** The other reports that are long beside a report, and may be as new. */
const asNew = (report: ReadReport, reports: readonly ReadReport[]): ReadReport[] =>
  reports.filter(
    (other) =>
      other !== report && mayBeAsNew(other, report) && areLong(pairOf(report.document, other.document)),
  );

/** Whether two different numbers of one unit may be of one thing. */
function mayBeOfOneThing(a: SlotValue, b: SlotValue): boolean {
  if (a.slot === AGE) return Math.abs(a.value - b.value) <= BIRTHDAYS;
  return !areFarApart(a.value, b.value) && sharedBeside(a, b) > 0;
}

/** Whether a report gives another number for what a value counts, and not the same as well. */
function givesOther({ document }: ReadReport, value: SlotValue): boolean {
  const alike = slotValuesOf(document).filter(({ slot, isFormer }) => slot === value.slot && !isFormer);
  if (alike.some((own) => areReconcilable(own, value))) return false;
  return alike.some((own) => mayBeOfOneThing(own, value));
}

/** Whether a report that may be as new gives another number for something that a sentence counts. */
export function isContested(
  sentence: Statement,
  report: ReadReport,
  reports: readonly ReadReport[],
): boolean {
  const values = slotValuesOf(report.document).filter(
    ({ statement, slot, isFormer }) => statement.whole === sentence && slot !== 'count' && !isFormer,
  );
  if (values.length === 0) return false;
  const others = asNew(report, reports);
  return values.some((value) => others.some((other) => givesOther(other, value)));
}

/** Whether a sentence tells what is still to happen while another report may be as new. */
export function isOpen(sentence: Statement, report: ReadReport, reports: readonly ReadReport[]): boolean {
  const { article, start, end } = sentence;
  if (openOf(article.language)?.test(article.text.slice(start, end)) !== true) return false;
  return asNew(report, reports).length > 0;
}

/** Whether another report tells what a sentence tells as it stands later. */
export function isOvertaken(
  sentence: Statement,
  report: ReadReport,
  reports: readonly ReadReport[],
): boolean {
  return isBehind(sentence, report, reports) || isContested(sentence, report, reports);
}
