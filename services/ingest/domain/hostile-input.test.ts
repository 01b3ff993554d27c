import { HOSTILE_BODIES } from '@newsfold/test/integrity/hostile-bodies.ts';
import { HOSTILE_CORPUS } from '@newsfold/test/integrity/hostile-corpus.ts';
import { superlinear } from '@newsfold/test/support/growth.ts';
import { describe, expect, it } from 'vitest';
import { type Analysis, analyse, analyseItem } from './analyse.ts';
import { takeApart } from './container/take-apart.ts';
import { parseDocument } from './parse-raw.ts';
import { REJECT_REASONS } from './reject-reason.ts';

const ORIGIN = { topic: 'raw.v1', partition: 0, offset: 7, timestamp: Date.UTC(2026, 2, 10, 12) };

/** What becomes of a record, or of the first article in it. */
function ingest(value: Buffer): Analysis {
  const parsed = parseDocument(value);
  if (parsed.kind === 'rejected') return parsed;
  const taken = takeApart(parsed.document);
  if (taken.kind === 'rejected') return taken;
  const [first] = taken.kind === 'one' ? [{ kind: 'item' as const, raw: taken.raw }] : taken.items;
  if (first?.kind !== 'item') throw new Error('the first item is no article');
  return analyseItem(first.raw, ORIGIN);
}

describe('hostile input', () => {
  it.each(HOSTILE_CORPUS.map((hostile) => [hostile.name, hostile] as const))(
    '%s',
    (_, { make, expect: outcome, reason }) => {
      const analysis = ingest(make());
      expect(analysis.kind === 'article' ? 'article' : 'dead-letter').toBe(outcome);
      if (analysis.kind === 'rejected') {
        expect(analysis.reason).toBe(reason);
        expect(REJECT_REASONS).toContain(analysis.reason);
        expect(analysis.detail.length).toBeLessThan(300);
        return;
      }
      if (analysis.kind === 'decision') throw new Error('none of these withdraws anything');
      const { article } = analysis;
      expect(article.text.length).toBeLessThanOrEqual(60_000);
      expect(Buffer.byteLength(article.extra ?? '')).toBeLessThanOrEqual(8 * 1024);
      expect(article.title.isWellFormed() && article.text.isWellFormed()).toBe(true);
    },
  );

  it('leaves Object.prototype alone', () => {
    for (const { make } of HOSTILE_CORPUS.filter(({ name }) => /proto/.test(name))) ingest(make());
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
    expect(Object.hasOwn(Object.prototype, 'title')).toBe(false);
  });

  it.each(HOSTILE_BODIES.map((body) => [body.name, body] as const))(
    'linear time: %s',
    async (_, { make }) => {
      const bodies = new Map([500_000, 2_000_000].map((chars) => [chars, make(chars)]));
      const work = (chars: number) =>
        analyse({ title: 'A ferry struck the pier', body: bodies.get(chars) ?? '' }, ORIGIN);
      expect(await superlinear({ work, small: 500_000, large: 2_000_000, slackMs: 20 })).toBeUndefined();
    },
  );

  const nested = (depth: number, inner: string) => `${'['.repeat(depth)}${inner}${']'.repeat(depth)}`;
  const ITEM = '{"title":"A","url":"https://a.example/1"}';
  const DOCUMENTS: readonly [string, (size: number) => string][] = [
    [
      'a thousand items with long fields',
      (size) =>
        `{"items":[${Array(1000)
          .fill(`{"title":"A","url":"u","x":"${'x'.repeat(size / 1000)}"}`)
          .join()}]}`,
    ],
    [
      'items of other data',
      (size) =>
        `{"title":"T","items":[${Array(size / 10)
          .fill('{"a":1}')
          .join()}]}`,
    ],
    ['deep arrays', (size) => nested(size / 2, ITEM)],
    ['deep arrays in an item', (size) => `{"items":[{"title":"A","url":"u","x":${nested(size / 2, '1')}}]}`],
    ['deep envelopes', (size) => `${'{"data":'.repeat(size / 9)}${ITEM}${'}'.repeat(size / 9)}`],
    [
      'deep holders',
      (size) => `${'{"response":'.repeat(size / 13)}{"items":[${ITEM}]}${'}'.repeat(size / 13)}`,
    ],
    [
      'many lists',
      (size) =>
        `[${Array(size / 100)
          .fill(`{"results":[{"hits":[{"data":[]}]}],"a":{"b":{}}}`)
          .join()}]`,
    ],
    ['brackets in a text', (size) => JSON.stringify({ data: '['.repeat(size) })],
    [
      'a graph of references',
      (size) =>
        `{"@graph":[${Array(size / 100)
          .fill(
            '{"@type":"Article","@id":"#a","name":"N","headline":"H","author":[{"@id":"#a"},{"@id":"#a"}]}',
          )
          .join()}]}`,
    ],
  ];

  it.each(DOCUMENTS)('is taken apart in linear time: %s', async (_, make) => {
    const documents = new Map([500_000, 2_000_000].map((size) => [size, Buffer.from(make(size))]));
    const work = (size: number) => {
      const parsed = parseDocument(documents.get(size) ?? Buffer.alloc(0));
      return parsed.kind === 'rejected' ? parsed : takeApart(parsed.document);
    };
    expect(await superlinear({ work, small: 500_000, large: 2_000_000, slackMs: 20 })).toBeUndefined();
  });
});
