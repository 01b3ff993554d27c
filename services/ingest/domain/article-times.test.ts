import { expect, test } from 'vitest';
import { articleTimes, type TimeSource } from './article-times.ts';

const MINUTE = 60_000;
/** When the record was written. */
const NOON = Date.UTC(2026, 2, 10, 12);
const nothing: TimeSource = { publishedAt: null, seenAt: null, url: null, recordTimestamp: NOON };
const timesOf = (fields: Partial<TimeSource>) => articleTimes({ ...nothing, ...fields });
const published = (publishedAt: string, fields: Partial<TimeSource> = {}) => {
  const { publishedAt: at, publishedAtQuality } = timesOf({ publishedAt, ...fields });
  return [at === null ? null : (at - NOON) / MINUTE, publishedAtQuality];
};

test('an article was seen when its feed says, but never after its record was written', () => {
  expect(timesOf({ seenAt: '2026-03-10T11:30:00Z' }).seenAt).toBe(NOON - 30 * MINUTE);
  expect(timesOf({ seenAt: '2026-03-10T12:00:01Z' }).seenAt).toBe(NOON);
  expect(timesOf({ seenAt: 'lately' }).seenAt).toBe(NOON);
});

test('without a time of its record an article has those that it states, or none', () => {
  const stated = { recordTimestamp: -1, seenAt: '2026-03-10T11:30:00Z', publishedAt: '2026-03-10T11:00:00Z' };
  expect(timesOf(stated)).toEqual({
    seenAt: NOON - 30 * MINUTE,
    publishedAt: NOON - 60 * MINUTE,
    publishedAtQuality: 'exact',
    publishedOffsetMinutes: 0,
  });
  expect(timesOf({ recordTimestamp: -1 }).seenAt).toBe(0);
  expect(timesOf({ recordTimestamp: -1, seenAt: '1950-01-01T00:00:00Z' }).seenAt).toBe(0);
});

test('clocks may run ahead by ten minutes; what is later is set to now and marked', () => {
  expect(published('2026-03-10T12:10:00Z')).toEqual([10, 'exact']);
  expect(published('2026-03-10T12:11:00Z')).toEqual([0, 'clamped']);
  expect(published('2027-01-01T12:00:00Z')).toEqual([0, 'clamped']);
});

test('the next day may have begun where the outlet is, the day after it may not', () => {
  expect(published('2026-03-11')).toEqual([0, 'day']);
  expect(published('2026-03-12')).toEqual([0, 'clamped']);
});

test('a date in the address serves when the article gives none that can be read', () => {
  const url = 'https://a.example/2026/03/09/ferry';
  expect(timesOf({ url })).toMatchObject({ publishedAt: Date.UTC(2026, 2, 9), publishedAtQuality: 'day' });
  expect(published('soon', { url })).toEqual([-36 * 60, 'day']);
  expect(published('2026-03-10T11:00:00Z', { url })).toEqual([-60, 'exact']);
  expect(timesOf({})).toMatchObject({ publishedAt: null, publishedAtQuality: 'missing' });
});

test.each([
  ['2026-03-10T17:15:00+09:00', 540],
  ['Tue, 10 Mar 2026 03:15:00 EST', -300],
  ['2026-03-10T08:15:00Z', 0],
  ['10 March 2026 09:15 CET', 60],
  ['2026-03-10 09:15 Europe/Berlin', 60],
  ['2026-03-10T08:15:00', null],
  ['10.03.2026 08:15', null],
  ['2026-03-10', null],
  ['2026-03-10T08:15 XYZT', null],
  [1_773_130_500, null],
  // Set to when it was seen: a moment that stood on nobody's clock.
  ['2027-03-10T17:15:00+09:00', null],
])('%j was written by a clock %s minutes east of UTC', (publishedAt, minutes) => {
  expect(timesOf({ publishedAt }).publishedOffsetMinutes).toBe(minutes);
});
