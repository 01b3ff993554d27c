/**
 * Numbers of two reports that may be of one thing and cannot both be true: of one kind, in sentences that may be about one
 * thing, neither given by the other report, not far apart. In two sentences a number has at most one rival, the one with
 * most words in common around.
 */
import { type Document, pairOf } from '@newsfold/report/documents/document.ts';
import { compareReports } from '../compare/compare-reports.ts';
import type { NumberedPair } from '../compare/numbered-pairs.ts';
import { canBothBeTrue } from './can-both-be-true.ts';
import { type ComparableValue, type ComparableValues, comparableValuesOf } from './comparable-values.ts';
import { inCommon, type ValuePair } from './rival-features.ts';

/** Values further apart than this factor are of different things. */
const FARTHEST = 2.4;
/** Values that differ by less are one value in two units. */
const ONE_VALUE = 1.005;

const areOne = (a: number, b: number): boolean => Math.max(a, b) <= ONE_VALUE * Math.min(a, b);

function gives({ given }: ComparableValues, { kind, value }: ComparableValue): boolean {
  return given.get(kind)?.some((own) => areOne(own, value)) === true;
}

/** Polls of one thing differ, and contradict each other in nothing. */
const POLL =
  /(?<!\p{L})(?:polls?|polled|polling|surveys?|surveyed|umfragen?|befragten?|encuestas?|encuestados|sondages?|pesquisas?|entrevistados|опрос\p{L}*)(?!\p{L})/iu;

function isOfPoll({ told }: ComparableValue): boolean {
  const { article, start, end } = told.statement.whole;
  return POLL.test(article.text.slice(start, end));
}

function mayRival(a: ComparableValue, b: ComparableValue): boolean {
  if (a.kind !== b.kind || Math.min(a.value, b.value) <= 0 || a.isDistance !== b.isDistance) return false;
  if (isOfPoll(a) || isOfPoll(b)) return false;
  return Math.max(a.value, b.value) <= FARTHEST * Math.min(a.value, b.value) && !canBothBeTrue(a, b);
}

/** Numbers of one kind in a sentence that are a list: which of them is meant is unclear. */
const LIST = 3;

/** Whether two sentences hold so many numbers of a kind that none of them is plainly the other's. */
const areLists = (one: number, other: number): boolean =>
  Math.max(one, other) >= LIST || Math.min(one, other) > 1;

/** How much two numbers have in common around them: what pairs the numbers of two sentences with each other. */
function closeness(a: ComparableValue, b: ComparableValue): number {
  return (
    inCommon([...a.before, ...a.behind], [...b.before, ...b.behind]) +
    inCommon(a.before.slice(0, 1), b.before.slice(0, 1)) +
    inCommon(a.behind.slice(0, 1), b.behind.slice(0, 1))
  );
}

function inSentences(sentences: NumberedPair, mine: ComparableValues, theirs: ComparableValues): ValuePair[] {
  const [values, others] = [mine.of(sentences.a), theirs.of(sentences.b)];
  const ofKind = (list: readonly ComparableValue[], kind: string): ComparableValue[] =>
    list.filter((one) => one.kind === kind);
  const equal = values.filter((one) =>
    others.some((other) => one.kind === other.kind && areOne(one.value, other.value)),
  ).length;
  const found: ValuePair[] = [];
  for (const a of values) {
    const rivals = ofKind(others, a.kind);
    const [b] = rivals.toSorted((x, y) => closeness(a, y) - closeness(a, x));
    if (!b) continue;
    const alike = ofKind(values, b.kind);
    if (areLists(alike.length, rivals.length)) continue;
    const [back] = alike.toSorted((x, y) => closeness(y, b) - closeness(x, b));
    if (back !== a || !mayRival(a, b) || gives(mine, b) || gives(theirs, a)) continue;
    found.push({
      a,
      b,
      sentences,
      equal,
      inReports: [mine.counts.get(a.kind) ?? 0, theirs.counts.get(b.kind) ?? 0],
    });
  }
  return found;
}

/** The numbers of two documents that may rival each other; `a` is of the one with the smaller article id. */
export function rivalPairs(one: Document, other: Document): ValuePair[] {
  const { a, b } = pairOf(one, other);
  const [mine, theirs] = [comparableValuesOf(a), comparableValuesOf(b)];
  return compareReports(a, b).numbered.flatMap((sentences) => inSentences(sentences, mine, theirs));
}
