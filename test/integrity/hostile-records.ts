/**
 * Hostile records that JSON alone cannot make: Avro bodies, schema ids, headers and keys. Those of hostile-corpus.ts
 * are among them.
 */
import type { Headers, NewRecord } from '@newsfold/runtime/log/broker.ts';
import { avroType, encoderFor, type RecordTypes } from '@newsfold/runtime/registry/codec.ts';
import avro from 'avsc';
import { PROSE } from './hostile-bodies.ts';
import { HOSTILE_CORPUS, rawRecord } from './hostile-corpus.ts';

/** Schema ids of the registry that the records go to. */
interface SchemaIds {
  readonly rawArticle: number;
  /** Of a record that is not an article. */
  readonly deadLetter: number;
}

/** A record and its expected outcome. */
export interface HostileRecord {
  readonly name: string;
  readonly record: NewRecord;
  readonly expect: 'article' | 'dead-letter';
  readonly reason: string | undefined;
}

const MEGABYTE = 1_000_000;
const RAW: RecordTypes['RawArticle'] = {
  id: null,
  url: 'https://x.example/1',
  title: 'A ferry struck the pier',
  body: PROSE,
  publishedAt: null,
  seenAt: null,
  lang: 'en',
  source: null,
  authors: ['Agnes Corrie'],
  categories: [],
};

const header = (id: number) => {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt32BE(id, 1);
  return bytes;
};
const long = (value: number) => avro.Type.forSchema('long').toBuffer(value);

/** An article up to its authors, whose number is announced as `count`. */
function announcing(id: number, count: number): Buffer {
  const body = avroType('RawArticle').toBuffer({ ...RAW, authors: [], categories: [] });
  return Buffer.concat([header(id), body.subarray(0, -2), long(count)]);
}

function avroValues({
  rawArticle,
  deadLetter,
}: SchemaIds): readonly (readonly [string, string | null, Buffer])[] {
  const encode = encoderFor('RawArticle', rawArticle);
  const good = encode(RAW);
  return [
    ['Avro as it should be', null, good],
    ['Avro with a body of 1 MB', null, encode({ ...RAW, body: PROSE.repeat(MEGABYTE / PROSE.length) })],
    [
      'Avro with lone surrogates and NUL',
      null,
      encode({ ...RAW, title: 'A\ud800 ferry\0 \u202estruck', lang: '\udfff' }),
    ],
    ['Avro without text', 'no-text', encode({ ...RAW, title: null, body: ' ' })],
    ['Avro with a body of 10 MB', 'too-large', encode({ ...RAW, body: 'x'.repeat(10 * MEGABYTE) })],
    ['a registry header alone', 'malformed-avro', header(rawArticle)],
    ['four zero bytes', 'malformed-json', Buffer.alloc(4)],
    ['Avro cut off', 'malformed-avro', good.subarray(0, good.length >> 1)],
    ['Avro with bytes left over', 'malformed-avro', Buffer.concat([good, Buffer.from('x')])],
    [
      'JSON after a registry header',
      'malformed-avro',
      Buffer.concat([header(rawArticle), rawRecord({ title: 'a' })]),
    ],
    [
      'zero bytes after a registry header',
      'malformed-avro',
      Buffer.concat([header(rawArticle), Buffer.alloc(MEGABYTE)]),
    ],
    ['2^31 authors announced', 'malformed-avro', announcing(rawArticle, 2 ** 31)],
    ['2^40 authors announced', 'malformed-avro', announcing(rawArticle, 2 ** 40)],
    ['-2^31 authors announced', 'malformed-avro', announcing(rawArticle, -(2 ** 31))],
    [
      'a schema id that nobody knows',
      'unknown-schema',
      Buffer.concat([header(4_000_000_000), good.subarray(5)]),
    ],
    ['schema id 0', 'unknown-schema', Buffer.concat([header(0), good.subarray(5)])],
    ['the schema of another record', 'malformed-avro', Buffer.concat([header(deadLetter), good.subarray(5)])],
  ];
}

const filled = (bytes: number) => Buffer.alloc(bytes, 'x');
const HEADERS: readonly (readonly [string, Headers])[] = [
  [
    'a trace of 3 MB',
    [
      ['traceparent', filled(3 * MEGABYTE)],
      ['tracestate', filled(3 * MEGABYTE)],
    ],
  ],
  ['a header of 5 MB', [['blob', filled(5 * MEGABYTE)]]],
  ['a header name of 1 MB', [['n'.repeat(MEGABYTE), Buffer.from('1')]]],
  ['20,000 headers', Array.from({ length: 20_000 }, (_, at) => [`h${at}`, Buffer.from(`${at}`)] as const)],
  [
    'headers of prototype names',
    ['__proto__', 'constructor', 'toString'].map((key) => [key, Buffer.from('1')] as const),
  ],
  ['headers that are no UTF-8', [['traceparent', Buffer.from([255, 0, 254])]]],
  ['attempts beyond counting', [['newsfold-attempts', Buffer.from('9007199254740991')]]],
  ['a publication time out of time', [['newsfold-origin-time', Buffer.from('-8640000000000001')]]],
];

/** Every hostile record; `ids` are those of the registry that it goes to. */
export function hostileRecords(ids: SchemaIds): readonly HostileRecord[] {
  const article = rawRecord({ title: 'A ferry struck the pier', body: PROSE });
  return [
    ...HOSTILE_CORPUS.map(({ name, make, expect, reason }) => ({
      name,
      record: { key: null, value: make() },
      expect,
      reason,
    })),
    ...avroValues(ids).map(([name, reason, value]) => ({
      name,
      record: { key: null, value },
      expect: reason === null ? ('article' as const) : ('dead-letter' as const),
      reason: reason ?? undefined,
    })),
    ...HEADERS.flatMap(([name, headers]) => [
      { name, record: { key: null, value: article, headers }, expect: 'article' as const, reason: undefined },
      {
        name: `${name}, on what is no JSON`,
        record: { key: null, value: Buffer.from('{'), headers },
        expect: 'dead-letter' as const,
        reason: 'malformed-json',
      },
    ]),
    {
      name: 'a key of 9 MB on what is no JSON',
      record: { key: filled(9 * MEGABYTE), value: Buffer.from('{') },
      expect: 'dead-letter',
      reason: 'malformed-json',
    },
  ];
}
