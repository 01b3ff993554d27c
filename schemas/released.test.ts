/**
 * BACKWARD_TRANSITIVE, as the registry enforces it: today's readers read what every release has written. And the other
 * way round, since members of two releases may run side by side.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import { article } from '@newsfold/test/support/fixture-article.ts';
import avro from 'avsc';
import { describe, expect, it } from 'vitest';
import { avroSchema, type RecordName } from './avro-source.ts';

const RELEASED = new URL('./released/', import.meta.url);
const cases = readdirSync(RELEASED).flatMap((version) =>
  readdirSync(new URL(`${version}/`, RELEASED)).map((file) => ({
    version,
    name: file.replace('.avsc', '') as RecordName,
    schema: readFileSync(new URL(`${version}/${file}`, RELEASED), 'utf8'),
  })),
);

/** The numbers of a record, each with its place. */
function numbersOf(value: unknown, place = ''): readonly string[] {
  if (typeof value === 'number') return [`${place} ${value}`];
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => numbersOf(inner, `${place}.${name}`));
}

const missing = (from: unknown, among: unknown) => {
  const known = new Set(numbersOf(among));
  return numbersOf(from).filter((number) => !known.has(number));
};

/** What a reader has of random records of a writer, beside what was written. */
function* throughLog(writer: avro.Type, reader: avro.Type) {
  const resolver = reader.createResolver(writer);
  for (let i = 0; i < 20; i++) {
    const written = writer.random();
    yield { written, read: reader.fromBuffer(writer.toBuffer(written), resolver) };
  }
}

describe('compatibility with released schemas', () => {
  it('covers every record of every release', () => {
    for (const [, released] of Map.groupBy(cases, ({ version }) => version))
      expect(released.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['RawArticle', 'Article', 'Assignment', 'Story', 'DeadLetter']),
      );
  });

  it.each(cases)('reads what $version wrote: $name', ({ name, schema }) => {
    const writer = avro.Type.forSchema(JSON.parse(schema));
    const resolver = avroType(name).createResolver(writer);
    const random = writer.random();
    expect(avroType(name).decode(writer.toBuffer(random), 0, resolver).value).toBeDefined();
  });

  it.each(cases)('is read by readers of $version: $name', ({ name, schema }) => {
    const writer = avroType(name);
    const reader = avro.Type.forSchema(JSON.parse(schema));
    const resolver = reader.createResolver(writer);
    const bytes = writer.toBuffer(writer.random());
    const { value, offset } = reader.decode(bytes, 0, resolver);
    expect(offset).toBe(bytes.length);
    expect(reader.isValid(value)).toBe(true);
  });

  it.each(cases)('has the numbers that $version wrote, times among them: $name', ({ name, schema }) => {
    for (const { written, read } of throughLog(avro.Type.forSchema(JSON.parse(schema)), avroType(name)))
      expect(missing(written, read)).toEqual([]);
  });

  it.each(cases)('gives readers of $version numbers, times among them: $name', ({ name, schema }) => {
    for (const { written, read } of throughLog(avroType(name), avro.Type.forSchema(JSON.parse(schema))))
      expect(missing(read, written)).toEqual([]);
  });

  it('fails when a field without a default is added', () => {
    const released = JSON.parse(cases.find(({ name }) => name === 'DeadLetter')?.schema ?? '{}');
    const newer = { ...released, fields: [...released.fields, { name: 'added', type: 'string' }] };
    expect(() => avro.Type.forSchema(newer).createResolver(avro.Type.forSchema(released))).toThrow(/added/);
  });
});

/** A reader in a language with times: it makes one of whatever is said to be one. */
class Moment extends avro.types.LogicalType {
  protected override _fromValue(value: unknown): unknown {
    return new Date(value as number);
  }
  protected override _toValue(value: unknown): unknown {
    return (value as Date).getTime();
  }
  protected override _resolve(type: avro.Type): unknown {
    return type.typeName === 'long' ? this._fromValue : undefined;
  }
}

describe('a reader with times', () => {
  const reader = avro.Type.forSchema(avroSchema('Article') as avro.Schema, {
    logicalTypes: { 'timestamp-millis': Moment as never },
  });
  const NOW = Date.UTC(2026, 4, 3, 8, 15);
  const written = article('a', { seenAt: NOW, publishedAt: NOW - 1 });
  const times = {
    seenAt: new Date(NOW),
    publishedAt: new Date(NOW - 1),
    origin: { timestamp: expect.any(Date) },
  };

  it('sees them in what is written today, also where they may be null', () => {
    expect(reader.fromBuffer(avroType('Article').toBuffer(written))).toMatchObject(times);
    const undated = avroType('Article').toBuffer({ ...written, publishedAt: null });
    expect(reader.fromBuffer(undated)).toMatchObject({ ...times, publishedAt: null });
  });

  it('sees them in what a release without them wrote', () => {
    const released = cases.find(({ name }) => name === 'Article');
    const writer = avro.Type.forSchema(JSON.parse(released?.schema ?? ''));
    expect(reader.fromBuffer(writer.toBuffer(written), reader.createResolver(writer))).toMatchObject(times);
  });
});
