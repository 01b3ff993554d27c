/** What a model says of the articles of a replay, asked before it begins: the fold itself waits for nothing. */
import type { AnalyseSettings } from '@newsfold/ingest/domain/analyse.ts';
import type { SecondOpinion } from '@newsfold/ingest/embedding.ts';
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { analyseLine, sharedUrls } from './replay-analysis.ts';
import type { ReplayLine } from './replay-lines.ts';
import { type ReplayOrder, timeLines } from './replay-order.ts';

/** Packed vectors by the position of their line. */
export type ReplayVectors = ReadonlyMap<number, Buffer>;

/** Those of a replay without a model. */
export const NO_VECTORS: ReplayVectors = new Map();

/** An article with its vector, if there is one. */
export function withVector(article: Article, embedding: Buffer | undefined): Article {
  return embedding === undefined ? article : { ...article, features: { ...article.features, embedding } };
}

/** Asks a model about every article that the lines make, one after the other, as ingest would. */
export async function replayVectors(
  lines: readonly ReplayLine[],
  order: ReplayOrder,
  analysis: AnalyseSettings,
  opinion: SecondOpinion,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<ReplayVectors> {
  const vectors = new Map<number, Buffer>();
  const shared = sharedUrls(lines);
  const timed = timeLines(lines, order);
  for (const [done, item] of timed.entries()) {
    const made = analyseLine(item, order, shared, analysis);
    const vector = made.kind === 'article' ? await opinion.of(made.article) : null;
    if (vector !== null) vectors.set(item.line.position, vector);
    progress(done + 1, timed.length);
  }
  return vectors;
}
