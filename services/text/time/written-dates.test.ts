import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTime } from './published-at.ts';

/** When all rows are read: after their dates, so that nothing in them is in the future but the tenth month. */
const REFERENCE = Date.UTC(2026, 5, 15, 12);

/**
 * A language, what is written, and what is right: "2026-03-10T08:15Z exact"; "2026-03-10 day" where the hour is not
 * known; "null" where there is no date. The rows of the file "shut" were written before the parser and run only when
 * it was finished; both files are by the author of the parser.
 */
type Row = readonly [language: string, written: string | number, reading: string];

function rowsOf(file: string): Row[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line));
}

/** What is read, in the words of the row. */
function readingOf(written: unknown): string {
  const time = parseTime(written, REFERENCE);
  if (time === null) return 'null';
  const iso = new Date(time.at).toISOString();
  return time.quality === 'day' ? `${iso.slice(0, 10)} day` : `${iso} exact`;
}

function rightReading(reading: string): string {
  return reading.endsWith('exact') ? `${new Date(reading.slice(0, -6)).toISOString()} exact` : reading;
}

describe('written dates', () => {
  it.each(rowsOf('written-dates.jsonl'))('%s: %j', (_, written, reading) => {
    expect(readingOf(written)).toBe(rightReading(reading));
  });

  it.each(rowsOf('written-dates-shut.jsonl'))('%s: %j (shut part)', (_, written, reading) => {
    expect(readingOf(written)).toBe(rightReading(reading));
  });

  it('never calls exact what two figures or an unknown zone leave open', () => {
    const day = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(day, day, fc.constantFrom('/', '-'), (one, two, separator) => {
        fc.pre(one !== two);
        const time = parseTime(`${one}${separator}${two}${separator}2025 08:15`, REFERENCE);
        expect(time?.quality).toBe('day');
      }),
    );
    const letters = fc.stringMatching(/^Q[A-Z]{2,4}$/);
    fc.assert(
      fc.property(letters, (zone) => {
        expect(parseTime(`10 March 2026 08:15 ${zone}`, REFERENCE)?.quality).toBe('day');
        expect(parseTime(`10 March 2026 08:15 (${zone})`, REFERENCE)?.quality).toBe('day');
      }),
    );
  });

  it('reads every offset of a quarter of an hour, however it is written', () => {
    const quarters = fc.integer({ min: -48, max: 56 });
    fc.assert(
      fc.property(quarters, fc.constantFrom('', ' ', ' GMT', ' UTC', ' (GMT'), (quarter, before) => {
        const sign = quarter < 0 ? '-' : '+';
        const [hour, minute] = [Math.floor(Math.abs(quarter) / 4), (Math.abs(quarter) % 4) * 15];
        const minutes = minute === 0 ? '' : `:${minute}`;
        const written = `10 March 2026 08:15${before}${sign}${hour}${minutes}${before.includes('(') ? ')' : ''}`;
        const at = Date.UTC(2026, 2, 10, 8, 15) - quarter * 15 * 60_000;
        expect(parseTime(written, REFERENCE)).toEqual({ at, quality: 'exact', offsetMinutes: quarter * 15 });
      }),
    );
  });

  it('throws on nothing and takes no more than 50 ms for a megabyte', () => {
    const pieces = fc.constantFrom(
      ...' -/.,:+()[]TZ0123456789'.split(''),
      ...[
        'Mar',
        'März',
        'de',
        'GMT',
        'Europe/Berlin',
        'p. m.',
        '年',
        '午後',
        'مارس',
        'มี.ค.',
        '\u202f',
        '\u2212',
        '令和',
      ],
    );
    const written = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(written, fc.string({ unit: 'binary', maxLength: 120 })), (text) => {
        expect(['exact', 'day', undefined]).toContain(parseTime(text, REFERENCE)?.quality);
      }),
      { numRuns: 2_000 },
    );
    for (const piece of ['1', '10 March 2026 ', '(', '10/', 'a ', '１', '\u202f', 'มี.']) {
      const megabyte = piece.repeat(Math.ceil(1e6 / piece.length));
      const begin = performance.now();
      parseTime(megabyte, REFERENCE);
      expect(performance.now() - begin).toBeLessThan(50);
    }
  });
});
