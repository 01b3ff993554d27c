/**
 * Raw records that have broken pipelines, as generators: each ends as an article or as a dead letter with the reason
 * given here, in bounded time. Used by ingest's unit tests, the integrity suite and the benches.
 */

import { HOSTILE_BODIES, PROSE } from './hostile-bodies.ts';

/** One hostile record. */
interface HostileCase {
  readonly name: string;
  /** Makes the value of the record. */
  readonly make: () => Buffer;
  readonly expect: 'article' | 'dead-letter';
  /** Reason of the dead letter. */
  readonly reason?: string;
}

const MEGABYTE = 1_000_000;

/** A raw article around a body, as JSON. Escapes lone surrogates, as JSON.stringify does. */
export function rawRecord(fields: object): Buffer {
  return Buffer.from(JSON.stringify(fields));
}

const article = (name: string, make: () => Buffer): HostileCase => ({ name, make, expect: 'article' });
const deadLetter = (name: string, reason: string, make: () => Buffer): HostileCase => ({
  name,
  make,
  expect: 'dead-letter',
  reason,
});
const text = (value: string) => () => Buffer.from(value);
const titled = (fields: object) => () =>
  rawRecord({ title: 'A ferry struck the pier', body: PROSE, ...fields });

const MALFORMED: readonly HostileCase[] = [
  deadLetter('an empty value', 'malformed-json', text('')),
  deadLetter('only spaces', 'malformed-json', text(' \n\t ')),
  deadLetter('cut off in a text', 'malformed-json', text('{"title":"A ferry struck the')),
  deadLetter('cut off in a character', 'malformed-json', () =>
    Buffer.from('{"title":"\u20ac').subarray(0, 12),
  ),
  deadLetter('no quotes', 'malformed-json', text("{title:'x'}")),
  deadLetter('two objects', 'malformed-json', text('{"title":"a"}{"title":"b"}')),
  deadLetter('a raw control character', 'malformed-json', text('{"title":"a\u0000b"}')),
  deadLetter('Latin-1', 'malformed-json', () => Buffer.from('{"title":"Feuer in Köln"}', 'latin1')),
  deadLetter('UTF-16', 'malformed-json', () => Buffer.from('\ufeff{"title":"a"}', 'utf16le')),
  deadLetter('a million brackets', 'malformed-json', () => Buffer.from('['.repeat(MEGABYTE))),
  deadLetter('a million closed brackets', 'not-an-object', () =>
    Buffer.from('['.repeat(300_000) + ']'.repeat(300_000)),
  ),
  article('an array of one article', text('[{"title":"A ferry struck the pier"}]')),
  deadLetter('an array of other objects', 'container', text('[{"fare":5},{"fare":6}]')),
  deadLetter('an empty feed', 'container', text('{"feed_url":"https://a.example/feed","items":[]}')),
  deadLetter('an empty response', 'container', text('{"status":"ok","articles":[]}')),
  deadLetter(
    'a deletion in a change feed',
    'no-text',
    text('{"op":"d","before":{"title":"A"},"after":null}'),
  ),
  deadLetter('more articles than a record may hold', 'container', () =>
    rawRecord({
      articles: Array.from({ length: 1_001 }, (_, id) => ({
        id,
        title: 'A ferry',
        url: `https://a.example/${id}`,
      })),
    }),
  ),
  deadLetter('an array of texts', 'not-an-object', text('["A ferry struck the pier"]')),
  deadLetter('a text', 'not-an-object', text('"A ferry struck the pier"')),
  deadLetter('a number', 'not-an-object', text('1e999')),
  deadLetter('null', 'not-an-object', text('null')),
  deadLetter('a body of 10 MB', 'too-large', () =>
    rawRecord({ title: 'A ferry struck the pier', body: PROSE.repeat(10 * (MEGABYTE / PROSE.length)) }),
  ),
  deadLetter('a body of 10 MB, cut off', 'too-large', () =>
    rawRecord({ title: 'a', body: PROSE.repeat(10 * (MEGABYTE / PROSE.length)) }).subarray(0, 9 * MEGABYTE),
  ),
  deadLetter('a body of 1 MB, cut off', 'malformed-json', () =>
    rawRecord({ title: 'a', body: 'x'.repeat(MEGABYTE) }).subarray(0, MEGABYTE / 2),
  ),
  deadLetter('20 MB of spaces in a body', 'too-large', () =>
    rawRecord({ title: 'a', body: ' '.repeat(20 * MEGABYTE) }),
  ),
];

