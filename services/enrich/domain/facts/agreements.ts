/**
 * What independent sources agree on. Statements that say the same are gathered around the pair that fits best; each
 * report gives one statement, and further sentences in which it says so again; two different known sources are needed.
 * A sentence that is the same word for word is a copy and counts for the report that had it first; a quotation is what
 * both have heard, one agreement behind what reports tell themselves.
 */

import { attributionOf } from '@newsfold/report/statements/attribution.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import type { AgreedFact, Conflict, FirstReport, Reference } from '@newsfold/schemas/generated/records.ts';
import type { Alignment } from '../compare/alignment.ts';
import { compareReports } from '../compare/compare-reports.ts';
import type { PairFeatures } from '../compare/pair-features.ts';
import type { ReadReport } from '../event/examined-reports.ts';
import { countSources } from '../event/independence.ts';
import { clearestOf, shownOf } from '../worth/clearest.ts';
import { isTelling, topicOf } from '../worth/telling.ts';
import { historyOf } from './fact-states.ts';
import { toldOnce } from './told-once.ts';

/** A statement with the report that makes it. */
export interface Mention {
  readonly report: ReadReport;
  readonly statement: Statement;
}

/** Statements of different reports that say the same, by time. */
export interface Agreement {
  readonly mentions: readonly Mention[];
  /** Those of its best pair, one of which is shown: the others fit it less. */
  readonly best: readonly Mention[];
  /** Where these reports say it again, in the order of their fit. */
  readonly further: readonly Mention[];
  readonly sources: number;
  /** Log-odds of its best pair. */
  readonly score: number;
  /** What was measured of the words of its best pair. */
  readonly words: PairFeatures;
  /** Whether its best pair is worded alike: mostly words of a third, quoted by both. */
  readonly isQuoted: boolean;
}

const MAX_REFERENCES = 12;
/** Statements from this many words on are not worded alike by chance. */
const COPIED_WORDS = 8;
const COPIED_SHARE = 0.95;

/** Log-odds from which a further report need not fit both of the pair that it joins. */
const SURE = 0.2;

/** Whether a statement is one clause, which tells one thing. */
const isClause = ({ index }: Statement): boolean => index >= 0;

/** What the alignments of all reports say. */
interface Edges {
  /** Best first. */
  readonly edges: readonly Edge[];
  /** Between sentences one of which fits another one better. */
  readonly further: readonly Edge[];
  /** The sentences that may be about the same thing as a sentence. */
  readonly near: ReadonlyMap<Statement, ReadonlySet<Statement>>;
  /** The statements that are worded like a statement. */
  readonly copies: ReadonlyMap<Statement, ReadonlySet<Statement>>;
}

interface Edge {
  readonly one: Mention;
  readonly other: Mention;
  readonly score: number;
  readonly words: PairFeatures;
  readonly isQuoted: boolean;
}

/** Whether one report has the sentence from the other, or both from a third: a quotation both may have heard. */
function isCopied({ a, b, verbatim, isQuotation }: Alignment): boolean {
  if (isQuotation) return false;
  return verbatim >= COPIED_SHARE && Math.min(a.contentWords.length, b.contentWords.length) >= COPIED_WORDS;
}

function toEdge(one: ReadReport, other: ReadReport, alignment: Alignment): Edge {
  const { a, b, score, verbatim, isQuotation, words } = alignment;
  const [first, second] = a.document === one.document ? [a, b] : [b, a];
  return {
    one: { report: one, statement: first },
    other: { report: other, statement: second },
    score,
    words,
    isQuoted: isQuotation || verbatim >= COPIED_SHARE,
  };
}

