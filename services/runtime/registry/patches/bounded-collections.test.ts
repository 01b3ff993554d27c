import avro from 'avsc';
import { describe, expect, it } from 'vitest';
import { boundCollections } from './bounded-collections.ts';

boundCollections();

const long = (value: number) => avro.Type.forSchema('long').toBuffer(value);
const texts = avro.Type.forSchema({ type: 'array', items: 'string' });
const nothings = avro.Type.forSchema({ type: 'array', items: 'null' });

/** A record whose first field is left out by its reader. */
const writer = (extra: avro.Schema) =>
  avro.Type.forSchema({
    type: 'record',
    name: 'R',
    fields: [
      { name: 'extra', type: extra },
      { name: 'kept', type: 'string' },
    ],
  });
const reader = avro.Type.forSchema({ type: 'record', name: 'R', fields: [{ name: 'kept', type: 'string' }] });
const readPast = (extra: avro.Schema, bytes: Buffer) =>
  reader.fromBuffer(bytes, reader.createResolver(writer(extra)));

describe('bounds of Avro collections', () => {
  it.each([[[]], [['a']], [['a', '', 'b'.repeat(300)]], [Array.from({ length: 5000 }, (_, at) => `${at}`)]])(
    'read what was written',
    (values) => {
      expect(texts.fromBuffer(texts.toBuffer(values))).toEqual(values);
      const type = writer({ type: 'array', items: 'string' });
      const bytes = type.toBuffer({ extra: values, kept: 'x' });
      expect(readPast({ type: 'array', items: 'string' }, bytes)).toMatchObject({ kept: 'x' });
    },
  );

  it('read arrays in several blocks, with and without their size', () => {
    const item = Buffer.from([2, 97]);
    const blocks = [long(1), item, long(-2), long(4), item, item, long(0)];
    expect(texts.fromBuffer(Buffer.concat(blocks))).toEqual(['a', 'a', 'a']);
  });

  it.each([1, 100, 2 ** 27, 2 ** 31, 2 ** 40, -1, -(2 ** 31)])(
    'refuse %d items that are not there',
    (count) => {
      const bytes = Buffer.concat([long(count), ...(count < 0 ? [long(0)] : [])]);
      expect(() => texts.decode(bytes, 0)).toThrow(/items are announced where 0 bytes are left/);
      expect(() => readPast({ type: 'array', items: 'string' }, bytes)).toThrow(/announced/);
      expect(() => readPast({ type: 'map', values: 'string' }, bytes)).toThrow(/announced/);
    },
  );

  it('refuse items that take no room, which could be announced without end', () => {
    expect(() => nothings.fromBuffer(Buffer.concat([long(1), long(0)]))).toThrow(/1 items take up 0 bytes/);
  });

  it('read maps, whose keys may be anything', () => {
    const type = avro.Type.forSchema({ type: 'map', values: 'long' });
    const bytes = type.toBuffer({ a: 1, b: 2 });
    expect(type.fromBuffer(bytes)).toEqual({ a: 1, b: 2 });
    const odd = Buffer.concat([
      long(1),
      avro.Type.forSchema('string').toBuffer('__proto__'),
      long(7),
      long(0),
    ]);
    expect(Object.entries(type.fromBuffer(odd) as object)).toEqual([['__proto__', 7]]);
    expect(() => type.decode(long(2 ** 31), 0)).toThrow(/announced/);
  });

  it('skip maps', () => {
    const type = writer({ type: 'map', values: 'long' });
    const bytes = type.toBuffer({ extra: { a: 1, b: 2 }, kept: 'x' });
    expect(readPast({ type: 'map', values: 'long' }, bytes)).toMatchObject({ kept: 'x' });
  });
});
