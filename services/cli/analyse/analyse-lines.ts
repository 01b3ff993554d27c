/** Lines of a file to what ingest makes of them. */
import {
  type AnalyseSettings,
  type Analysis,
  analyseItem,
  DEFAULT_SETTINGS,
} from '@newsfold/ingest/domain/analyse.ts';
import { type RawItem, takeApart } from '@newsfold/ingest/domain/container/take-apart.ts';
import { parseDocument, type RawInput } from '@newsfold/ingest/domain/parse-raw.ts';
import type { Rejection } from '@newsfold/ingest/domain/reject-reason.ts';
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { type Explanation, explainArticle } from './explain-article.ts';

/** An article as articles.v1 has it, without the features of matching and what was read of its text; times as ISO 8601. */
export type ShownArticle = Omit<Article, 'features' | 'reading' | 'publishedAt' | 'seenAt'> & {
  readonly publishedAt: string | null;
  readonly seenAt: string;
};

/** What became of an item. */
export type AnalysedRow =
  | {
      readonly line: number;
      readonly item: number;
      readonly article: ShownArticle;
      readonly explain?: Explanation;
    }
  /** Ids of the articles that it takes back. */
  | { readonly line: number; readonly item: number; readonly withdraws: readonly string[] }
  /** The item is named where the line holds many. */
  | { readonly line: number; readonly item?: number; readonly rejected: string };

/** How lines are analysed. */
export interface AnalyseLinesOptions {
  /** When they are taken to have arrived, ms since the epoch. */
  readonly arrivedAt: number;
  /** Say of each field where it came from. */
  readonly explain: boolean;
  /** Those of a worker that is configured with nothing else, when left out. */
  readonly settings?: AnalyseSettings;
}

function shown({ features: _, reading: _reading, ...article }: Article): ShownArticle {
  const { publishedAt, seenAt } = article;
  return {
    ...article,
    publishedAt: publishedAt === null ? null : new Date(publishedAt).toISOString(),
    seenAt: new Date(seenAt).toISOString(),
  };
}

/** Where an item is: its line, and its number where the line holds many. */
interface RowPlace {
  readonly line: number;
  readonly item?: number;
}

const rejectedRow = (place: RowPlace, { reason, detail }: Rejection): AnalysedRow => ({
  ...place,
  rejected: `${reason}: ${detail}`,
});

function rowOf(place: RowPlace, raw: RawInput, analysis: Analysis, explain: boolean): AnalysedRow {
  if (analysis.kind === 'rejected') return rejectedRow(place, analysis);
  if (analysis.kind === 'decision')
    return { line: place.line, item: place.item ?? 0, withdraws: analysis.decision.articleIds };
  const { article } = analysis;
  const row = { line: place.line, item: place.item ?? 0, article: shown(article) };
  return explain ? { ...row, explain: explainArticle(raw, article) } : row;
}

function analyseLine(line: number, bytes: Buffer, options: AnalyseLinesOptions): readonly AnalysedRow[] {
  const { settings = DEFAULT_SETTINGS, explain } = options;
  const parsed = parseDocument(bytes);
  const taken = parsed.kind === 'rejected' ? parsed : takeApart(parsed.document);
  if (taken.kind === 'rejected') return [rejectedRow({ line }, taken)];
  const place = { topic: 'analyse', partition: 0, offset: line - 1, timestamp: options.arrivedAt };
  if (taken.kind === 'one')
    return [rowOf({ line }, taken.raw, analyseItem(taken.raw, place, settings), explain)];
  const items = taken.items.length;
  return taken.items.map((one: RawItem, item) =>
    one.kind === 'refused'
      ? rejectedRow({ line, item }, one.rejection)
      : rowOf({ line, item }, one.raw, analyseItem(one.raw, { ...place, item, items }, settings), explain),
  );
}

/**
 * Analyses lines as ingest analyses the records of a raw topic: a row for each article or rejection, in their order.
 * @param lines numbered from 1
 */
export async function* analyseLines(
  lines: AsyncIterable<{ readonly number: number; readonly line: Buffer }>,
  options: AnalyseLinesOptions,
): AsyncGenerator<AnalysedRow> {
  for await (const { number, line } of lines) yield* analyseLine(number, line, options);
}
