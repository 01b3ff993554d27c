import { describe, expect, it } from 'vitest';
import { RAW_FIELDS, rawJsonSchema } from './raw-fields.ts';

describe('RAW_FIELDS', () => {
  it('gives every name one meaning, whatever its spelling', () => {
    const names = Object.values(RAW_FIELDS).flatMap((field) =>
      field.names.map((name) => name.toLowerCase().replace(/[_\-\s]/g, '')),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('documents every name in the published schema and closes nothing', () => {
    const schema = rawJsonSchema() as {
      properties: Record<string, { description: string }>;
      additionalProperties: boolean;
    };
    expect(schema.additionalProperties).toBe(true);
    for (const { names } of Object.values(RAW_FIELDS)) {
      for (const name of names) expect(schema.properties[name]?.description).toMatch(/\S/);
    }
  });
});
