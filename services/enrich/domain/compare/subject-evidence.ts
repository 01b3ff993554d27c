/** Whether two numbers of one unit, in reports of different sources, are of one thing, and whether both can be true. */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import { type DocumentPair, pairOf } from '@newsfold/report/documents/document.ts';
import type { SlotValue } from '@newsfold/report/statements/statement.ts';
import { crowding } from './crowding.ts';
import { pairFeatures } from './pair-features.ts';

/** Values further apart than this factor are of different things more often than of one. */
const FARTHEST = 2.2;
/** Evidence from which two numbers of one unit count as being of one thing. */
const LEAST_EVIDENCE = 4.9;
/** What each unit of crowding takes off: long reports hold many numbers of one unit. */
const CROWD = 1.5;
const TIME_UNITS: ReadonlySet<string> = new Set([
  'years',
  'months',
  'weeks',
  'days',
  'hours',
  'minutes',
  'seconds',
]);
/** Units of differences, leads and ratios, of which a story has many. */
const MARGINS: ReadonlySet<string> = new Set([
  'times',
  'points',
  'percentage points',
  'basis points',
  'goals',
]);
/** Units that many things of one story have. */
const COMMON_UNITS: ReadonlySet<string> = new Set(['%', 'USD', 'EUR', 'GBP', 'm', 'km']);
const HEADS: ReadonlySet<string> = new Set(['people', 'workers']);

function ratioOf(a: number, b: number): number {
  return Math.max(a, b) / Math.max(1e-9, Math.min(a, b));
}

/** Whether two values are too far apart to be of one thing. */
export function areFarApart(a: number, b: number): boolean {
  return ratioOf(a, b) > FARTHEST;
}

/** How far apart two values are, as a bonus: those of one thing are mostly close. */
function closeness(a: SlotValue, b: SlotValue): number {
  const ratio = ratioOf(a.value, b.value);
  if (ratio > FARTHEST) return -6;
  if (ratio <= 1.1) return 2;
  return ratio <= 1.6 ? 1 : -0.5;
}

/** A wreath has one number of leaves; people are counted in every other sentence. */
function unitEvidence(slot: string): number {
  if (TIME_UNITS.has(slot) || MARGINS.has(slot) || slot === 'count') return -3;
  if (HEADS.has(slot)) return -2;
  return COMMON_UNITS.has(slot) ? 0 : 1.5;
}

/** Log-likelihood-like evidence that two numbers of one unit are of one thing. */
function subjectEvidence(a: SlotValue, b: SlotValue): number {
  const whole = pairFeatures(a.statement.whole, b.statement.whole);
  const clause = pairFeatures(a.statement, b.statement);
  if (clause.opposite > 0 || clause.negationClash > 0) return -9;
  // A long sentence holds many spans of time; only the clause shows which one this is.
  const beyond = TIME_UNITS.has(a.slot) ? 0 : 0.7;
  const shared = Math.max(Math.expm1(clause.exact), beyond * Math.expm1(whole.exact));
  const near = Math.max(Math.expm1(clause.near), beyond * Math.expm1(whole.near));
  const alone = a.alike === 1 && b.alike === 1 ? 2 : 0;
  const unit = unitEvidence(a.slot);
  const names =
    1.5 * (beyond === 0 ? clause : whole).names - (clause.nameClash > 0 && whole.names === 0 ? 1 : 0);
  const revised = a.isRevised || b.isRevised ? 1 : 0;
  return (
    Math.min(8, shared) -
    CROWD * crowding(a.statement.document, b.statement.document) +
    Math.min(4, 1.5 * near) +
    alone +
    unit +
    names +
    revised +
    closeness(a, b) -
    0.5 * (a.alike + b.alike - 2)
  );
}

/** The evidence found so far, by the number of one document and then that of the other. */
const evidenceIn = annotation(
  'subject evidence',
  (_: DocumentPair) => new Map<SlotValue, Map<SlotValue, number>>(),
);

/** Whether two numbers of different reports are of one thing. */
export function sharesSubject(one: SlotValue, other: SlotValue): boolean {
  const pair = pairOf(one.statement.document, other.statement.document);
  const [a, b] = one.statement.document === pair.a ? [one, other] : [other, one];
  const evidence = evidenceIn(pair);
  let row = evidence.get(a);
  if (!row) {
    row = new Map();
    evidence.set(a, row);
  }
  let found = row.get(b);
  if (found === undefined) {
    found = subjectEvidence(a, b);
    row.set(b, found);
  }
  return found >= LEAST_EVIDENCE;
}