function edgesOf(reports: readonly ReadReport[]): Edges {
  const edges: Edge[] = [];
  const again: Edge[] = [];
  const near = new Map<Statement, Set<Statement>>();
  const copies = new Map<Statement, Set<Statement>>();
  const isCopy = (alignment: Alignment): boolean => {
    const { a, b } = alignment;
    if (!isCopied(alignment)) return false;
    copies.set(a, (copies.get(a) ?? new Set()).add(b));
    copies.set(b, (copies.get(b) ?? new Set()).add(a));
    return true;
  };
  reports.forEach((one, i) => {
    for (const other of reports.slice(i + 1)) {
      if (one.source === null || other.source === null || one.source === other.source) continue;
      const { alignments, further, alike } = compareReports(one.document, other.document);
      for (const { a, b } of alike) {
        near.set(a, (near.get(a) ?? new Set()).add(b));
        near.set(b, (near.get(b) ?? new Set()).add(a));
      }
      for (const alignment of alignments) if (!isCopy(alignment)) edges.push(toEdge(one, other, alignment));
      for (const alignment of further) if (!isCopy(alignment)) again.push(toEdge(one, other, alignment));
    }
  });
  // Sorting is stable and edges come in the order of the reports.
  const byScore = (x: Edge, y: Edge): number => y.score - x.score;
  return { edges: edges.sort(byScore), further: again.sort(byScore), near, copies };
}

/** A statement that says the same as another one. */
interface Counterpart {
  readonly mention: Mention;
  readonly score: number;
}

/** The counterparts of each statement, best first. */
function counterparts(edges: readonly Edge[]): ReadonlyMap<Statement, readonly Counterpart[]> {
  const known = new Map<Statement, Counterpart[]>();
  const add = (statement: Statement, mention: Mention, score: number): void => {
    const found = known.get(statement);
    if (found) found.push({ mention, score });
    else known.set(statement, [{ mention, score }]);
  };
  for (const { one, other, score } of edges) {
    add(one.statement, other, score);
    add(other.statement, one, score);
  }
  return known;
}

/**
 * Gathers the statements that fit both of the best pair, or one of them surely and may be about the same thing as the
 * other; one of each report. What fits only one of two long sentences mostly tells another thing of it. A sentence that
 * another agreement was found by may say this as well.
 */
function gather(
  seed: Edge,
  fitting: ReadonlyMap<Statement, readonly Counterpart[]>,
  near: Edges['near'],
): Mention[] {
  const mentions: Mention[] = [seed.one, seed.other];
  const reports = new Set([seed.one.report, seed.other.report]);
  for (const [one, other] of [
    [seed.one.statement, seed.other.statement],
    [seed.other.statement, seed.one.statement],
  ] as const) {
    for (const { mention, score } of fitting.get(one) ?? []) {
      const { report, statement } = mention;
      if (reports.has(report)) continue;
      const fitsBoth = fitting.get(other)?.some((fit) => fit.mention.statement === statement) === true;
      const mayFitBoth = isClause(one) || near.get(other.whole)?.has(statement.whole) === true;
      if (!fitsBoth && (score < SURE || !mayFitBoth)) continue;
      reports.add(report);
      mentions.push(mention);
    }
  }
  return mentions;
}

/** Sentences in which the reports of an agreement say it again. */
function sayingAgain(
  mentions: readonly Mention[],
  again: ReadonlyMap<Statement, readonly Counterpart[]>,
): Mention[] {
  const found = new Map<Statement, Mention>();
  const told = new Set(mentions.map(({ statement }) => statement));
  for (const { statement } of mentions) {
    for (const { mention } of again.get(statement) ?? [])
      if (!told.has(mention.statement)) found.set(mention.statement, mention);
  }
  return [...found.values()];
}

/** The sources that say it in words of their own, or had these words first. */
function independentSources(mentions: readonly Mention[], { copies }: Edges): number {
  const own = mentions.filter(({ statement }, i) => {
    const alike = copies.get(statement);
    return alike === undefined || !mentions.slice(0, i).some((earlier) => alike.has(earlier.statement));
  });
  return countSources(own.map(({ report }) => report.source));
}

/** One agreement for a quotation, however many clauses both reports have of its sentence. */
function withoutFragments(found: readonly Agreement[]): Agreement[] {
  const quoted = new Set<Statement>();
  return found.filter(({ mentions, isQuoted }) => {
    if (!isQuoted) return true;
    const wholes = mentions.map(({ statement }) => statement.whole);
    if (wholes.some((whole) => quoted.has(whole))) return false;
    for (const whole of wholes) quoted.add(whole);
    return true;
  });
}

/** Whether the sentences of a pair have told their thing. */
function isTaken({ one, other }: Edge, used: ReadonlySet<Statement>): boolean {
  const taken = [one, other].filter(({ statement }) => used.has(statement));
  if (taken.length === 0) return false;
  // A sentence of several clauses may tell two things.
  return taken.length === 2 || taken.some(({ statement }) => isClause(statement));
}

