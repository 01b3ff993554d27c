/** Lines of a file to what ingest makes of them. */
import { analyse } from '@newsfold/ingest/domain/analyse.ts';
import { parseRaw } from '@newsfold/ingest/domain/parse-raw.ts';
import type { Article } from '@newsfold/schemas/generated/records.ts';

/** An article as articles.v1 has it, without the features of matching; times as ISO 8601. */
export type ShownArticle = Omit<Article, 'features' | 'publishedAt' | 'seenAt'> & {
  readonly publishedAt: string | null;
  readonly seenAt: string;
};

/** What became of an item. */
export type AnalysedRow =
  | { readonly line: number; readonly item: number; readonly article: ShownArticle }
  | { readonly line: number; readonly rejected: string };

function shown({ features: _, ...article }: Article): ShownArticle {
  const { publishedAt, seenAt } = article;
  return {
    ...article,
    publishedAt: publishedAt === null ? null : new Date(publishedAt).toISOString(),
    seenAt: new Date(seenAt).toISOString(),
  };
}

function analyseLine(line: number, bytes: Buffer, arrivedAt: number): AnalysedRow {
  const parsed = parseRaw(bytes);
  const origin = { topic: 'analyse', partition: 0, offset: line - 1, timestamp: arrivedAt };
  const result = parsed.kind === 'parsed' ? analyse(parsed.raw, origin) : parsed;
  return result.kind === 'rejected'
    ? { line, rejected: `${result.reason}: ${result.detail}` }
    : { line, item: 0, article: shown(result.article) };
}

/**
 * Analyses lines as ingest analyses the records of a raw topic.
 * @param lines numbered from 1
 * @param arrivedAt when they are taken to have arrived, ms since the epoch
 */
export async function* analyseLines(
  lines: AsyncIterable<{ readonly number: number; readonly line: Buffer }>,
  arrivedAt: number,
): AsyncGenerator<AnalysedRow> {
  for await (const { number, line } of lines) yield analyseLine(number, line, arrivedAt);
}
