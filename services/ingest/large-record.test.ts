/** Large records through the real handlers of the three workers: linear time, flat memory. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { avroType, encoderFor } from '@newsfold/runtime/registry/codec.ts';
import { PROSE } from '@newsfold/test/integrity/hostile-bodies.ts';
import { superlinear } from '@newsfold/test/support/growth.ts';
import { createHandlers, type Handlers, standing } from '@newsfold/test/support/handlers.ts';
import { type MemoryRegistry, startMemoryRegistry } from '@newsfold/test/support/memory-registry.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let registry: MemoryRegistry;
let handlers: Handlers;
let offset = 0;

beforeAll(async () => {
  registry = await startMemoryRegistry();
  handlers = await createHandlers(registry.url);
});
afterAll(() => registry.close());

const BEGINNING = PROSE.repeat(Math.ceil(1_000 / PROSE.length));

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const take = (value: Buffer) => {
  offset += 1;
  return handlers.take(standing({ key: null, value }, 'raw', offset), offset);
};

/** Values whose size can be chosen, in every place that an article has. */
const SHAPES: readonly (readonly [string, (chars: number) => Buffer])[] = [
  ['a title', (chars) => json({ title: PROSE.repeat(chars / PROSE.length) })],
  ['a title of abbreviations', (chars) => json({ title: 'U.S. '.repeat(chars / 5), body: PROSE })],
  ['a URL', (chars) => json({ title: 'a b', url: `https://x.example/${'a'.repeat(chars)}` })],
  [
    'a URL of parameters',
    (chars) => json({ title: 'a b', url: `https://x.example/?${'a=1&'.repeat(chars / 4)}` }),
  ],
  ['authors', (chars) => json({ title: 'a b', authors: Array(Math.floor(chars / 15)).fill('Agnes Corrie') })],
  ['an author', (chars) => json({ title: 'a b', author: 'A, '.repeat(chars / 3) })],
  [
    'unknown fields',
    (chars) =>
      json(
        Object.fromEntries([
          ['title', 'a b'],
          ...Array.from({ length: Math.floor(chars / 12) }, (_, at) => [`f${at}`, at]),
        ]),
      ),
  ],
  [
    'a deep field',
    (chars) => Buffer.from(`{"title":"a b","x":${'['.repeat(chars / 2)}${']'.repeat(chars / 2)}}`),
  ],
  ['brackets', (chars) => Buffer.from('['.repeat(chars))],
  [
    'an Avro body',
    (chars) =>
      encoderFor('RawArticle', handlers.rawArticleId)(avroRaw({ body: PROSE.repeat(chars / PROSE.length) })),
  ],
  [
    'Avro authors',
    (chars) =>
      encoderFor(
        'RawArticle',
        handlers.rawArticleId,
      )(avroRaw({ authors: Array(Math.floor(chars / 4)).fill('abc') })),
  ],
  [
    'bytes that are no UTF-8',
    (chars) => Buffer.concat([Buffer.from('{"title":"'), Buffer.alloc(chars, 'a'), Buffer.from([255])]),
  ],
];

function avroRaw(change: object) {
  const empty = Object.fromEntries(
    (avroType('RawArticle') as never as { fields: { name: string }[] }).fields.map(({ name }) => [
      name,
      null,
    ]),
  );
  return { ...empty, title: 'a b', authors: [], categories: [], ...change };
}

describe('a large record', () => {
  it.each(SHAPES)('takes linear time through the handlers: %s', async (_, make) => {
    const values = new Map([500_000, 2_000_000].map((size) => [size, make(size)]));
    const work = (size: number) => take(values.get(size) ?? Buffer.alloc(0));
    // What stays below 60 ms at 2 MB is no harm: V8's own parser is uneven by as much on a million brackets.
    expect(await superlinear({ work, small: 500_000, large: 2_000_000, slackMs: 60 })).toBeUndefined();
  });

  it('leaves no memory behind', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const used = () => {
      collect();
      return process.memoryUsage().heapUsed + process.memoryUsage().external;
    };
    // The same address and beginning, so that dedupe and enrich hold one article with its edits; words that never came
    // before, for every cache.
    const round = async (seed: number) => {
      for (let at = 0; at < 10; at += 1) {
        const words = Array.from({ length: 20_000 }, (_, word) => `w${seed}x${at}x${word}`).join(' ');
        await take(
          json({ url: 'https://x.example/1', title: 'A ferry struck the pier', body: BEGINNING + words }),
        );
      }
    };
    // Bounded caches fill and are emptied, so the lowest of several looks is compared.
    const lowest = async (first: number) => {
      const looks: number[] = [];
      for (let seed = first; seed < first + 6; seed += 1) {
        await round(seed);
        looks.push(used() / 1e6);
      }
      return Math.min(...looks);
    };
    const before = await lowest(0);
    // Six rounds of 10 records of 0.3 MB: what was kept of each would show as 18 MB.
    expect((await lowest(6)) - before).toBeLessThan(8);
  }, 120_000);
});
