/** Anything at all through the real handlers of the three workers: no throw, and a known reason. */
import type { Headers } from '@newsfold/runtime/log/broker.ts';
import { avroType, encoderFor } from '@newsfold/runtime/registry/codec.ts';
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { RAW_FIELDS } from '@newsfold/schemas/raw-fields.ts';
import { HOSTILE_BODIES } from '@newsfold/test/integrity/hostile-bodies.ts';
import { createHandlers, type Handlers, type Journey, standing } from '@newsfold/test/support/handlers.ts';
import { type MemoryRegistry, startMemoryRegistry } from '@newsfold/test/support/memory-registry.ts';
import avro from 'avsc';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REJECT_REASONS } from './domain/reject-reason.ts';

let registry: MemoryRegistry;
let handlers: Handlers;
let offset = 0;

beforeAll(async () => {
  registry = await startMemoryRegistry();
  handlers = await createHandlers(registry.url);
});
afterAll(() => registry.close());

/** More than the articles of any record made here, each of which has an offset of its own in articles.v1. */
const STEP = 100;

const take = (value: Buffer | null, headers: Headers = []) => {
  offset += STEP;
  return handlers.take(standing({ key: null, value, headers }, 'raw', offset), offset);
};

function mustBeSound({ outcome, answers }: Journey): void {
  const items = outcome.kind === 'taken-apart' ? outcome.items : [outcome];
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) {
    if (item.kind !== 'dead-letter') continue;
    expect(REJECT_REASONS).toContain(item.reason);
    expect(item.detail.length).toBeLessThan(320);
  }
  const published = items.filter(({ kind }) => kind === 'publish').length;
  const decisions = answers.filter((_, at) => at % 2 === 0);
  expect(published + items.filter(({ kind }) => kind === 'dead-letter').length).toBe(items.length);
  expect(decisions).toHaveLength(published);
  for (const { records, reason } of decisions) {
    expect(records).toHaveLength(1);
    expect(reason).not.toBe('rejected');
  }
  expect(answers.flatMap(({ deadLetters }) => deadLetters)).toEqual([]);
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(...HOSTILE_BODIES).map(({ make }) => make(2000)),
  fc.date({ noInvalidDate: false }).map(String),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);
