/**
 * Which statements of two reports say the same. An annotation of the pair: a story that gets its n-th report compares
 * n − 1 new pairs and not n².
 *
 * Two judges, each for the reports it was fitted on: short reports are compared by their clauses, long ones by their
 * sentences. How near sentences are to each other is known of all reports.
 */
import { annotation } from '@newsfold/report/documents/annotation.ts';
import { type Document, type DocumentPair, pairOf } from '@newsfold/report/documents/document.ts';
import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { type Alignment, type Clash, FAR } from './alignment.ts';
import { compareClauses } from './compare-clauses.ts';
import { compareSentences } from './compare-sentences.ts';
import type { NumberedPair } from './numbered-pairs.ts';

/** Sentences of the longer of two reports from which they are long. */
const LONG_REPORT = 10;

/** What two reports have in common. */
export interface Comparison {
  /** Statements that say the same. */
  readonly alignments: readonly Alignment[];
  /** Whole sentences that say so as well, one of them having a better counterpart: a report often tells a thing twice. */
  readonly further: readonly Alignment[];
  /** Statements that contradict each other in a day; none of long reports. */
  readonly dayClashes: readonly Clash[];
  /** For each statement of the first report those of the second that say the same but for a number; none of long ones. */
  readonly numberClashes: ReadonlyMap<Statement, ReadonlySet<Statement>>;
  /** Statements of which one says what the other says that somebody denies. */
  readonly denials: readonly Clash[];
  /** Statements of which one says that something is, and the other that it is not; none of long reports. */
  readonly negations: readonly Clash[];
  /** For each sentence of a report those of the other that are about the same thing. */
  readonly sameThing: ReadonlyMap<Statement, ReadonlySet<Statement>>;
  /** Sentences that may be about the same thing. */
  readonly alike: readonly Clash[];
  /** Sentences with a number each that may be about one thing. */
  readonly numbered: readonly NumberedPair[];
}

const clausesOf = annotation('compared clauses', compareClauses);
const comparedSentencesOf = annotation('compared sentences', compareSentences);

const comparisonOf = annotation('comparison', (pair: DocumentPair): Comparison => {
  const { alignments, further, denials, sameThing, alike, numbered } = comparedSentencesOf(pair);
  if (areLong(pair))
    return {
      alignments,
      further,
      denials,
      sameThing,
      alike,
      numbered,
      dayClashes: [],
      negations: [],
      numberClashes: new Map(),
    };
  const clauses = clausesOf(pair);
  return { ...clauses, further: [], sameThing, alike, numbered };
});

/** What two reports share; in an alignment the document with the smaller article id is `a`. */
export function compareReports(one: Document, other: Document): Comparison {
  return comparisonOf(pairOf(one, other));
}

/** Whether the longer of two reports is long, so that whole sentences are compared. */
export function areLong({ a, b }: DocumentPair): boolean {
  return Math.max(sentencesOf(a).sentences.length, sentencesOf(b).sentences.length) >= LONG_REPORT;
}

/** Log-odds of the best counterpart that a statement has in another report; FAR between long reports. */
export function nearestTo({ document, index }: Statement, other: Document): number {
  const pair = pairOf(document, other);
  if (areLong(pair)) return FAR;
  const { nearestOfA, nearestOfB } = clausesOf(pair);
  return (document === pair.a ? nearestOfA : nearestOfB)[index] ?? FAR;
}

/** Log-odds of the best counterpart that a statement's whole sentence has in another report. */
export function nearestSentenceTo({ document, whole }: Statement, other: Document): number {
  const pair = pairOf(document, other);
  const { nearestOfA, nearestOfB } = comparedSentencesOf(pair);
  const nearest = document === pair.a ? nearestOfA : nearestOfB;
  return nearest[sentencesOf(document).placeOf.get(whole) ?? -1] ?? FAR;
}
