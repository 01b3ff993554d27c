import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRaw } from './parse-raw.ts';

const detail = (bytes: Uint8Array) => {
  const parsed = parseRaw(bytes);
  return parsed.kind === 'rejected' ? `${parsed.reason}: ${parsed.detail}` : parsed.raw;
};

describe('parseRaw', () => {
  it('reads an object with or without a byte order mark', () => {
    expect(detail(Buffer.from('{"title":"Köln"}'))).toEqual({ title: 'Köln' });
    expect(detail(Buffer.from('\ufeff{"title":"Köln"}'))).toEqual({ title: 'Köln' });
  });

  it('says what is wrong, where, and what to do', () => {
    expect(detail(Buffer.from('{"title":"K\xf6ln"}', 'latin1'))).toBe(
      'malformed-json: byte 11 (0xf6) is not UTF-8; send JSON in UTF-8',
    );
    expect(detail(Buffer.from('{"a":1,}'))).toMatch(
      /^malformed-json: not JSON: .*character 7 of 8.*one JSON object/,
    );
    expect(detail(Buffer.from('[1]'))).toBe(
      'not-an-object: the value is an array of 1; send one JSON object a record',
    );
    expect(detail(Buffer.from('\n<rss><channel/></rss>'))).toMatch(
      /^malformed-json: not JSON but XML or HTML; .*one JSON/,
    );
    expect(detail(Buffer.alloc(0))).toMatch(/^malformed-json: the value is empty/);
    expect(detail(Buffer.from('\ufeff{}', 'utf16le'))).toMatch(/^malformed-json: the value is UTF-16/);
  });

  it('finds the first bad byte after characters of several bytes', () => {
    const bytes = Buffer.concat([Buffer.from('{"a":"€€'), Buffer.from([0xe2, 0x82]), Buffer.from('"}')]);
    expect(detail(bytes)).toMatch(/byte 1[24] /);
  });

  it('does not repeat the input in a detail', () => {
    expect(detail(Buffer.from('secret token 123'))).not.toMatch(/secret/);
  });

  it('is bounded by bytes', () => {
    expect(parseRaw(Buffer.from('{"a":1}'), 6)).toMatchObject({ kind: 'rejected', reason: 'too-large' });
    expect(parseRaw(Buffer.from('{"a":1}'), 7)).toMatchObject({ kind: 'parsed' });
  });

  it('never throws, and reads every JSON object', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void parseRaw(bytes)));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const json = JSON.stringify(object);
        expect(detail(Buffer.from(json))).toEqual(JSON.parse(Buffer.from(json).toString()));
      }),
    );
  });
});
