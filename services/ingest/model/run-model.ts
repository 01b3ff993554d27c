/** Runs a released model: an article's headline and first sentences to the signs of their vector. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EmbeddingModel } from './embedding-model.ts';
import type { ProvidedModel } from './provide-model.ts';
import { NETWORK, TOKENIZER } from './released-models.ts';

/** What is used of the package that runs networks. */
interface Runtime {
  readonly InferenceSession: {
    create(path: string, options: object): Promise<Session>;
  };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, shape: readonly number[]) => Tensor;
}

interface Tensor {
  readonly data: Float32Array;
}

interface Session {
  run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
}

/** What is used of the package that cuts texts into tokens. */
interface Tokenizers {
  readonly Tokenizer: new (
    tokenizer: unknown,
    config: object,
  ) => { encode(text: string): { readonly ids: readonly number[] } };
}

/** Characters of an article that are cut into tokens: more than 64 of them hold, whatever the text. */
const CHARACTERS = 800;

/** Loads what runs networks. @throws Error with one line when it does not run on this system */
export function loadRuntime(require: NodeJS.Require): Runtime {
  try {
    return require('onnxruntime-node') as Runtime;
  } catch (error) {
    const [why] = (error as Error).message.split('\n');
    throw new Error(
      `onnxruntime does not run here (${process.platform} ${process.arch}): ${why}; delete the folder of models to have it fetched again, or start without a model`,
    );
  }
}

/** The mean of the tokens' vectors: its direction is that of the text. */
function meanOf(states: Float32Array, tokens: number): Float32Array {
  const width = states.length / tokens;
  const sum = new Float32Array(width);
  for (let token = 0; token < tokens; token++)
    for (let i = 0; i < width; i++) sum[i] = (sum[i] as number) + (states[token * width + i] as number);
  return sum;
}

/**
 * Loads a model.
 *
 * Articles are put to the network one after the other: weights of 8 bits are scaled by the greatest number of a whole
 * batch, so that an article's vector would depend on its neighbours, and a batch saves nothing (4.9 ms an article alone,
 * 4.7 to 5.2 in batches of 8 to 32). One thread each, off the main one.
 * @throws Error when the packages do not run on this system
 */
export async function runModel({ model, files, require }: ProvidedModel): Promise<EmbeddingModel> {
  const { InferenceSession, Tensor } = loadRuntime(require);
  const { Tokenizer } = require('@huggingface/tokenizers') as Tokenizers;
  const tokenizer = new Tokenizer(JSON.parse(await readFile(join(files, TOKENIZER), 'utf8')), {});
  const session = await InferenceSession.create(join(files, NETWORK), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  let last: Promise<unknown> = Promise.resolve();
  const vectorOf = async (text: string): Promise<Float32Array> => {
    const all = tokenizer.encode(text).ids;
    // The last token says that the text ends.
    const ids = all.length > model.tokens ? [...all.slice(0, model.tokens - 1), all.at(-1) as number] : all;
    const tensor = (value: (i: number) => bigint) =>
      new Tensor(
        'int64',
        BigInt64Array.from(ids, (_, i) => value(i)),
        [1, ids.length],
      );
    const { last_hidden_state: states } = await session.run({
      input_ids: tensor((i) => BigInt(ids[i] as number)),
      attention_mask: tensor(() => 1n),
      token_type_ids: tensor(() => 0n),
    });
    return meanOf((states as Tensor).data, ids.length);
  };
  return {
    id: model.id,
    languages: model.languages,
    signs: true,
    embed: ({ title, text }, signal) => {
      // One at a time, and none that nobody waits for any more.
      const answer = last.then(() => {
        signal?.throwIfAborted();
        return vectorOf(`${title}. ${text.slice(0, CHARACTERS)}`);
      });
      last = answer.catch(() => undefined);
      return answer;
    },
  };
}
