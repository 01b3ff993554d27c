/**
 * Headers between kafkajs and the port, and a correction to kafkajs 2.2.4, applied once per process.
 *
 * kafkajs gathers a record's headers in a plain object that it copies for every header: a header named `constructor` or
 * `toString` comes out as a list that holds a function, one named `__proto__` changes the object, and the time grows
 * with the square of their number (measured: 10,000 headers 20 s, 20,000 almost three minutes; a batch may hold a
 * million). Each of these lets a single record of a feed stop its partition for good. Here they are gathered in one pass
 * into an object without a prototype. kafkajs is pinned; the shape of what is replaced is checked, and another shape is
 * an error at start rather than a silent change.
 */
import { createRequire } from 'node:module';
import type { IHeaders } from 'kafkajs';
import type { Headers } from '../log/broker.ts';

interface Header {
  readonly key: string;
  readonly value: Buffer | null;
}

interface Decoder {
  readVarIntArray(reader: unknown): unknown[];
}

type Gathered = Record<string, Buffer | (Buffer | null)[] | null>;

/** Headers as kafkajs hands them out: by name, a list where a name occurs more than once. Linear in their number. */
export function gatherHeaders(headers: readonly Header[]): Gathered {
  const gathered: Gathered = Object.create(null);
  for (const { key, value } of headers) {
    const known = gathered[key];
    if (known === undefined) gathered[key] = value;
    else if (Array.isArray(known)) known.push(value);
    else gathered[key] = [known, value];
  }
  return gathered;
}

let isApplied = false;

/**
 * Applies the correction. Must be called before the first record is read.
 * @throws Error when kafkajs does not look as expected.
 */
export function correctHeaderDecoder(): void {
  if (isApplied) return;
  const load = createRequire(import.meta.url);
  const { version } = load('kafkajs/package.json') as { version: string };
  const readHeader: unknown = load('kafkajs/src/protocol/recordBatch/header/v0/decoder.js');
  const { prototype } = load('kafkajs/src/protocol/decoder.js') as { readonly prototype: Decoder };
  const original = prototype.readVarIntArray;
  if (version !== '2.2.4' || typeof original !== 'function' || typeof readHeader !== 'function')
    throw new Error(
      `kafkajs ${version}: the header correction was written for 2.2.4; check whether it is still needed`,
    );
  prototype.readVarIntArray = function readHeaders(this: Decoder, reader: unknown) {
    const read = original.call(this, reader);
    // What kafkajs does with the list is to reduce it to an object; that one step is answered here.
    if (reader === readHeader)
      Object.defineProperty(read, 'reduce', { value: () => gatherHeaders(read as Header[]) });
    return read;
  };
  isApplied = true;
}

/** Headers of the port; a header without a value has an empty one. */
export function toHeaders(headers: IHeaders | undefined): Headers {
  return Object.entries(headers ?? {}).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [key, Buffer.from(one ?? '')] as const),
  );
}

/** Headers of kafkajs. */
export function fromHeaders(headers: Headers | undefined): IHeaders {
  return gatherHeaders((headers ?? []).map(([key, value]) => ({ key, value }))) as IHeaders;
}
