/** The second opinion of commands that analyse files: the model that an option or the workers' variables name. */
import { existsSync } from 'node:fs';
import { ingestTable } from '@newsfold/ingest/config.ts';
import { type EmbeddingOutcome, SecondOpinion } from '@newsfold/ingest/embedding.ts';
import { openModel } from '@newsfold/ingest/model/open-model.ts';
import { RELEASED_MODELS } from '@newsfold/ingest/model/released-models.ts';

/** The row of the option, for the tables of commands. */
export const MODEL_OPTION = {
  type: 'string',
  value: 'NAME',
  doc: 'also ask a model what the articles mean: minilm, or the path of a module; else EMBEDDING_MODEL or EMBEDDING_MODULE; none for none',
} as const;

/** A file waits for its model: a slow moment must not decide. ms */
const PATIENCE_MS = 60_000;

/** An opinion, and what became of the requests so far. */
export interface CountedOpinion {
  readonly opinion: SecondOpinion;
  readonly counts: ReadonlyMap<EmbeddingOutcome, number>;
}

/**
 * Opens it; null when none is wanted.
 * @param wanted the option's value
 * @param say takes lines for people
 * @throws Error with one line when it cannot be had
 */
export async function openOpinion(
  wanted: string | undefined,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<CountedOpinion | null> {
  const { EMBEDDING_MODEL = '', EMBEDDING_MODULE = '', EMBEDDING_FOLDER = '' } = env;
  const isReleased = wanted !== undefined && RELEASED_MODELS.has(wanted);
  const named =
    wanted === undefined
      ? { model: ingestTable.EMBEDDING_MODEL.parse(EMBEDDING_MODEL), module: EMBEDDING_MODULE }
      : { model: isReleased ? wanted : '', module: isReleased || wanted === 'none' ? '' : wanted };
  if (named.module === wanted && !existsSync(named.module))
    throw new Error(
      `--model ${wanted}: no model is called so (there is ${[...RELEASED_MODELS.keys()].join(', ')}), and there is no module of this path`,
    );
  const model = await openModel({ ...named, folder: EMBEDDING_FOLDER }, { note: say });
  if (model === null) return null;
  const counts = new Map<EmbeddingOutcome, number>();
  const count = (outcome: EmbeddingOutcome) => void counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return { opinion: new SecondOpinion(model, PATIENCE_MS, count), counts };
}

/** What became of the requests, in words. */
export function opinionText({ counts }: CountedOpinion): string {
  return `vectors: ${[...counts].map(([outcome, count]) => `${outcome} ${count}`).join(', ') || 'none'}`;
}
