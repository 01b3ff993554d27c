import { expect, it } from 'vitest';
import { openOpinion } from './second-opinion.ts';

const say = () => undefined;

it('says which models there are where a name is neither one nor a module', async () => {
  await expect(openOpinion('minlm', {}, say)).rejects.toThrow(
    '--model minlm: no model is called so (there is minilm), and there is no module of this path',
  );
});

it('asks the module that an option or the variables of the workers name, and nobody for none', async () => {
  const module = 'test/support/hash-model.ts';
  expect(await openOpinion(module, {}, say)).not.toBeNull();
  expect(await openOpinion(undefined, { EMBEDDING_MODULE: module }, say)).not.toBeNull();
  expect(await openOpinion('none', { EMBEDDING_MODULE: module }, say)).toBeNull();
  expect(await openOpinion(undefined, {}, say)).toBeNull();
});
