import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  installSmall,
  type ModelRegistry,
  SMALL_MODEL,
  startModelRegistry,
} from '@newsfold/test/support/model-registry.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openModel } from './open-model.ts';
import { type Install, provideModel } from './provide-model.ts';
import { NETWORK } from './released-models.ts';

let registry: ModelRegistry;
let folder: string;
let notes: string[];
beforeEach(async () => {
  registry = await startModelRegistry();
  folder = mkdtempSync(join(tmpdir(), 'newsfold-models-'));
  notes = [];
  vi.stubEnv('NEWSFOLD_MAVEN_URL', registry.url);
});
afterEach(() => {
  vi.unstubAllEnvs();
  registry.close();
  rmSync(folder, { recursive: true, force: true });
});

const watcher = { note: (line: string) => void notes.push(line) };
const provide = (install: Install = installSmall) => provideModel(SMALL_MODEL, folder, watcher, install);
const networkOf = (files: string) => join(files, NETWORK);

it('fetches model and packages once, and keeps of the packages what this system runs', async () => {
  const bytes: number[] = [];
  const { files } = await provideModel(
    SMALL_MODEL,
    folder,
    { ...watcher, bytes: (done, total) => bytes.push(done / total) },
    installSmall,
  );
  expect(readFileSync(networkOf(files), 'utf8')).toBe('weights of a network');
  expect(notes).toHaveLength(2);
  expect(bytes.at(-1)).toBe(1);
  const packages = readdirSync(folder).find((name) => name.startsWith('packages-')) as string;
  const native = join(folder, packages, 'node_modules/onnxruntime-node/bin/napi-v6');
  expect(existsSync(join(native, process.platform, process.arch, 'binding.node'))).toBe(true);
  expect(existsSync(join(native, 'other/chip'))).toBe(false);

  registry.close();
  await provide(() => Promise.reject(new Error('nothing is installed twice')));
  expect(registry.requests).toBe(1);
  expect(notes).toHaveLength(2);
});

it('says that a kept file is damaged by one byte, and fetches the model again', async () => {
  const { files } = await provide();
  const path = networkOf(files);
  const content = readFileSync(path);
  content[3] = (content[3] as number) ^ 1;
  writeFileSync(path, content);
  await provide();
  expect(notes.at(-1)).toBe(`${path} is damaged; fetching the model small again, 0 MB …`);
  expect(readFileSync(path, 'utf8')).toBe('weights of a network');
});

it('installs again what runs the model when a byte of it is damaged', async () => {
  await provide();
  const packages = readdirSync(folder).find((name) => name.startsWith('packages-')) as string;
  const native = join(folder, packages, 'node_modules/onnxruntime-node/index.js');
  const content = readFileSync(native, 'utf8');
  writeFileSync(native, content.replace('exports', 'Exports'));
  await expect(provide(async () => 'ENOTFOUND')).rejects.toThrow('could not be installed: ENOTFOUND');
  await provide();
  expect(notes.at(-1)).toBe(
    `${native} is damaged; fetching the packages that run the model again, about 110 MB …`,
  );
  expect(readFileSync(native, 'utf8')).toBe(content);
  for (const torn of ['torn', '']) {
    writeFileSync(join(folder, packages, 'SHA256SUMS'), torn);
    await provide();
    expect(notes.at(-1)).toMatch(/SHA256SUMS is damaged/);
    notes.length = 0;
  }
});

it('refuses what the repository has under the name, if it is another', async () => {
  registry.archive = registry.archive.replace('weights', 'Weights');
  const providing = provide();
  await expect(providing).rejects.toThrow('its content is not what it was when newsfold was released');
  expect(readdirSync(folder).filter((name) => name.startsWith('small'))).toEqual([]);
});

it('says what to do when nothing can be fetched, and leaves nothing that looks complete', async () => {
  await expect(provide(async () => 'ENOTFOUND')).rejects.toThrow(
    'the packages that run the model could not be installed: ENOTFOUND; check the network',
  );
  expect(readdirSync(folder)).toEqual([]);
});

it('names the models that there are', async () => {
  const opening = openModel({ model: 'large', module: '', folder }, watcher);
  await expect(opening).rejects.toThrow('no model is called large; there is minilm');
  expect(await openModel({ model: '', module: '', folder }, watcher)).toBeNull();
});
