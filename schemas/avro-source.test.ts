import { avroType } from '@newsfold/runtime/registry/codec.ts';
import { describe, expect, it } from 'vitest';
import { avroDefinitions, avroSchema, type RecordName } from './avro-source.ts';

const records: RecordName[] = ['RawArticle', 'Article', 'Assignment', 'Story', 'DeadLetter'];

/** Whole numbers of 64 bits that are no times, each as often as a record has it. */
const NO_TIMES = ['offset', 'articleOffset', 'guidKey', 'windowFloor', 'revision', 'lastMaterialRevision'];
/** Whether a field holds one, or one or null. */
const isLong = (type: unknown): boolean =>
  Array.isArray(type) ? type.some(isLong) : type === 'long' || (type as { type: unknown }).type === 'long';
const A_TIME = JSON.stringify({ type: 'long', logicalType: 'timestamp-millis' });

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

  it('say of every time that it is one', () => {
    const longs = [...avroDefinitions()].flatMap(([, definition]) =>
      ((definition as { fields?: { name: string; type: unknown }[] }).fields ?? [])
        .filter(({ type }) => isLong(type))
        .map(({ name, type }) => ({ name, type: JSON.stringify(type) })),
    );
    const times = longs.filter(({ type }) => type === A_TIME || type === `["null",${A_TIME}]`);
    expect(times.length).toBeGreaterThan(10);
    const others = longs.filter((field) => !times.includes(field)).map(({ name }) => name);
    expect([...new Set(others)].toSorted()).toEqual(NO_TIMES.toSorted());
  });
});
