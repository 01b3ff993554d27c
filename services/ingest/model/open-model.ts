/** The second opinion by a name: a released model, fetched when it is missing, or a module of the operator's. */
import { type EmbeddingModel, loadModel } from './embedding-model.ts';
import { MODELS_FOLDER, type ProvidedModel, type ProvideWatcher, provideModel } from './provide-model.ts';
import { RELEASED_MODELS } from './released-models.ts';
import { runModel } from './run-model.ts';

/** What is asked for; empty texts for nothing. */
export interface WantedModel {
  /** Name of a released model. */
  readonly model: string;
  /** Path of a module. */
  readonly module: string;
  /** Where models are kept; empty for the folder of this installation. */
  readonly folder: string;
}

/**
 * Provides a released model by its name.
 * @throws Error with one line that says what could not be had and what to do
 */
export async function provideNamed(
  name: string,
  folder: string,
  watcher: ProvideWatcher,
): Promise<ProvidedModel> {
  const model = RELEASED_MODELS.get(name);
  if (model === undefined)
    throw new Error(`no model is called ${name}; there is ${[...RELEASED_MODELS.keys()].join(', ')}`);
  return provideModel(model, folder || MODELS_FOLDER, watcher);
}

/**
 * Opens what is asked for; null when nothing is.
 * @throws Error with one line when it cannot be had or does not run here
 */
export async function openModel(
  { model, module, folder }: WantedModel,
  watcher: ProvideWatcher,
): Promise<EmbeddingModel | null> {
  if (model !== '') return runModel(await provideNamed(model, folder, watcher));
  return module === '' ? null : loadModel(module);
}