/** All that statements of several sources say alike, worth telling or not, each around its best pair. */
export function gatherAgreements(reports: readonly ReadReport[]): Agreement[] {
  const order = new Map(reports.map((report, i) => [report, i]));
  const said = edgesOf(reports);
  const fitting = counterparts(said.edges);
  const again = counterparts(said.further);
  const used = new Set<Statement>();
  const found: Agreement[] = [];
  for (const seed of said.edges) {
    if (isTaken(seed, used)) continue;
    const mentions = gather(seed, fitting, said.near).sort(
      (a, b) => (order.get(a.report) ?? 0) - (order.get(b.report) ?? 0),
    );
    const further = sayingAgain(mentions, again);
    for (const { statement } of [...mentions, ...further]) used.add(statement);
    found.push({
      mentions,
      best: mentions.filter((mention) => mention === seed.one || mention === seed.other),
      further,
      sources: independentSources(mentions, said),
      score: seed.score,
      words: seed.words,
      isQuoted: seed.isQuoted,
    });
  }
  return found;
}

/** The agreements of the examined reports, the best supported first; what both quote after what both report. */
export function findAgreements(reports: readonly ReadReport[]): Agreement[] {
  const topic = topicOf(reports);
  return toldOnce(
    withoutFragments(gatherAgreements(reports).filter((agreement) => isTelling(agreement, topic))).sort(
      (a, b) => b.sources - a.sources || Number(a.isQuoted) - Number(b.isQuoted) || b.score - a.score,
    ),
  );
}

/** A statement as a reference to its place. */
export function referenceTo({
  article,
  start,
  end,
}: Pick<Statement, 'article' | 'start' | 'end'>): Reference {
  return { articleId: article.articleId, start, end, quote: '' };
}

/** The number that all statements have. */
export function sharedQuantity(
  mentions: readonly Mention[],
): { readonly slot: string; readonly value: number } | null {
  const [first, ...rest] = mentions;
  const shared = first?.statement.quantities.find(({ value }) =>
    rest.every(({ statement }) => statement.quantities.some((quantity) => quantity.value === value)),
  );
  return shared ? { slot: shared.unit, value: shared.value } : null;
}

/** The report that had it before all others; null when the time of one is not exact, or two were first. */
function firstReportOf(mentions: readonly Mention[]): FirstReport | null {
  const times = mentions.map(({ report: { article } }) =>
    article.publishedAtQuality === 'exact' ? article.publishedAt : null,
  );
  const known = times.filter((time) => time !== null);
  if (known.length < times.length) return null;
  const earliest = Math.min(...known);
  const [first, ...others] = mentions.filter((_, i) => times[i] === earliest);
  if (!first || others.length > 0) return null;
  const { article, source } = first.report;
  return { articleId: article.articleId, publisher: source ?? '', publishedAt: earliest };
}

/**
 * An agreement as the event shows it.
 * @param conflicts whose denials say that a claim is denied
 * @param reports the examined reports, in their order
 */
export function toAgreedFact(
  { mentions, best, further, sources, isQuoted }: Agreement,
  conflicts: readonly Conflict[],
  reports: readonly ReadReport[],
): AgreedFact {
  const history = historyOf(mentions, conflicts, reports);
  const shown = clearestOf(best.length === 0 ? mentions : best);
  const others = [...mentions.filter((mention) => mention !== shown), ...further].map(
    (mention) => mention.statement,
  );
  const quantity = sharedQuantity(mentions);
  const statement = shown && shownOf(shown.statement);
  const ordered = statement ? [statement, ...others] : others;
  return {
    text: statement ? statement.article.text.slice(statement.start, statement.end) : '',
    language: statement?.article.language ?? 'und',
    slot: quantity?.slot ?? '',
    value: quantity?.value ?? null,
    attribution: statement ? attributionOf(statement) : null,
    references: ordered.slice(0, MAX_REFERENCES).map(referenceTo),
    independentPublishers: sources,
    isQuotation: isQuoted,
    firstReport: firstReportOf(mentions),
    state: history.at(-1)?.state ?? 'reported',
    history,
  };
}
