/**
 * A correction to kafkajs 2.2.4: its checksum of what is appended goes byte by byte, and was a tenth of ingest's
 * processor time. Ours takes its place in the module cache, so this file must be loaded before kafkajs: files that import
 * kafkajs import this one first. Loaded after it, it changes nothing and harms nothing.
 *
 * kafkajs is pinned; both are compared on a known input, and another shape is an error at start.
 */
import { createRequire } from 'node:module';
import { crc32c } from './crc32c.ts';

const load = createRequire(import.meta.url);
const { version } = load('kafkajs/package.json') as { version: string };
const path = load.resolve('kafkajs/src/protocol/recordBatch/crc32C/index.js');
const original = load(path) as (bytes: Buffer) => number;
const known = Buffer.from('123456789, and a few more bytes than eight');
if (version !== '2.2.4' || typeof original !== 'function' || original(known) !== crc32c(known))
  throw new Error(
    `kafkajs ${version}: the checksum correction was written for 2.2.4; check whether it is still needed`,
  );
const module = load.cache[path];
if (module) module.exports = crc32c;