const WITHOUT_TEXT: readonly HostileCase[] = [
  deadLetter('an empty object', 'no-text', text('{}')),
  deadLetter('nulls', 'no-text', text('{"title":null,"body":null,"summary":null}')),
  deadLetter('only markup', 'no-text', () =>
    rawRecord({ title: '<b> </b>', body: '<p>&nbsp;</p><script>go()</script>' }),
  ),
  deadLetter('only invisible characters', 'no-text', () =>
    rawRecord({ title: '\u200b\u202e\0', body: '\ud800\ufeff' }),
  ),
  deadLetter('only __proto__', 'no-text', text('{"__proto__":{"title":"x","body":"y"}}')),
  deadLetter('a title that is an object', 'wrong-type', () =>
    rawRecord({ title: { en: 'a', nb: 'b' }, body: PROSE }),
  ),
  deadLetter('a body that is a number', 'wrong-type', () => rawRecord({ title: 'a', body: 20_260_310.5 })),
  deadLetter('a body that is a list of lists', 'wrong-type', () => rawRecord({ title: 'a', body: [['x']] })),
  deadLetter('a title that is true', 'wrong-type', () => rawRecord({ title: true })),
];

const deepValue = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

const ODD: readonly HostileCase[] = [
  article('a byte order mark', text('\ufeff{"title":"A ferry struck the pier"}')),
  article('duplicate keys', text('{"title":"first","title":"second","body":"x"}')),
  article(
    'prototype keys',
    text(`{"title":"a b","body":"c","__proto__":{"x":1},"constructor":{"prototype":{"y":1}}}`),
  ),
  article(
    'names of Object.prototype',
    text('{"title":"a b","toString":"x","hasOwnProperty":"y","valueOf":1}'),
  ),
  article('a deep unknown field', text(`{"title":"a b","deep":${deepValue(100_000)}}`)),
  article(
    'a deep source',
    text(`{"title":"a b","source":${deepValue(50_000)},"authors":${deepValue(50_000)}}`),
  ),
  article('deep lists in every field', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    return Buffer.from(
      `{"title":"a b","url":${deep},"id":${deep},"tags":${deep},"source":${deep},"date":${deep}}`,
    );
  }),
  article('20,000 unknown fields', () =>
    rawRecord({
      title: 'a b',
      ...Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`field${at}`, at])),
    }),
  ),
  article('a huge unknown field', titled({ blob: 'x'.repeat(MEGABYTE) })),
  article('a name of a megabyte', () => rawRecord({ title: 'a b', ['n'.repeat(MEGABYTE)]: 1 })),
  article(
    '5,000 URLs',
    titled({ body: Array.from({ length: 5_000 }, (_, at) => `https://x.example/${at}`).join(' ') }),
  ),
  article('a sentence of 100,000 words', titled({ body: `${'The ferry '.repeat(50_000)}sank.` })),
  article('"U.S. " 100,000 times', titled({ body: 'U.S. '.repeat(100_000) })),
  article('5,000 authors', titled({ authors: Array.from({ length: 5_000 }, (_, at) => `Author ${at}`) })),
  article('an author of a megabyte', titled({ author: 'A, '.repeat(MEGABYTE / 3) })),
  article(
    'wrong types everywhere else',
    titled({ lang: 5, tags: {}, url: [], source: 7, authors: true, date: {}, id: [] }),
  ),
  article('a URL of a megabyte', titled({ url: `https://x.example/${'a'.repeat(MEGABYTE)}` })),
  article('a URL of parameters', titled({ url: `https://x.example/a?${'a=1&'.repeat(900)}` })),
  article('a script as URL', titled({ url: 'javascript:alert(1)' })),
  article('a broken URL', titled({ url: 'https://[::1' })),
  article('year 0', titled({ date: '0000-01-01T00:00:00Z' })),
  article('year 9999', titled({ date: '9999-12-31T23:59:59Z' })),
  article('a date before the epoch', titled({ date: -1e15 })),
  article('a date that does not exist', titled({ date: '2026-02-31T25:61:00Z' })),
  article('a date of a megabyte', titled({ date: '10 March '.repeat(MEGABYTE / 9) })),
  article('a date too large for a number', text('{"title":"a b","date":1e999,"seenAt":-1e999}')),
  article('seen in the future', titled({ seenAt: '9999-12-31T00:00:00Z' })),
  article('a language of a megabyte', titled({ lang: 'en'.repeat(MEGABYTE / 2) })),
  article('a title of a megabyte', () => rawRecord({ title: PROSE.repeat(10_000) })),
  article('a title of tags', () => rawRecord({ title: `${'<b>'.repeat(100_000)}Ferry`, body: PROSE })),
];

/** All cases: malformed values, values without text, odd fields, and each hostile body at one megabyte. */
export const HOSTILE_CORPUS: readonly HostileCase[] = [
  ...MALFORMED,
  ...WITHOUT_TEXT,
  ...ODD,
  ...HOSTILE_BODIES.map(({ name, make }) =>
    article(`1 MB of ${name}`, () => rawRecord({ title: 'A ferry struck the pier', body: make(MEGABYTE) })),
  ),
];
