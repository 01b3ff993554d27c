/** The generated contract against third-party tools: ajv for JSON Schema and AsyncAPI, a plain avsc reader. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import { avroSchema, type RecordName } from '@newsfold/schemas/avro-source.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { topics } from '@newsfold/schemas/topics.ts';
import draft07 from 'ajv';
import draft2020 from 'ajv/dist/2020.js';
import avro from 'avsc';
import { describe, expect, it } from 'vitest';
import { eventOf } from '../quality/facts-score.ts';
import { loadFacts } from '../quality/facts-set.ts';

const require = createRequire(import.meta.url);
const generated = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../schemas/generated/${name}`, import.meta.url), 'utf8'));

const stories: Story[] = loadFacts().map(eventOf);

describe('the story event', () => {
  it('fits its JSON Schema', () => {
    const ajv = new draft2020.Ajv2020({ strict: false });
    const validate = ajv.compile(generated('story.schema.json'));
    for (const story of stories)
      expect(validate(JSON.parse(JSON.stringify(story))), ajv.errorsText(validate.errors)).toBe(true);
    expect(validate({ ...stories[0], revision: 'nine' })).toBe(false);
  });

  it('is read by a plain avsc reader as it was written', () => {
    const reader = avro.Type.forSchema(avroSchema('Story') as avro.Schema);
    for (const story of stories)
      expect({ ...reader.fromBuffer(avroType('Story').toBuffer(story)) }.storyId).toBe(story.storyId);
  });
});

describe('the AsyncAPI document', () => {
  it('is valid AsyncAPI 3', () => {
    const ajv = new draft07.Ajv({
      strict: false,
      meta: false,
      validateSchema: false,
      validateFormats: false,
    });
    const schema = require('@asyncapi/specs/schemas/3.0.0.json') as Record<string, unknown>;
    const validate = ajv.compile(schema);
    expect(validate(generated('asyncapi.json')), ajv.errorsText(validate.errors).slice(0, 2000)).toBe(true);
  });

  it('has every topic with a schema that avsc accepts', () => {
    const { channels, components } = generated('asyncapi.json') as {
      channels: Record<string, { address: string }>;
      components: { messages: Record<string, { name: RecordName; payload: { schema: avro.Schema } }> };
    };
    expect(Object.values(channels).map(({ address }) => address)).toEqual(
      Object.values(topics).map(({ name }) => `{prefix}${name}`),
    );
    for (const { name, payload } of Object.values(components.messages)) {
      expect(avro.Type.forSchema(payload.schema).name).toBe(`newsfold.v1.${name}`);
    }
  });
});
