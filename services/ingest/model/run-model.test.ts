import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import {
  installSmall,
  type ModelRegistry,
  SMALL_MODEL,
  startModelRegistry,
} from '@newsfold/test/support/model-registry.ts';
import { hashTerm } from '@newsfold/text/words/hash-term.ts';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type ProvidedModel, provideModel } from './provide-model.ts';
import { RELEASED_MODELS } from './released-models.ts';
import { runModel } from './run-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsfold-model-'));
let registry: ModelRegistry;
let provided: ProvidedModel;
beforeAll(async () => {
  registry = await startModelRegistry();
  vi.stubEnv('NEWSFOLD_MAVEN_URL', registry.url);
  provided = await provideModel(SMALL_MODEL, folder, { note: () => undefined }, installSmall);
});
afterAll(() => {
  vi.unstubAllEnvs();
  registry.close();
  rmSync(folder, { recursive: true, force: true });
});

const article = (title: string, text = '') => ({ title, text, language: 'en' });

it('gives the sum of the tokens that it reads: the first ones, and the one that ends a text', async () => {
  const { embed } = await runModel(provided);
  // "Fire. " is a word of five and an empty one.
  expect(Array.from(await embed(article('Fire')))).toEqual([1 + 5 + 0 + 2, -8]);
  expect(Array.from(await embed(article('A', 'fire of nine days')))).toEqual([1 + 2 + 4 + 2, -9]);
});

it('puts articles to the network one after the other, and none that nobody waits for', async () => {
  const runtime = provided.require('onnxruntime-node') as { most: number };
  const { embed } = await runModel(provided);
  runtime.most = 0;
  const over = new AbortController();
  const answers = [embed(article('A')), embed(article('B'), over.signal), embed(article('C'))];
  over.abort();
  const settled = await Promise.allSettled(answers);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(runtime.most).toBe(1);
});

it('says in one line that the runtime does not run here', async () => {
  const require = (() => {
    throw new Error('libonnxruntime.so.1: cannot open\nRequire stack: …');
  }) as unknown as NodeJS.Require;
  await expect(runModel({ ...provided, require })).rejects.toThrow(
    /^onnxruntime does not run here .*: libonnxruntime\.so\.1: cannot open; delete/,
  );
});

it('is calibrated under the id that its vectors begin with', () => {
  for (const [name, { id }] of RELEASED_MODELS)
    expect(defaultSettings.pair.calibrated[name]?.model).toBe(hashTerm(id));
});