const anyValue = fc.oneof(
  { weight: 5, arbitrary: anyText },
  fc.array(anyText, { maxLength: 5 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 4 }),
  fc.dictionary(fc.constantFrom('name', 'url', 'href', '__proto__', '#text', 'rel', 'constructor'), anyText),
);
const names = [...Object.values(RAW_FIELDS).flatMap((field) => field.names), '__proto__', 'constructor', 'x'];
const anyArticle = fc
  .array(fc.tuple(fc.constantFrom(...names), anyValue), { maxLength: 12 })
  // As text, so that one name may occur twice and __proto__ is a name like any other.
  .map(
    (fields) =>
      `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}`).join(',')}}`,
  );
const anyHeaders = fc.array(
  fc.tuple(
    fc.oneof(
      fc.constantFrom('traceparent', 'tracestate', 'newsfold-attempts', 'newsfold-origin-time'),
      fc.string(),
    ),
    fc.uint8Array({ maxLength: 700 }).map((bytes) => Buffer.from(bytes)),
  ),
  { maxLength: 5 },
);

describe('anything at all', () => {
  it('as bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), anyHeaders, async (bytes, headers) =>
        mustBeSound(await take(Buffer.from(bytes), headers)),
      ),
    );
  });

  it('as an article with any fields', async () => {
    await fc.assert(
      fc.asyncProperty(anyArticle, anyHeaders, async (text, headers) =>
        mustBeSound(await take(Buffer.from(text), headers)),
      ),
    );
  }, 120_000);

  it('as an article that was cut off or damaged', async () => {
    await fc.assert(
      fc.asyncProperty(anyArticle, fc.nat(), fc.nat(), fc.nat(255), async (text, end, at, byte) => {
        const bytes = Buffer.from(text).subarray(0, 1 + (end % (2 * text.length)));
        bytes[at % bytes.length] = byte;
        mustBeSound(await take(bytes));
      }),
    );
  }, 120_000);

  it('as Avro of any schema id, cut off or damaged', async () => {
    const ids = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 6 }) }, fc.nat());
    const optional = fc.option(anyText);
    const list = fc.array(anyText, { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        ids,
        fc.tuple(optional, optional, optional, list),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
        fc.nat(),
        async (id, [title, body, url, authors], damage, end) => {
          const record = {
            id: null,
            url,
            title,
            body,
            publishedAt: null,
            seenAt: null,
            lang: null,
            source: null,
            authors,
            categories: [],
          };
          const whole = encoderFor('RawArticle', id)(record);
          const bytes = whole.subarray(0, Math.max(5, end % (3 * whole.length)));
          for (const [at, byte] of damage) if (bytes.length > 5) bytes[5 + (at % (bytes.length - 5))] = byte;
          mustBeSound(await take(bytes));
        },
      ),
    );
  }, 120_000);

  it('as a document that holds many', async () => {
    const list = fc.array(fc.oneof({ weight: 4, arbitrary: anyArticle }, fc.json({ maxDepth: 2 })), {
      minLength: 1,
      maxLength: 6,
    });
    const around = fc.constantFrom(
      '%',
      '{"items":%}',
      '{"data":{"articles":%},"lang":5}',
      '{"feed":{"title":7,"entry":%}}',
    );
    await fc.assert(
      fc.asyncProperty(list, around, anyHeaders, async (items, document, headers) => {
        const item = '{"title":"A ferry","url":"https://a.example/1","date":"2026-03-10"}';
        const text = document.replace('%', () => `[${[item, ...items].join()}]`);
        mustBeSound(await take(Buffer.from(text), headers));
      }),
    );
  }, 120_000);

  it('gives the same twice', async () => {
    await fc.assert(
      fc.asyncProperty(anyArticle, anyHeaders, async (text, headers) => {
        const at = offset;
        const [first, second] = [await createHandlers(registry.url), await createHandlers(registry.url)];
        const raw = standing({ key: null, value: Buffer.from(text), headers }, 'raw', at);
        expect(await first.take(raw, at)).toEqual(await second.take(raw, at));
      }),
      { numRuns: 20 },
    );
  }, 120_000);
});

describe('records of schemas that are not ours', () => {
  /** Registers a schema; gives the header of its records. */
  async function framed(schema: object, schemaType = 'AVRO'): Promise<(body: Buffer) => Buffer> {
    const response = await fetch(`${registry.url}/subjects/other-value/versions`, {
      method: 'POST',
      body: JSON.stringify({ schema: JSON.stringify(schema), schemaType }),
    });
    const { id } = (await response.json()) as { id: number };
    const header = Buffer.alloc(5);
    header.writeUInt32BE(id, 1);
    return (body) => Buffer.concat([header, body]);
  }

  const articleOf = async (value: Buffer) => {
    const { outcome } = await take(value);
    if (outcome.kind !== 'publish') throw new Error(JSON.stringify(outcome));
    const { value: bytes } = outcome.deliveries[0]?.record ?? {};
    return avroType('Article').decode(bytes as Buffer, 5).value as Article;
  };

  it('are read by the names that JSON is read by', async () => {
    const written = [
      ['headline', 'string', 'A ferry struck the pier'],
      ['content', ['null', 'string'], { string: 'A ferry struck the pier at noon. Nobody was hurt.' }],
      ['link', 'string', 'https://x.example/ferry'],
      ['pubDate', { type: 'long', logicalType: 'timestamp-micros' }, 1_699_999_000_000_000],
      [
        'source',
        { type: 'record', name: 'Outlet', fields: [{ name: 'name', type: 'string' }] },
        { name: 'The Herald' },
      ],
      ['category', { type: 'enum', name: 'Desk', symbols: ['SPORT', 'LOCAL'] }, 'LOCAL'],
    ] as const;
    const schema = {
      type: 'record',
      name: 'NewsItem',
      namespace: 'com.example.wire',
      fields: written.map(([name, type]) => ({ name, type })),
    };
    const body = avro.Type.forSchema(schema as never, { wrapUnions: 'always' }).toBuffer(
      Object.fromEntries(written.map(([name, , value]) => [name, value])),
    );
    const article = await articleOf((await framed(schema))(body));
    expect(article).toMatchObject({
      title: 'A ferry struck the pier',
      text: 'A ferry struck the pier at noon. Nobody was hurt.',
      url: 'https://x.example/ferry',
      publishedAt: 1_699_999_000_000,
      publishedAtQuality: 'exact',
      categories: ['LOCAL'],
    });
    expect(article.publisher.name).toBe('The Herald');
  });

  it('may be JSON that a registry frames', async () => {
    const frame = await framed({ type: 'object', title: 'NewsItem' }, 'JSON');
    expect((await articleOf(frame(Buffer.from('{"title":"A ferry struck the pier"}')))).title).toBe(
      'A ferry struck the pier',
    );
    expect((await take(frame(Buffer.from('{')))).outcome).toMatchObject({ reason: 'malformed-json' });
  });

  it('of a kind that is not read are dead letters that say which', async () => {
    const frame = await framed({ proto: 3 }, 'PROTOBUF');
    expect((await take(frame(Buffer.of(0)))).outcome).toMatchObject({
      reason: 'unknown-schema',
      detail: expect.stringContaining('PROTOBUF'),
    });
    const number = await framed({ type: 'int' });
    expect((await take(number(Buffer.of(2)))).outcome).toMatchObject({ reason: 'not-an-object' });
  });
});

it('a null value is dropped, quietly', async () => {
  expect((await take(null)).outcome).toEqual({ kind: 'drop', reason: 'null-value' });
});
