/** What one source alone says, if it carries weight: no other source has a sentence like it. */

import type { Conflict, UniqueFact } from '@newsfold/schemas/generated/records.ts';
import { nearestSentenceTo, nearestTo } from '../compare/compare-reports.ts';
import type { ReadReport } from '../event/examined-reports.ts';
import { attributionOf } from '../statements/attribution.ts';
import type { Statement } from '../statements/statement.ts';
import { statementsOf } from '../statements/statements.ts';
import { isSelfContained } from '../statements/wording.ts';
import { type Agreement, referenceTo } from './agreements.ts';

/** Most unique facts in an event. */
const MAX_UNIQUE = 15;
/** Most of one report: a long report must not drown the others. */
const MAX_OF_REPORT = 5;
/** Log-odds from which another report may say the same. */
const MAYBE_SAME = -2.5;
/** The same for whole sentences of long reports. */
const MAYBE_SAME_SENTENCE = -1;
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
    return (
      nearestTo(statement, other.document) < MAYBE_SAME &&
      nearestSentenceTo(statement, other.document) < MAYBE_SAME_SENTENCE
    );
  });
}

/** Words of several sources' reports. */
const SHARED = Symbol('shared');
type WordOwners = ReadonlyMap<number, string | typeof SHARED>;

/** The source of each word: what no other source has a word for, the others do not say. */
function ownersOf(reports: readonly ReadReport[]): WordOwners {
  const owners = new Map<number, string | typeof SHARED>();
  for (const { document, source } of reports) {
    const name = source ?? '';
    for (const { contentWords } of statementsOf(document)) {
      for (const { key } of contentWords) {
        const owner = owners.get(key);
        if (owner === undefined) owners.set(key, name);
        else if (owner !== name) owners.set(key, SHARED);
      }
    }
  }
  return owners;
}

/** Share of a statement's weight in words that no other source uses. */
function noveltyOf({ contentWords, mass }: Statement, owners: WordOwners): number {
  let novel = 0;
  for (const { key, weight } of contentWords) if (owners.get(key) !== SHARED) novel += weight;
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
  const contested = new Set(
    conflicts.flatMap(({ values }) =>
      values.flatMap(({ references }) => references.map(({ articleId, end }) => `${articleId}:${end}`)),
    ),
  );
  const candidates = reports.flatMap((report): Candidate[] => {
    if (report.source === null) return [];
    return aloneIn(report, reports, taken)
      .map((statement) => ({ report, statement, weight: informationOf(statement) }))
      .filter(({ statement }) => statement.mass >= LEAST_MASS)
      .filter(({ statement }) => noveltyOf(statement, owners) >= LEAST_NOVELTY)
      .filter(({ statement: { article, whole } }) => !contested.has(`${article.articleId}:${whole.end}`))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MAX_OF_REPORT);
  });
  candidates.sort((a, b) => b.weight - a.weight);
  const most = candidates[0]?.weight ?? 1;
  return candidates.slice(0, MAX_UNIQUE).map(({ report, statement, weight }) => ({
    text: statement.article.text.slice(statement.start, statement.end),
    language: statement.article.language,
    publisher: report.source ?? '',
    attribution: attributionOf(statement),
    references: [referenceTo(statement)],
    weight: Math.round((1000 * weight) / most) / 1000,
  }));
}
