import { expect, it } from 'vitest';
import { say } from '../words/tongue.ts';
import { directionOf, short, webAddress } from './direction.ts';
import { KEYS, keyAction } from './keys.ts';
import {
  behindWords,
  clock,
  countryName,
  languageName,
  lasting,
  listed,
  pathWords,
  sourceTime,
} from './words.ts';

const NOW = new Date(2026, 2, 14, 12).getTime();
const HOUR = 3_600_000;

it('tells a time as short as it can be', () => {
  expect(clock(NOW - 3 * HOUR, NOW)).toBe('09:00');
  expect(clock(NOW - 20 * HOUR, NOW)).toMatch(/^Fri,? 16:00$/);
  expect(clock(NOW - 30 * 24 * HOUR, NOW)).toMatch(/^12 Feb, /);
  expect(clock(NOW - 400 * 24 * HOUR, NOW)).toMatch(/^7 Feb 2025, /);
});

it('tells the time of the source beside that of the reader, where they differ', () => {
  const at = Date.UTC(2026, 2, 14, 20, 30);
  const here = -new Date(at).getTimezoneOffset();
  expect([here, null].map((offset) => sourceTime(at, offset))).toEqual(['', '']);
  const elsewhere = [540, 345, -210, 60, 0].filter((offset) => offset !== here);
  const told = {
    540: '05:30 (UTC+9)',
    345: '02:15 (UTC+5:45)',
    [-210]: '17:00 (UTC−3:30)',
    60: '21:30 (UTC+1)',
    0: '20:30 (UTC)',
  } as Record<number, string>;
  expect(elsewhere.map((offset) => sourceTime(at, offset))).toEqual(elsewhere.map((offset) => told[offset]));
});

it('tells lengths of time, counts and names', () => {
  expect([12_000, 240_000, 3 * HOUR, 72 * HOUR].map(lasting)).toEqual(['12 s', '4 min', '3 h', '3 days']);
  expect(say.copies(1204)).toBe('1,204 copies');
  expect(listed(['A', 'B', 'C'])).toBe('A, B and C');
  expect(listed(['A', 'B', 'C', 'D', 'E'])).toBe('A, B, C and 2 more');
  expect(pathWords('conflicts.dead')).toBe('contested: dead');
  expect([languageName('de'), languageName('und'), languageName('x'.repeat(20))]).toEqual([
    'German',
    'unknown language',
    'x'.repeat(20),
  ]);
  expect([countryName('TR'), countryName('no country')]).toEqual(['Türkiye', 'no country']);
});

it('tells how far a table is behind', () => {
  const partition = { behind: 0, progress: 1 };
  expect(behindWords({ isReady: true, waitsFor: null, partitions: [partition, partition] })).toBe('');
  expect(
    behindWords({ isReady: true, waitsFor: null, partitions: [partition, { behind: 1200, progress: 1 }] }),
  ).toBe('1,200 records behind');
  expect(
    behindWords({ isReady: false, waitsFor: null, partitions: [partition, { behind: 9, progress: 0.419 }] }),
  ).toBe('being built, 41 %');
  const away = { isReady: true, waitsFor: 'the broker is away', partitions: [partition] };
  expect(behindWords(away)).toBe('not up to date: the broker is away');
  expect(behindWords({ ...away, waitsFor: 'database or disk is full' })).toBe(
    'not up to date: database or disk is full',
  );
});

it('knows which languages run from right to left', () => {
  expect(['ar', 'fa-IR', 'HE', 'en', 'zh', undefined].map(directionOf)).toEqual([
    'rtl',
    'rtl',
    'rtl',
    'ltr',
    'ltr',
    'ltr',
  ]);
});

it('follows addresses of the web alone', () => {
  expect(
    ['https://a.example/', 'javascript:alert(1)', 'data:text/html,x', ' https://a', null].map(webAddress),
  ).toEqual(['https://a.example/', undefined, undefined, undefined, undefined]);
});

it('cuts a text that is far too long, and no character in two', () => {
  expect(short('short')).toBe('short');
  expect(short('a'.repeat(10_000))).toHaveLength(301);
  expect(short(`${'a'.repeat(9)}😀b`, 10)).toBe(`${'a'.repeat(9)}…`);
});

it('has each key once', () => {
  expect(new Set(KEYS.map(([key]) => key)).size).toBe(KEYS.length);
  expect(keyAction('j')).toBe('next');
  expect(keyAction('x')).toBeUndefined();
});
