/** What every model of sentence vectors is to ingest, and how one of the operator's own is loaded. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Article } from '@newsfold/schemas/generated/records.ts';

/** A model, as the operator's module exports it. */
export interface EmbeddingModel {
  /** Names the model and its version: vectors of different ids are not compared. */
  readonly id: string;
  /** Languages that it understands; it is not asked about articles in others. Left out: all. */
  readonly languages?: readonly string[] | undefined;
  /** Whether only the sign of each number is recorded, a bit for a byte. */
  readonly signs?: boolean | undefined;
  /**
   * Numbers for an article, always equally many; their direction is what counts.
   * @param signal aborted when nobody waits for the answer any more
   */
  readonly embed: (
    article: Pick<Article, 'title' | 'text' | 'language'>,
    signal?: AbortSignal,
  ) => ArrayLike<number> | Promise<ArrayLike<number>>;
}

/**
 * Loads the operator's module.
 * @throws Error with one line when it cannot be loaded or does not export `id` and `embed`
 */
export async function loadModel(path: string): Promise<EmbeddingModel> {
  const file = resolve(path);
  if (!existsSync(file)) throw new Error(`EMBEDDING_MODULE ${path}: there is no such file`);
  const module = (await import(pathToFileURL(file).href).catch((error: Error) => {
    const [why] = error.message.split('\n');
    throw new Error(`EMBEDDING_MODULE ${path}: it cannot be loaded: ${why}`, { cause: error });
  })) as Partial<EmbeddingModel>;
  const { id, embed, languages, signs } = module;
  if (typeof id !== 'string' || id === '' || typeof embed !== 'function') {
    throw new Error(
      `EMBEDDING_MODULE ${path}: it must export a text \`id\` and a function \`embed(article)\` that gives numbers`,
    );
  }
  return { id, embed, languages, signs };
}
