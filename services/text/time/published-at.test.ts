import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateInPath, parseTime } from './published-at.ts';

const REFERENCE = Date.UTC(2026, 2, 10, 12);
const written = (value: unknown) => {
  const time = parseTime(value, REFERENCE);
  return time === null
    ? null
    : `${new Date(time.at).toISOString().replace(/(?::00)?\.000Z$/, '')} ${time.quality}`;
};

describe('parseTime', () => {
  it.each([
    '2026-03-10T08:15:00Z',
    '2026-03-10T08:15',
    '2026-03-10 08:15',
    '2026-03-10T09:15:00+01:00',
    '2026-03-10T09:15:00 +0100',
    '2026-03-10T08:15:00+00:00[UTC]',
    '20260310T081500Z',
    '20260310081500',
    'Tue, 10 Mar 2026 08:15:00 GMT',
    'Tue, 10 Mar 2026 03:15:00 EST',
    'Tue, 10 Mar 26 08:15 UT',
    'Tue Mar 10 08:15:00 +0000 2026',
    '10 March 2026 09:15 CET',
    'March 10, 2026, 4:15 a.m. EDT',
    'Mar. 10, 2026 4:15 AM ET',
    '10.03.2026 08:15',
    '10/03/2026 08:15',
    '03/10/2026 8:15 AM',
    '10-Mar-2026 08:15',
    '10. März 2026, 08.15 Uhr',
    'le 10 mars 2026 à 8 h 15',
    'martes, 10 de marzo de 2026, 8:15 h',
    '10 de março de 2026 às 8h15',
    '10 marzo 2026 alle 08:15',
    '10 марта 2026, 08:15',
    '2026年3月10日 午前8時15分',
    '2026年03月10日 08:15',
    '/Date(1773130500000)/',
    '/Date(1773130500000+0100)/',
    1_773_130_500,
    1_773_130_500_000,
    1_773_130_500_000_000,
    '1773130500',
    '1773130500.0',
  ])('%j is 08:15 on 10 March 2026', (value) => {
    expect(written(value)).toBe('2026-03-10T08:15 exact');
  });

  it.each([
    '2026-03-10',
    '20260310',
    20_260_310,
    '10 March 2026',
    'March 10th, 2026',
    '2026年3月10日',
    '2026-03-10T00:00:00Z',
    '10/03/26',
  ])('%j is a day', (value) => {
    expect(written(value)).toBe('2026-03-10T00:00 day');
  });

  it.each([
    [Date.UTC(2026, 2, 12), '10/03/2026', '2026-03-10'],
    [Date.UTC(2026, 9, 5), '10/03/2026', '2026-10-03'],
    [Date.UTC(2026, 9, 5), '25/03/2026', '2026-03-25'],
    [Date.UTC(2026, 9, 5), '03/25/2026', '2026-03-25'],
    [Date.UTC(2026, 9, 5), '10.03.2026', '2026-03-10'],
  ])('near %d reads %s as %s', (reference, value, day) => {
    expect(new Date(parseTime(value, reference)?.at ?? 0).toISOString().slice(0, 10)).toBe(day);
  });

  it.each([
    ['10 March 2026, 3:15 p.m.', 15],
    ['10 March 2026, 12:15 p.m.', 12],
    ['10 March 2026, 12:15 a.m.', 0],
    ['2026年3月10日 下午3:15', 15],
  ])('%s is in hour %i', (text, hour) => {
    expect(parseTime(text, 0)?.at).toBe(Date.UTC(2026, 2, 10, hour, 15));
  });

  it('keeps fractions of a second and a time in the future', () => {
    expect(written('2026-03-10T08:15:30.123456789Z')).toBe('2026-03-10T08:15:30.123Z exact');
    expect(written('9999-12-31T23:59:00Z')).toBe('9999-12-31T23:59 exact');
    expect(written('9999-12-31T23:59:59.999Z')).toBe('9999-12-31T23:59:59.999Z exact');
  });

  it.each([
    '',
    'yesterday',
    'March 2026',
    '0000-00-00 00:00:00',
    '0001-01-01T00:00:00Z',
    '1970-01-01',
    0,
    1,
    -5,
    Number.NaN,
    '2026-02-30',
    '2026-13-01',
    null,
    {},
    [],
    true,
    '9'.repeat(400),
    '9999-12-31T23:59:00-05:00',
  ])('%j is no time', (value) => {
    expect(parseTime(value, REFERENCE)).toBeNull();
  });

  it('reads back every ISO time, and throws on nothing', () => {
    const dates = fc.date({ min: new Date('1990-01-02'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        expect(parseTime(date.toISOString(), REFERENCE)?.at).toBe(date.getTime());
        expect(parseTime(date.getTime(), REFERENCE)?.at).toBe(date.getTime());
        const seconds = Math.floor(date.getTime() / 1_000) * 1_000;
        expect(parseTime(date.toUTCString(), REFERENCE)?.at).toBe(seconds);
      }),
    );
    fc.assert(fc.property(fc.anything(), fc.double(), (any, reference) => void parseTime(any, reference)));
    fc.assert(
      fc.property(
        fc.stringMatching(/^[\d\-/.:TZ +apm年月日]{0,40}$/),
        (text) => void parseTime(text, REFERENCE),
      ),
    );
  });
});

