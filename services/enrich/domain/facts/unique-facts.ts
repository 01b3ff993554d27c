/**
 * What one source alone says, if it carries weight: no other source has a sentence like it. Two judges, as for what
 * agrees: sentences of long reports are judged by a model, clauses of short ones by the weight of their words.
 */

import { pairOf } from '@newsfold/report/documents/document.ts';
import { attributionOf } from '@newsfold/report/statements/attribution.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { statementsOf } from '@newsfold/report/statements/statements.ts';
import { isSelfContained, isWholeSentence } from '@newsfold/report/statements/wording.ts';
import type { Conflict, UniqueFact } from '@newsfold/schemas/generated/records.ts';
import { areLong, nearestTo } from '../compare/compare-reports.ts';
import type { ReadReport } from '../event/examined-reports.ts';
import { isColumn } from '../framing/own-voice.ts';
import { isReadable, lacksSpeaker } from '../worth/readable.ts';
import { centreOf, measureWorth, worthScore } from '../worth/sentence-worth.ts';
import { type Agreement, referenceTo } from './agreements.ts';
import { measureUniqueness, uniqueScore } from './uniqueness.ts';
import { ownersOf, type WordOwners } from './word-owners.ts';

/** Most of one report: a long report must not drown the others. */
const MAX_OF_REPORT = 5;
/** Log-odds from which another report may say the same. */
const MAYBE_SAME = -2.5;
/** Log-odds from which a sentence of a long report is news of it alone, and as such is shown. */
const NEWS_ALONE = 0.4;
/** Log-odds from which it is worth telling. */
const LEAST_WORTH = 0.2;
/** Log-odds of its best counterpart from which another source may say the same. */
const MAYBE_TOLD = 0;
/** Share of a statement's weight in words that no other source uses. */
const LEAST_NOVELTY = 0.5;
/** Weight below which a statement says too little. */
const LEAST_MASS = 12;

interface Candidate {
  readonly report: ReadReport;
  readonly statement: Statement;
  readonly weight: number;
}

