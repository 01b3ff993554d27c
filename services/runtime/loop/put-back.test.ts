import { describe, expect, it } from 'vitest';
import { headerText, type LogRecord } from '../log/broker.ts';
import { ATTEMPTS_HEADER, deadLetterOf } from './dead-letter.ts';
import { ORIGIN_HEADER, publishedTime, putBackRecord, putsBack } from './put-back.ts';

const RAW: LogRecord = {
  topic: 'raw.v1',
  partition: 2,
  offset: 17,
  timestamp: 1_700_000_000_000,
  key: Buffer.from([0, 255]),
  value: Buffer.from('{broken'),
  headers: [
    ['traceparent', Buffer.from('00-ab-cd-01')],
    ['odd', Buffer.from([0, 255, 1])],
  ],
};

/** The put-back as it stands in the log. */
const standing = (record: LogRecord, offset: number, timestamp: number): LogRecord => {
  const back = putBackRecord(deadLetterOf('ingest', record, 'malformed-json', 'x'));
  return { ...RAW, offset, timestamp, headers: back.headers ?? [], value: back.value };
};

describe('putting a dead letter back', () => {
  it('keeps key, value and headers byte for byte, and says where the record stood', () => {
    const back = putBackRecord(deadLetterOf('ingest', RAW, 'malformed-json', 'x'));
    expect(back.key).toEqual(RAW.key);
    expect(back.value).toEqual(RAW.value);
    expect(back.timestamp).toBeUndefined();
    expect(back.headers?.slice(0, 2)).toEqual(RAW.headers);
    const record = standing(RAW, 40, RAW.timestamp + 5);
    expect(putsBack(record)).toBe('raw.v1/2/17');
    expect(headerText(record, ATTEMPTS_HEADER)).toBe('1');
    expect(publishedTime(record)).toBe(RAW.timestamp);
  });

  it('counts attempts and keeps the first origin when it fails again', () => {
    const once = standing(RAW, 40, RAW.timestamp + 5);
    const letter = deadLetterOf('ingest', once, 'malformed-json', 'x');
    expect(letter.attempts).toBe(2);
    const twice = standing(once, 60, RAW.timestamp + 9);
    expect(headerText(twice, ORIGIN_HEADER)).toBe('raw.v1/2/17');
    expect(headerText(twice, ATTEMPTS_HEADER)).toBe('2');
    expect(putsBack(twice)).toBe('raw.v1/2/40');
    expect(publishedTime(twice)).toBe(RAW.timestamp);
    const names = twice.headers.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(['', 'x', '-5', '0', '1e400', '9007199254740993', String(RAW.timestamp + 1)])(
    'does not believe a time of %j',
    (told) => {
      const record = { ...RAW, headers: [['newsfold-origin-time', Buffer.from(told)]] as const };
      expect(publishedTime(record)).toBe(RAW.timestamp);
    },
  );
});
