import { encoderFor, MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import { stampHeaders } from '@newsfold/schemas/raw-headers.ts';
import { provideLanguageData } from '@newsfold/text/language-data.ts';
import { loadLanguageData } from '@newsfold/text/load-language-data.ts';
import { beforeAll, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from './domain/analyse.ts';
import { articleHandler } from './handle-article.ts';
import { stamped } from './stamped.ts';

beforeAll(() => provideLanguageData(loadLanguageData()));

/** The scopes of the articles of a record. */
async function scopes(
  value: unknown,
  field: string,
  headers: ReturnType<typeof stampHeaders>,
): Promise<string[]> {
  const found: string[] = [];
  const handle = articleHandler({
    settings: { ...DEFAULT_SETTINGS, scopeBy: `field:${field}` },
    maxRawBytes: 100_000,
    maxItems: 10,
    articlesTopic: 'articles.v1',
    partitions: 1,
    decodeRaw: () => {
      throw new MalformedRecord('unknown-schema', 'none');
    },
    encodeArticle: (article) => {
      found.push(article.scope);
      return Buffer.alloc(0);
    },
    encodeDecision: encoderFor('Decision', 0),
    opinion: null,
  });
  const place = { topic: 'raw.v1', partition: 0, offset: 0, timestamp: Date.UTC(2026, 2, 14), key: null };
  await handle({ ...place, value: Buffer.from(JSON.stringify(value)), headers });
  return found;
}

const article = {
  title: 'Ferry sails to Skarne again',
  text: 'Ferries to Skarne sail again from Saturday, the port said.',
  url: 'https://a.example/1',
  tenant: 'isle',
  desk: 'Sport',
};

it.each<[string, unknown]>([
  ['alone', article],
  ['in a container', { tenant: 'isle', items: [article] }],
  ['in an envelope', { specversion: '1.0', type: 'x', source: 'y', data: article }],
  ['in an envelope as text', { specversion: '1.0', type: 'x', source: 'y', data: JSON.stringify(article) }],
])('an article speaks for no tenant but that of its token: %s', async (_, value) => {
  expect(await scopes(value, 'tenant', stampHeaders({ tenant: 'harbour' }))).toEqual(['harbour']);
});

it('an item of a feed is of the desk of its feed, and of none where that has none', async () => {
  const feed = {
    rss: { channel: { title: 'A', link: 'https://a.example/', desk: 'Sport', item: [article] } },
  };
  expect(await scopes(feed, 'desk', stampHeaders({ desk: 'Local', tenant: null }))).toEqual(['Local']);
  expect(await scopes(feed, 'desk', stampHeaders({ desk: null, tenant: null }))).toEqual(['en']);
});

it('an empty header takes the field away', () => {
  const headers = stampHeaders({ desk: null });
  const record = { topic: 'raw.v1', partition: 0, offset: 0, timestamp: 0, key: null, value: null, headers };
  expect(stamped({ title: 'A', desk: 'Sport', tenant: 'isle' }, record)).toEqual({
    title: 'A',
    tenant: 'isle',
  });
});

it('what others write is read as it is', async () => {
  expect(await scopes(article, 'tenant', [])).toEqual(['isle']);
  expect(await scopes({ items: [article] }, 'desk', [['traceparent', Buffer.from('00')]])).toEqual(['Sport']);
});
