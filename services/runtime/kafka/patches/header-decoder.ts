/**
 * Patch of kafkajs: it collects a record's headers in a plain object that it copies for every header. A header named
 * `constructor` or `toString` comes out as a list that holds a function, one named `__proto__` changes the object, and
 * the time grows with the square of their number (measured: 10,000 headers 20 s, 20,000 almost three minutes; a batch
 * may hold a million). Each of these lets a single record of a feed stop its partition for good. Here they are collected
 * in one pass into an object without a prototype.
 */
import { kafkajsInternals } from './kafkajs.ts';

interface Header {
  readonly key: string;
  readonly value: Buffer | null;
}

interface Decoder {
  readVarIntArray(reader: unknown): unknown[];
}

type Collected = Record<string, Buffer | (Buffer | null)[] | null>;

/** Headers as kafkajs represents them: by name, a list where a name occurs more than once. Linear in their number. */
export function collectHeaders(headers: readonly Header[]): Collected {
  const collected: Collected = Object.create(null);
  for (const { key, value } of headers) {
    const known = collected[key];
    if (known === undefined) collected[key] = value;
    else if (Array.isArray(known)) known.push(value);
    else collected[key] = [known, value];
  }
  return collected;
}

/**
 * Applies the patch. Call it before the first record is read.
 * @throws Error when kafkajs does not look as expected
 */
export function patchHeaderDecoder(): void {
  const readHeader: unknown = kafkajsInternals.load('src/protocol/recordBatch/header/v0/decoder.js');
  const { prototype } = kafkajsInternals.load<{ readonly prototype: Decoder }>('src/protocol/decoder.js');
  const original = prototype.readVarIntArray;
  kafkajsInternals.confirm(
    'the header decoder',
    typeof original === 'function' && typeof readHeader === 'function',
  );
  prototype.readVarIntArray = function readHeaders(this: Decoder, reader: unknown) {
    const read = original.call(this, reader);
    // kafkajs reduces the list to an object; only that step is replaced.
    if (reader === readHeader)
      Object.defineProperty(read, 'reduce', { value: () => collectHeaders(read as Header[]) });
    return read;
  };
}
