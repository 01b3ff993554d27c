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