describe('a time in ISO 8601, which is read without a search,', () => {
  const two = (from: number, to: number) =>
    fc.integer({ min: from, max: to }).map((part) => String(part).padStart(2, '0'));
  const parts = fc.tuple(
    fc.integer({ min: 1985, max: 2105 }),
    fc.tuple(two(0, 13), two(0, 32), two(0, 25), two(0, 60)),
    fc.constantFrom('', ':00', ':59', ':60', ':07.5', ':00.000', ':30.123456'),
    fc.constantFrom('', 'Z', '+00:00', '-0330', '+05:30', '+14:00', '+14:30', '-12:00', '-13:00'),
  );

  it('is what a search makes of it', () => {
    fc.assert(
      fc.property(parts, ([year, [month, day, hour, minute], second, zone]) => {
        const [date, clock] = [`${year}-${month}-${day}`, `${hour}:${minute}${second}${zone}`];
        expect(parseTime(`${date}T${clock}`, REFERENCE)).toEqual(parseTime(`${date} ${clock}`, REFERENCE));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a zone with two meanings', () => {
  const quality = (text: string) => parseTime(text, REFERENCE)?.quality;

  it('leaves the hour open', () => {
    for (const zone of ['IST', 'AST', 'GST'])
      expect(quality(`Tue, 10 Mar 2026 08:15:00 ${zone}`)).toBe('day');
    for (const zone of ['EST', 'CST', 'GMT', 'CET'])
      expect(quality(`Tue, 10 Mar 2026 08:15:00 ${zone}`)).toBe('exact');
  });

  it("is India's in a script of India", () => {
    const indian = parseTime('10 मार्च 2026, 08:15 IST', REFERENCE);
    expect(indian).toEqual({ at: Date.UTC(2026, 2, 10, 2, 45), quality: 'exact', offsetMinutes: 330 });
    expect(parseTime('10 March 2026, 08:15 IST', REFERENCE)?.at).toBe(indian?.at);
  });
});

describe('dateInPath', () => {
  it('finds the day in an address', () => {
    const day = { at: Date.UTC(2026, 2, 10), quality: 'day', offsetMinutes: null };
    expect(dateInPath('https://x.example/2026/03/10/title')).toEqual(day);
    expect(dateInPath('https://x.example/news/2026-03-10-title')).toEqual(day);
    expect(dateInPath('https://x.example/20260310/title')).toEqual(day);
    expect(dateInPath('https://x.example/2026/title')).toBeNull();
    expect(dateInPath('https://x.example/2026/02/31/title')).toBeNull();
  });
});
