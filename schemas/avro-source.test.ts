import { avroType } from '@newsfold/runtime/registry/codec.ts';
import { describe, expect, it } from 'vitest';
import { avroDefinitions, avroSchema, type RecordName } from './avro-source.ts';

const records: RecordName[] = ['RawArticle', 'Article', 'Assignment', 'Story', 'DeadLetter'];

describe('the Avro sources', () => {
  it.each(records)('%s stands on its own', (name) => {
    expect(avroType(name).name).toBe(`newsfold.v1.${name}`);
    const text = JSON.stringify(avroSchema(name));
    for (const defined of text.matchAll(/"name":"(\w+)","(?:namespace|type)"/g)) {
      const count = text.split(`"name":"${defined[1]}","type":"record"`).length - 1;
      expect(count, `${defined[1]} in ${name}`).toBeLessThanOrEqual(1);
    }
  });

  it('documents every record, enum and field', () => {
    const undocumented: string[] = [];
    for (const [name, definition] of avroDefinitions()) {
      const { doc, fields } = definition as { doc?: string; fields?: { name: string; doc?: string }[] };
      if (!doc) undocumented.push(name);
      for (const field of fields ?? []) if (!field.doc) undocumented.push(`${name}.${field.name}`);
    }
    expect(undocumented).toEqual([]);
  });
});
