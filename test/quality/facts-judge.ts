/** What the labels say about ranges of the reports of a story. */
import { judgedSame } from './facts-judged.ts';
import type { LabelledStory, Quote } from './facts-set.ts';

/** A range of a report's text. */
export interface Range {
  readonly report: string;
  readonly start: number;
  readonly end: number;
}

/** Share of the shorter range that must overlap the other for both to cover the same words. */
const OVERLAP = 0.3;

/** Where a quote is in the text; null when it is not there. */
export function rangeOfQuote(story: LabelledStory, { report, quote }: Quote): Range | null {
  const body = story.reports.find(({ id }) => id === report)?.body ?? '';
  const start = body.indexOf(quote);
  return start < 0 ? null : { report, start, end: start + quote.length };
}

/** Whether two ranges cover the same words. */
export function overlaps(a: Range, b: Range): boolean {
  if (a.report !== b.report) return false;
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common > OVERLAP * Math.min(a.end - a.start, b.end - b.start);
}

/** Groups of ranges that say the same: the agreed facts, equal values of a conflict, and what was judged by hand. */
export function sameGroups(story: LabelledStory): Range[][] {
  const { agreed, conflicts } = story.expected;
  const values = conflicts.flatMap((conflict) => [
    ...Map.groupBy(conflict.values, ({ value }) => value).values(),
  ]);
  const judged = judgedSame.filter((pair) => pair.story === story.story).map(({ quotes }) => quotes);
  const groups: ReadonlyArray<readonly Quote[]> = [
    ...agreed.map(({ evidence }) => evidence),
    ...values,
    ...judged,
  ];
  return groups.map((quotes) =>
    quotes.map((quote) => rangeOfQuote(story, quote)).filter((range) => range !== null),
  );
}

/** A test whether two ranges of different reports say the same according to the labels. */
export function agreedPairs(story: LabelledStory): (a: Range, b: Range) => boolean {
  const groups = sameGroups(story);
  return (a, b) =>
    groups.some(
      (group) => group.some((range) => overlaps(range, a)) && group.some((range) => overlaps(range, b)),
    );
}
