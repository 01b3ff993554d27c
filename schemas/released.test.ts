/**
 * BACKWARD_TRANSITIVE, as the registry enforces it: today's readers read what every release has written. And the other
 * way round, since members of two releases may run side by side.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import avro from 'avsc';
import { describe, expect, it } from 'vitest';
import type { RecordName } from './avro-source.ts';

const RELEASED = new URL('./released/', import.meta.url);
const cases = readdirSync(RELEASED).flatMap((version) =>
  readdirSync(new URL(`${version}/`, RELEASED)).map((file) => ({
    version,
    name: file.replace('.avsc', '') as RecordName,
    schema: readFileSync(new URL(`${version}/${file}`, RELEASED), 'utf8'),
  })),
);

describe('compatibility with released schemas', () => {
  it('covers every record of every release', () => {
    expect(new Set(cases.map(({ name }) => name))).toEqual(
      new Set(['RawArticle', 'Article', 'Assignment', 'Story', 'DeadLetter']),
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

  it('fails when a field without a default is added', () => {
    const released = JSON.parse(cases.find(({ name }) => name === 'DeadLetter')?.schema ?? '{}');
    const newer = { ...released, fields: [...released.fields, { name: 'added', type: 'string' }] };
    expect(() => avro.Type.forSchema(newer).createResolver(avro.Type.forSchema(released))).toThrow(/added/);
  });
});
