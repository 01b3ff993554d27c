import { describe, expect, it } from 'vitest';
import { headerText, type LogRecord } from '../log/broker.ts';
import { ATTEMPTS_HEADER, deadLetterOf } from './dead-letter.ts';
import { ORIGIN_HEADER, publishedTime, redrivenPlace, redriveRecord } from './redrive-record.ts';

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

/** The redriven record as it lies in the log. */
const redriven = (record: LogRecord, offset: number, timestamp: number): LogRecord => {
  const back = redriveRecord(deadLetterOf('ingest', record, 'malformed-json', 'x'));
  return { ...RAW, offset, timestamp, headers: back.headers ?? [], value: back.value };
};

describe('redriving a dead letter', () => {
  it('keeps key, value and headers byte for byte, and says where the record was', () => {
    const back = redriveRecord(deadLetterOf('ingest', RAW, 'malformed-json', 'x'));
    expect(back.key).toEqual(RAW.key);
    expect(back.value).toEqual(RAW.value);
    expect(back.timestamp).toBeUndefined();
    expect(back.headers?.slice(0, 2)).toEqual(RAW.headers);
    const record = redriven(RAW, 40, RAW.timestamp + 5);
    expect(redrivenPlace(record)).toBe('raw.v1/2/17');
    expect(headerText(record, ATTEMPTS_HEADER)).toBe('1');
    expect(publishedTime(record)).toBe(RAW.timestamp);
  });

  it('counts attempts and keeps the first origin when it fails again', () => {
    const once = redriven(RAW, 40, RAW.timestamp + 5);
    const letter = deadLetterOf('ingest', once, 'malformed-json', 'x');
    expect(letter.attempts).toBe(2);
    const twice = redriven(once, 60, RAW.timestamp + 9);
    expect(headerText(twice, ORIGIN_HEADER)).toBe('raw.v1/2/17');
    expect(headerText(twice, ATTEMPTS_HEADER)).toBe('2');
    expect(redrivenPlace(twice)).toBe('raw.v1/2/40');
    expect(publishedTime(twice)).toBe(RAW.timestamp);
    const names = twice.headers.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(['', 'x', '-5', '0', '1e400', '9007199254740993', String(RAW.timestamp + 1)])(
    'does not believe a time of %j',
    (stated) => {
      const record = { ...RAW, headers: [['newsfold-origin-time', Buffer.from(stated)]] as const };
      expect(publishedTime(record)).toBe(RAW.timestamp);
    },
  );

  it.each([
    ['5', -1],
    ['9007199254740000', 9_007_199_254_740],
    ['1700000000000000', 1_700_000_000_000],
  ])('reads a time of %s as records without a time are read', (stated, meant) => {
    const headers = [['newsfold-origin-time', Buffer.from(stated)]] as const;
    expect(publishedTime({ ...RAW, timestamp: -1, headers })).toBe(meant);
  });
});
