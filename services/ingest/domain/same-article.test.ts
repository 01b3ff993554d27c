/** What may change about an item without changing its article: the order of its keys, its wrapping, its outlet's name. */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from './analyse.ts';

const ORIGIN = { topic: 'raw.v1', partition: 0, offset: 0, timestamp: Date.UTC(2026, 2, 12) };

type Raw = Record<string, unknown>;

function article(raw: Raw): Article {
  const analysis = analyse(raw, ORIGIN);
  if (analysis.kind !== 'article') throw new Error(JSON.stringify(analysis));
  return analysis.article;
}

/** An article without what is kept of the raw item as it came. */
function read(raw: Raw): Omit<Article, 'extra'> {
  const { extra: _, ...rest } = article(raw);
  return rest;
}

const words = fc.constantFrom(
  'The lighthouse opens at Easter',
  'Ferries sail again from Saturday',
  'Zwölf Brücken gesperrt',
);
const items: fc.Arbitrary<Raw> = fc
  .record(
    {
      title: words,
      guid: fc.constantFrom('17', 'urn:x:rivertribune:17', 'N/A'),
      link: fc.constantFrom('https://www.rivertribune.example/17', '#'),
      body: fc.constantFrom('Sixteen people may climb the tower at a time, the trust said on Monday.'),
      description: words,
      pubDate: fc.constantFrom('Wed, 11 Mar 2026 09:30:00 +0100', '2026-03-11'),
      author: fc.constantFrom('Orla Finch', 'Piet Lund'),
      section: fc.constantFrom('Travel'),
      image: fc.constantFrom('https://img.rivertribune.example/1.jpg'),
      rights: fc.constantFrom('Not to be sold on'),
      robots: fc.constantFrom('noai'),
      source: fc.constantFrom('River Tribune'),
    },
    { requiredKeys: ['title'] },
  )
  .map((item) => ({ ...item }));

test('the order of keys changes nothing', () => {
  fc.assert(
    fc.property(items, fc.infiniteStream(fc.nat()), (item, numbers) => {
      const entries = Object.entries(item).map((entry) => ({ entry, at: numbers.next().value as number }));
      const shuffled = Object.fromEntries(entries.sort((a, b) => a.at - b.at).map(({ entry }) => entry));
      expect(read(shuffled)).toEqual(read(item));
    }),
  );
});

/** Shapes in which parsers, APIs and stores hand over a text. */
const WRAPPED: ReadonlyArray<(text: string) => unknown> = [
  (text) => [text],
  (text) => ({ '#text': text }),
  (text) => ({ '#text': text, '@_type': 'text' }),
  (text) => ({ _: text, $: { type: 'text' } }),
  (text) => [{ _: text, $: { type: 'text' } }],
  (text) => ({ '@': {}, '#': text }),
  (text) => ({ $t: text }),
  (text) => ({ _text: text }),
  (text) => ({ value: text }),
  (text) => ({ '@value': text, '@language': 'en' }),
];

test('a field in any supported shape changes nothing', () => {
  fc.assert(
    fc.property(items, fc.infiniteStream(fc.nat({ max: WRAPPED.length })), (item, choices) => {
      const wrapped = Object.fromEntries(
        Object.entries(item).map(([key, value]) => {
          const wrap = WRAPPED[choices.next().value as number];
          return [key, wrap === undefined ? value : wrap(value as string)];
        }),
      );
      expect(read(wrapped)).toEqual(read(item));
    }),
  );
});

test('another name of the outlet changes the publisher and the id that is made of it, and nothing else', () => {
  fc.assert(
    fc.property(items, fc.constantFrom('Isle Herald', 'Der Bote', 'isleherald.example'), (item, source) => {
      const without = (raw: Raw) => {
        const { articleId: _, publisher: __, parts: ___, ...rest } = read(raw);
        return rest;
      };
      expect(without({ ...item, source })).toEqual(without({ ...item, source: 'River Tribune' }));
    }),
  );
});

test('every JSON value is an article or has a reason', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), items, (any, item) => {
      for (const raw of [any, { ...any, ...item }, { ...item, ...any }]) {
        const analysis = analyse(raw as Raw, ORIGIN);
        if (analysis.kind === 'rejected') expect(analysis.detail).not.toBe('');
        else if (analysis.kind === 'article') expect(analysis.article.articleId).toMatch(/^[\da-f]{32}$/);
      }
    }),
  );
});
