/**
 * What independent sources agree on. Statements that say the same are gathered around the pair that fits best; each
 * report gives one statement; two different known sources are needed. A sentence that is the same word for word is a
 * copy and counts for the report that had it first.
 */
import type { AgreedFact, Reference } from '@newsfold/schemas/generated/records.ts';
import { type Alignment, compareReports } from '../compare/compare-reports.ts';
import type { ReadReport } from '../event/examined-reports.ts';
import { countSources } from '../event/independence.ts';
import { attributionOf } from '../statements/attribution.ts';
import type { Statement } from '../statements/statement.ts';
import { isSelfContained, wordingOf } from '../statements/wording.ts';

/** A statement with the report that makes it. */
export interface Mention {
  readonly report: ReadReport;
  readonly statement: Statement;
}

/** Statements of different reports that say the same, by time. */
export interface Agreement {
  readonly mentions: readonly Mention[];
  readonly sources: number;
  /** Log-odds of its best pair. */
  readonly score: number;
  /** Whether its best pair is worded alike: mostly words of a third, quoted by both. */
  readonly isQuoted: boolean;
}

/** Most agreed facts in an event. */
export const MAX_AGREED = 20;
const MAX_REFERENCES = 8;
/** Statements from this many words on are not worded alike by chance. */
const COPIED_WORDS = 8;
const COPIED_SHARE = 0.95;

/** Log-odds from which a further report need not fit both of the pair that it joins. */
const SURE = 0.5;

interface Edge {
  readonly one: Mention;
  readonly other: Mention;
  readonly score: number;
  readonly isQuoted: boolean;
}

/** Whether one report has the sentence from the other, or both from a third: a quotation both may have heard. */
function isCopied({ a, b, verbatim, isQuotation }: Alignment): boolean {
  if (isQuotation) return false;
  return verbatim >= COPIED_SHARE && Math.min(a.contentWords.length, b.contentWords.length) >= COPIED_WORDS;
}

function edgesOf(reports: readonly ReadReport[]): Edge[] {
  const edges: Edge[] = [];
  reports.forEach((one, i) => {
    for (const other of reports.slice(i + 1)) {
      if (one.source === null || other.source === null || one.source === other.source) continue;
      for (const alignment of compareReports(one.document, other.document).alignments) {
        if (isCopied(alignment)) continue;
        const { a, b, score, verbatim, isQuotation } = alignment;
        const [first, second] = a.document === one.document ? [a, b] : [b, a];
        edges.push({
          one: { report: one, statement: first },
          other: { report: other, statement: second },
          score,
          isQuoted: isQuotation || verbatim >= COPIED_SHARE,
        });
      }
    }
  });
  // Sorting is stable and edges come in the order of the reports.
  return edges.sort((x, y) => y.score - x.score);
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

/** Gathers the statements that fit both of the best pair, or one of them surely; one of each report. */
function gather(
  seed: Edge,
  fitting: ReadonlyMap<Statement, readonly Counterpart[]>,
  used: ReadonlySet<Statement>,
): Mention[] {
  const mentions: Mention[] = [seed.one, seed.other];
  const reports = new Set([seed.one.report, seed.other.report]);
  const ofOne = fitting.get(seed.one.statement) ?? [];
  const ofOther = fitting.get(seed.other.statement) ?? [];
  for (const found of [ofOne, ofOther]) {
    const rest = found === ofOne ? ofOther : ofOne;
    for (const { mention, score } of found) {
      const { report, statement } = mention;
      if (reports.has(report) || used.has(statement)) continue;
      if (score < SURE && !rest.some((other) => other.mention.statement === statement)) continue;
      reports.add(report);
      mentions.push(mention);
    }
  }
  return mentions;
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

/** The agreements of the examined reports, the best supported first; what both quote after what both report. */
export function findAgreements(reports: readonly ReadReport[]): Agreement[] {
  const order = new Map(reports.map((report, i) => [report, i]));
  const edges = edgesOf(reports);
  const fitting = counterparts(edges);
  const used = new Set<Statement>();
  const found: Agreement[] = [];
  for (const seed of edges) {
    if (used.has(seed.one.statement) || used.has(seed.other.statement)) continue;
    const mentions = gather(seed, fitting, used).sort(
      (a, b) => (order.get(a.report) ?? 0) - (order.get(b.report) ?? 0),
    );
    for (const { statement } of mentions) used.add(statement);
    found.push({
      mentions,
      sources: countSources(mentions.map(({ report }) => report.source)),
      score: seed.score,
      isQuoted: seed.isQuoted,
    });
  }
  return withoutFragments(found).sort(
    (a, b) => b.sources - a.sources || Number(a.isQuoted) - Number(b.isQuoted) || b.score - a.score,
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

/** Characters by which a wording without a name, and one that is not self-contained, counts as longer. */
const NAMELESS = 200;
const FRAGMENT = 80;

/** The wording to show: the shortest, those that name someone and those that begin a sentence first. */
function clearest(mentions: readonly Mention[]): Mention | undefined {
  const rank = ({ statement }: Mention): number => {
    const { start, end, contentWords } = statement;
    const names = contentWords.some(({ kind }) => kind === 'name');
    return end - start + (names ? 0 : NAMELESS) + (isSelfContained(statement) ? 0 : FRAGMENT);
  };
  return [...mentions].sort((a, b) => rank(a) - rank(b))[0];
}

/** The number that all statements have. */
function sharedQuantity(
  mentions: readonly Mention[],
): { readonly slot: string; readonly value: number } | null {
  const [first, ...rest] = mentions;
  const shared = first?.statement.quantities.find(({ value }) =>
    rest.every(({ statement }) => statement.quantities.some((quantity) => quantity.value === value)),
  );
  return shared ? { slot: shared.unit, value: shared.value } : null;
}

/** An agreement as the event shows it. */
export function toAgreedFact({ mentions, sources }: Agreement): AgreedFact {
  const shown = clearest(mentions);
  const others = mentions.filter((mention) => mention !== shown).map((mention) => mention.statement);
  const quantity = sharedQuantity(mentions);
  const statement = shown && wordingOf(shown.statement);
  const ordered = statement ? [statement, ...others] : others;
  return {
    text: statement ? statement.article.text.slice(statement.start, statement.end) : '',
    language: statement?.article.language ?? 'und',
    slot: quantity?.slot ?? '',
    value: quantity?.value ?? null,
    attribution: statement ? attributionOf(statement) : null,
    references: ordered.slice(0, MAX_REFERENCES).map(referenceTo),
    independentPublishers: sources,
  };
}
