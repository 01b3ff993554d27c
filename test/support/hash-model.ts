/**
 * A model for tests that counts as the released one: its vector is made of the hashes of an article's words, so that
 * articles that share words lie near each other, on any machine and without a download.
 */
import type { EmbeddingModel } from '@newsfold/ingest/model/embedding-model.ts';
import { RELEASED_MODELS } from '@newsfold/ingest/model/released-models.ts';
import { hashTerm, mixHash } from '@newsfold/text/words/hash-term.ts';

const WIDTH = 384;
const BITS = 32;

/** Part of the interface of an operator's module. */
export const id = RELEASED_MODELS.get('minilm')?.id ?? '';

/** Part of the interface of an operator's module. */
export const signs = true;

/** Part of the interface of an operator's module. */
export const embed = ({ title, text }: Parameters<EmbeddingModel['embed']>[0]): Float64Array => {
  const vector = new Float64Array(WIDTH);
  for (const word of `${title} ${text}`.toLowerCase().match(/\p{L}+/gu) ?? []) {
    let hash = hashTerm(word);
    for (let i = 0; i < WIDTH; i++) {
      if (i % BITS === 0) hash = mixHash(hash + 1);
      vector[i] = (vector[i] as number) + ((hash >>> (i % BITS)) & 1 ? 1 : -1);
    }
  }
  return vector;
};