function measureInformation({ article, start, mass, sentence, contentWords }: Statement): number {
  const hasFigure = contentWords.some(({ kind, weight }) => kind === 'number' && weight > 2);
  const hasName = contentWords.some(({ kind }) => kind === 'name');
  const isQuote = /^["“«„]/u.test(article.text.slice(start, start + 1));
  return (
    (Math.min(mass, 60) * (hasFigure ? 1.25 : 1) * (hasName ? 1.1 : 1) * (isQuote ? 0.6 : 1)) /
    (1 + sentence / 12)
  );
}

/** How much a statement says: the weight of its words, less when it is far down or a mere quotation. */
export function informationOf(statement: Statement): number {
  const { notes } = statement;
  notes.information ??= measureInformation(statement);
  return notes.information;
}

function isAlone(statement: Statement, report: ReadReport, reports: readonly ReadReport[]): boolean {
  return reports.every((other) => {
    if (other.source === null || other.source === report.source) return true;
    return nearestTo(statement, other.document) < MAYBE_SAME;
  });
}

/** Share of a statement's weight in words that no other source uses. */
function noveltyOf({ contentWords, mass }: Statement, source: string | null, owners: WordOwners): number {
  let novel = 0;
  for (const { key, weight } of contentWords) if (!owners.isOthers(key, source)) novel += weight;
  return mass === 0 ? 0 : novel / mass;
}

/** The clauses of a sentence that are alone, as one statement: the whole sentence when all are. */
function aloneIn(
  report: ReadReport,
  reports: readonly ReadReport[],
  taken: ReadonlySet<Statement>,
): Statement[] {
  const bySentence = Map.groupBy(statementsOf(report.document), ({ sentence }) => sentence);
  return [...bySentence.values()].flatMap((clauses) => {
    const alone = clauses.filter((clause) => !taken.has(clause) && isAlone(clause, report, reports));
    const [first] = alone;
    if (!first) return [];
    if (alone.length === clauses.length) return [first.whole];
    // Part of a sentence whose other parts others say as well: shown when it can be read by itself.
    const readable = alone.filter(isSelfContained);
    return readable.length === 0
      ? []
      : [readable.reduce((best, clause) => (clause.mass > best.mass ? clause : best))];
  });
}

/** Whether a report is compared by its sentences with the reports of all other sources. */
function isComparedBySentences(report: ReadReport, reports: readonly ReadReport[]): boolean {
  return reports.every(
    ({ document, source }) =>
      source === null || source === report.source || areLong(pairOf(report.document, document)),
  );
}

/** What a long report alone says, with its weight. */
function judgedIn(
  report: ReadReport,
  reports: readonly ReadReport[],
  taken: ReadonlySet<Statement>,
  owners: WordOwners,
  centre: ReadonlySet<number>,
): Candidate[] {
  return measureUniqueness(report, reports, (key) => owners.isOthers(key, report.source)).flatMap(
    ({ sentence: { whole }, input }): Candidate[] => {
      const [, nearest = 0] = input;
      const score = uniqueScore(input);
      if (taken.has(whole) || nearest >= MAYBE_TOLD || score < NEWS_ALONE) return [];
      if (!isWholeSentence(whole) || !isReadable(whole) || lacksSpeaker(whole)) return [];
      if (isColumn(whole.document) && attributionOf(whole) === null) return [];
      const worth = worthScore(measureWorth(whole, nearest, score, centre));
      if (worth < LEAST_WORTH) return [];
      return [{ report, statement: whole, weight: 1 / (1 + Math.exp(-(score + worth) / 2)) }];
    },
  );
}

/** What a short report alone says, with its weight. */
function weighedIn(
  report: ReadReport,
  reports: readonly ReadReport[],
  taken: ReadonlySet<Statement>,
  owners: WordOwners,
): Candidate[] {
  return aloneIn(report, reports, taken)
    .map((statement) => ({ report, statement, weight: informationOf(statement) }))
    .filter(({ statement }) => statement.mass >= LEAST_MASS)
    .filter(({ statement }) => noveltyOf(statement, report.source, owners) >= LEAST_NOVELTY);
}

/**
 * The unique facts of the examined reports, the most informative first.
 * @param agreements whose statements are not unique
 * @param conflicts whose sentences are not unique either
 */
export function findUnique(
  reports: readonly ReadReport[],
  agreements: readonly Agreement[],
  conflicts: readonly Conflict[],
): UniqueFact[] {
  const sources = new Set(reports.map(({ source }) => source).filter((source) => source !== null));
  if (sources.size < 2) return [];
  const taken = new Set(
    agreements.flatMap(({ mentions, further }) =>
      [...mentions, ...further].map(({ statement }) => statement),
    ),
  );
  const owners = ownersOf(reports);
  const centre = centreOf(reports);
  const contested = new Set(
    conflicts.flatMap(({ values }) =>
      values.flatMap(({ references }) => references.map(({ articleId, end }) => `${articleId}:${end}`)),
    ),
  );
  // A later lead repeats the sentences of the report that it goes on from.
  const told = new Set<string>();
  const isFirst = ({ report, statement: { article, start, end } }: Candidate): boolean => {
    const text = `${report.source}\n${article.text.slice(start, end)}`;
    if (told.has(text)) return false;
    told.add(text);
    return true;
  };
  const candidates = reports.flatMap((report): Candidate[] => {
    if (report.source === null) return [];
    const read = isComparedBySentences(report, reports) ? judgedIn : weighedIn;
    return read(report, reports, taken, owners, centre)
      .filter(({ statement: { article, whole } }) => !contested.has(`${article.articleId}:${whole.end}`))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MAX_OF_REPORT)
      .filter(isFirst);
  });
  candidates.sort((a, b) => b.weight - a.weight);
  const most = candidates[0]?.weight ?? 1;
  return candidates.map(({ report, statement, weight }) => ({
    text: statement.article.text.slice(statement.start, statement.end),
    language: statement.article.language,
    publisher: report.source ?? '',
    attribution: attributionOf(statement),
    references: [referenceTo(statement)],
    weight: Math.round((1000 * weight) / most) / 1000,
  }));
}
