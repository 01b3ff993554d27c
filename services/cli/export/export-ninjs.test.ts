import { article, START } from '@newsfold/test/support/fixture-article.ts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportNinjs } from './export-ninjs.ts';

const text = { type: 'string' };
const uri = { type: 'string', format: 'uri' };
const time = { type: 'string', format: 'date-time' };
const list = (properties: object, required: readonly string[] = []) => ({
  type: 'array',
  items: { type: 'object', additionalProperties: false, properties, required },
});
const titled = { role: text, contentType: text, value: text };
const named = { name: text, rel: text, uri, literal: text };

/** The part of ninjs 3.1 that newsfold fills, written from IPTC's schema. */
const NINJS = {
  type: 'object',
  additionalProperties: false,
  required: ['uri'],
  properties: {
    uri,
    type: {
      enum: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component', 'event', 'planning'],
    },
    standard: {
      type: 'object',
      additionalProperties: false,
      properties: { name: text, version: text, schema: uri },
    },
    language: text,
    firstCreated: time,
    versionCreated: time,
    headlines: list(titled, ['value']),
    bodies: list({ ...titled, charCount: { type: 'integer' }, wordCount: { type: 'integer' } }, ['value']),
    by: text,
    infoSources: list({ name: text, role: text, uri, literal: text }),
    subjects: list(named),
    people: list(named),
    organisations: list(named),
    places: list(named),
    altIds: list({ role: text, value: text }),
  },
};
const ajv = new Ajv2020({ formats: { uri: fullFormats.uri, 'date-time': fullFormats['date-time'] } });
const validate = ajv.compile(NINJS);

const anyArticle = fc.record({
  title: fc.string(),
  text: fc.string(),
  url: fc.oneof(
    fc.constant(null),
    fc.webUrl(),
    fc.string(),
    fc.string().map((path) => `https://zürich.example/${path}`),
  ),
  guid: fc.option(fc.string()),
  authors: fc.array(fc.string(), { maxLength: 2 }),
  categories: fc.array(fc.string(), { maxLength: 2 }),
  wireCredit: fc.option(fc.string()),
  language: fc.constantFrom('en', 'und', 'zh-Hant'),
});

describe('exportNinjs', () => {
  it('makes items that are valid by the schema of ninjs 3.1, for any article', () => {
    fc.assert(
      fc.property(anyArticle, (fields) => {
        const item: unknown = JSON.parse(JSON.stringify(exportNinjs(article('a', fields))));
        expect(validate(item), ajv.errorsText(validate.errors)).toBe(true);
      }),
    );
  });

  it('escapes an address with letters beyond ASCII', () => {
    expect(exportNinjs(article('a', { url: 'https://a.example/zürich brücke' })).uri).toBe(
      'https://a.example/z%C3%BCrich%20br%C3%BCcke',
    );
  });

  it('carries title, text, source and times', () => {
    const item = exportNinjs(
      article('a', { title: 'T', text: 'Body.', wireCredit: 'AP', authors: ['Ann Lee'] }),
    );
    expect(item).toMatchObject({
      uri: 'https://a.example/',
      standard: { name: 'ninjs', version: '3.1' },
      firstCreated: new Date(START).toISOString(),
      headlines: [{ value: 'T' }],
      bodies: [{ value: 'Body.', charCount: 5 }],
      by: 'Ann Lee',
      infoSources: [{ name: 'a.example' }, { name: 'AP', role: 'agency' }],
    });
  });

  it('leaves out what is unknown', () => {
    const item = exportNinjs(
      article('a', {
        title: '',
        publishedAt: START,
        publishedAtQuality: 'clamped',
        language: 'und',
        url: null,
      }),
    );
    expect(item).not.toHaveProperty('headlines');
    expect(item).not.toHaveProperty('versionCreated');
    expect(item).not.toHaveProperty('language');
    expect(item.uri).toBe('urn:newsfold:article:a');
  });
});
