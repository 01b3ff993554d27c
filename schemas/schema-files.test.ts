import { globSync, readdirSync, readFileSync } from 'node:fs';
import avro from 'avsc';
import { describe, expect, it } from 'vitest';
import { avroSchema, RECORD_NAMES } from './avro-source.ts';
import { schemaFile, schemaFiles } from './schema-files.ts';

const ROOT = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');

const everyFile = globSync('**/*.avsc', {
  cwd: ROOT,
  exclude: (name) => name === 'node_modules' || name.startsWith('.'),
});

describe('a schema file', () => {
  it('is there for each record and for nothing else', () => {
    const names = RECORD_NAMES.map(schemaFile).toSorted();
    expect(names).toContain('dead-letter.avsc');
    expect(readdirSync(new URL('avro/', import.meta.url)).toSorted()).toEqual(names);
    expect([...schemaFiles().keys()].toSorted()).toEqual(names.map((name) => `avro/${name}`));
  });

  it.each(everyFile)('can be taken alone: %s', (path) => {
    const type = avro.Type.forSchema(JSON.parse(read(path)));
    expect(type.name).toMatch(/^newsfold\.v1\./);
    expect(type.decode(type.toBuffer(type.random()))).toMatchObject({ value: expect.anything() });
  });

  it.each(RECORD_NAMES)('says of %s what the registry is told', (name) => {
    const text = read(`schemas/avro/${schemaFile(name)}`);
    expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(avroSchema(name)));
  });

  it('has a line for each field', () => {
    const text = schemaFiles().get('avro/dead-letter.avsc') ?? '';
    expect(text).toContain('\n    { "name": "worker", "type": "string", "doc": ');
    expect(text).toContain(
      '\n          { "name": "offset", "type": "long", "doc": "Offset of the record." },\n',
    );
  });
});
