import { describe, expect, it } from 'vitest';
import type { LogRecord } from '../log/broker.ts';
import { ATTEMPTS_HEADER, CUT_HEADER, deadLetterOf, deadLetterRecord } from './dead-letter.ts';

const MIB = 1024 * 1024;
const RECORD: LogRecord = {
  topic: 'raw.v1',
  partition: 1,
  offset: 5,
  timestamp: 7,
  key: Buffer.from('k'),
  value: Buffer.from('v'),
  headers: [['h', Buffer.from('1')]],
};
const letter = (change: Partial<LogRecord>) => deadLetterOf('ingest', { ...RECORD, ...change }, 'r', 'd');

describe('a dead letter', () => {
  it('keeps its record whole', () => {
    expect(letter({})).toMatchObject({
      key: RECORD.key,
      value: RECORD.value,
      headers: [{ key: 'h', value: Buffer.from('1') }],
      origin: { topic: 'raw.v1', partition: 1, offset: 5, timestamp: 7 },
      attempts: 1,
    });
    const value = Buffer.alloc(16 * MIB - 3);
    expect(letter({ value }).value).toBe(value);
  });

  it('of an item keeps the item as a record of its own, and its number', () => {
    const item = { index: 3, count: 50, value: Buffer.from('{"title":""}') };
    const of = deadLetterOf('ingest', RECORD, 'no-text', 'd', { item });
    expect(of).toMatchObject({ key: RECORD.key, value: item.value, headers: [{ key: 'h' }], dueAt: null });
    expect(of.origin).toMatchObject({ offset: 5, item: 3, items: 50 });
    const { headers = [] } = deadLetterRecord(of, () => Buffer.alloc(0));
    expect(headers.map(([key, value]) => `${key} ${value}`)).toEqual([
      'newsfold-reason no-text',
      'newsfold-origin raw.v1/1/5#3',
    ]);
  });

  it('of an item keeps little of a huge key and huge headers: a record may have a thousand', () => {
    const item = { index: 0, count: 1000, value: Buffer.from('{}') };
    const huge = Buffer.alloc(9000);
    const record = {
      ...RECORD,
      key: huge,
      headers: [
        ['h', huge],
        ['traceparent', Buffer.from('tp')],
        ['newsfold-origin-time', Buffer.from('5')],
      ] as const,
    };
    const of = deadLetterOf('ingest', record, 'r', 'd', { item });
    expect(of.key).toBeNull();
    expect(of.headers.map(({ key }) => key)).toEqual(['traceparent', 'newsfold-origin-time']);
  });

  it('of an item that cannot be written says how large its record is', () => {
    const of = deadLetterOf('ingest', RECORD, 'r', 'd', { item: { index: 0, count: 2, value: null } });
    expect(of).toMatchObject({ value: null, headers: [{ key: CUT_HEADER, value: Buffer.from('1') }] });
  });

  it('says when it is due, in a header too', () => {
    const of = deadLetterOf('ingest', RECORD, 'embargoed', 'd', { dueAt: 1234 });
    expect(of.dueAt).toBe(1234);
    const { headers } = deadLetterRecord(of, () => Buffer.alloc(0));
    expect(headers).toContainEqual(['newsfold-due', Buffer.from('1234')]);
  });

  it.each([
    ['value', { value: Buffer.alloc(50 * MIB) }],
    ['key', { key: Buffer.alloc(20 * MIB) }],
    ['headers', { headers: [['big', Buffer.alloc(17 * MIB)] as const] }],
  ])('says so when its topic would refuse so large a %s', (_, change) => {
    const cut = letter(change);
    expect([cut.key, cut.value]).toEqual([null, null]);
    expect(cut.headers).toHaveLength(1);
    expect(cut.headers[0]?.key).toBe(CUT_HEADER);
    expect(Number(cut.headers[0]?.value.toString())).toBeGreaterThan(16 * MIB);
  });

  it('counts what many empty headers take', () => {
    const headers = Array.from({ length: 600_000 }, () => ['', Buffer.alloc(0)] as const);
    expect(letter({ value: Buffer.alloc(16 * MIB - 10), headers })).toMatchObject({
      value: null,
      headers: [{ key: CUT_HEADER }],
    });
  });

  it('has the key of its record, unless that would make it twice as large', () => {
    const encode = () => Buffer.from('x');
    expect(deadLetterRecord(letter({}), encode).key).toEqual(RECORD.key);
    expect(deadLetterRecord(letter({ key: Buffer.alloc(9 * MIB) }), encode).key).toBeNull();
  });

  it.each([
    ['2', 3],
    ['', 1],
    ['-4', 1],
    ['1e99', 1],
    ['x', 1],
    ['9007199254740991', 1_000_001],
  ])('counts attempts from %j', (stated, attempts) => {
    expect(letter({ headers: [[ATTEMPTS_HEADER, Buffer.from(stated)]] }).attempts).toBe(attempts);
  });
});
