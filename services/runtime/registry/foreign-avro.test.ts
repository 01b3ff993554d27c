import avro from 'avsc';
import { describe, expect, it } from 'vitest';
import { foreignReader } from './foreign-avro.ts';

const read = (schema: object, bytes: Buffer, references: readonly object[] = []) =>
  foreignReader(7, {
    kind: 'AVRO',
    text: JSON.stringify(schema),
    references: references.map((one) => JSON.stringify(one)),
  })(bytes, 0);

/** Writes by the same schema without its logical types, as another library would. */
const write = (schema: object, value: unknown) =>
  avro.Type.forSchema(schema as avro.Schema, { wrapUnions: 'always' }).toBuffer(value);

const field = (name: string, type: unknown) => ({ name, type });
const record = (...fields: object[]) => ({
  type: 'record',
  name: 'Item',
  namespace: 'com.example.feed',
  fields,
});
const one = (type: unknown, value: unknown) => {
  const schema = record(field('f', type));
  return (read(schema, write(schema, { f: value })) as { f: unknown }).f;
};

describe('records of foreign schemas', () => {
  it('are plain objects, whatever is nested in them', () => {
    const schema = record(
      field('headline', 'string'),
      field('source', {
        type: 'record',
        name: 'Outlet',
        fields: [
          field('name', ['null', 'string']),
          field('kind', { type: 'enum', name: 'Kind', symbols: ['WIRE', 'WEB'] }),
        ],
      }),
      field('tags', { type: 'array', items: ['null', 'string', { type: 'map', values: 'string' }] }),
      field('body', ['null', 'Outlet', { type: 'record', name: 'Text', fields: [field('html', 'bytes')] }]),
    );
    const value = {
      headline: 'A ferry struck the pier',
      source: { name: { string: 'The Herald' }, kind: 'WIRE' },
      tags: [null, { string: 'a' }, { map: { term: 'b' } }],
      body: { 'com.example.feed.Text': { html: Buffer.from('<p>x</p>') } },
    };
    const plain = read(schema, write(schema, value));
    expect(plain).toEqual({
      headline: 'A ferry struck the pier',
      source: { name: 'The Herald', kind: 'WIRE' },
      tags: [null, 'a', { term: 'b' }],
      body: { html: '<p>x</p>' },
    });
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
  });

  it.each([
    ['date', 'int', 20_576, '2026-05-03'],
    ['timestamp-millis', 'long', 1_777_766_400_000, 1_777_766_400_000],
    ['timestamp-micros', 'long', 1_777_766_400_000_999, 1_777_766_400_000],
    ['local-timestamp-millis', 'long', 1_777_766_400_000, '2026-05-03T00:00:00.000'],
    ['local-timestamp-micros', 'long', 1_777_766_400_000_000, '2026-05-03T00:00:00.000'],
    ['uuid', 'string', '0b9c1f0e-0000-4000-8000-000000000000', '0b9c1f0e-0000-4000-8000-000000000000'],
    ['time-millis', 'int', 5, 5],
    ['unheard-of', 'int', 5, 5],
  ])('have logical types: %s', (logicalType, type, written, meant) => {
    expect(one({ type, logicalType }, written)).toBe(meant);
  });

  it('have decimals', () => {
    const decimal = (scale: number, hex: string, type: unknown = 'bytes') =>
      one(
        {
          ...(typeof type === 'string' ? { type } : (type as object)),
          logicalType: 'decimal',
          precision: 20,
          scale,
        },
        Buffer.from(hex, 'hex'),
      );
    expect(decimal(2, '04d2')).toBe('12.34');
    expect(decimal(2, 'fb2e')).toBe('-12.34');
    expect(decimal(4, '05')).toBe('0.0005');
    expect(decimal(0, '7fff')).toBe('32767');
    expect(decimal(1, '0019', { type: 'fixed', name: 'Two', size: 2 })).toBe('2.5');
  });

  it('have numbers beyond what a double holds', () => {
    // 1 777 766 400 000 000 001 ns, as a zigzag varint.
    const nanos = 1_777_766_400_000_000_001n;
    const bytes: number[] = [];
    for (let rest = nanos * 2n; ; rest >>= 7n) {
      if (rest < 128n) {
        bytes.push(Number(rest));
        break;
      }
      bytes.push(Number(rest & 127n) | 128);
    }
    expect(read(record(field('f', 'long')), Buffer.from(bytes))).toEqual({ f: String(nanos) });
    const type = { type: 'long', logicalType: 'timestamp-nanos' };
    expect(read(record(field('f', type)), Buffer.from(bytes))).toEqual({ f: 1_777_766_400_000 });
  });

  it('may refer to schemas of other subjects', () => {
    const outlet = { type: 'record', name: 'Outlet', namespace: 'x.y', fields: [field('name', 'string')] };
    const schema = record(field('source', 'x.y.Outlet'));
    const bytes = avro.Type.forSchema('string').toBuffer('The Herald');
    expect(read(schema, bytes, [outlet])).toEqual({ source: { name: 'The Herald' } });
  });

  it('that do not fit, or whose schema is none, say so', () => {
    const schema = record(field('f', { type: 'map', values: 'string' }));
    expect(() => read(schema, Buffer.from('8080808010', 'hex'))).toThrow(/not a valid record of schema 7/);
    expect(() => read(record(field('f', 'string')), Buffer.from([2, 97, 0]))).toThrow(/left over/);
    expect(() => read(record(field('f', 'no such type')), Buffer.of(0))).toThrow(/none that Avro reads/);
  });

  it('nest as deep as they like', () => {
    const schema = record(field('inner', ['null', 'com.example.feed.Item']));
    const deep = Buffer.concat([Buffer.alloc(200_000, 2), Buffer.of(0)]);
    expect(() => read(schema, deep)).toThrow(/not a valid record/);
  });
});
