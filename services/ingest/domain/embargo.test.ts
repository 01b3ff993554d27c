import { RAW_FIELDS } from '@newsfold/schemas/raw-fields.ts';
import { describe, expect, it } from 'vitest';
import { analyse } from './analyse.ts';
import { embargoOf, underEmbargo } from './embargo.ts';

const ARRIVED = Date.UTC(2026, 2, 14, 12);
const ITEM = {
  title: 'Minister to resign',
  url: 'https://gazette.example/1',
  body: 'She will say so today.',
};
const until = (value: unknown) => embargoOf({ ...ITEM, embargoed: value })?.until;

describe('an embargo', () => {
  it.each([
    ['2026-03-14T12:30:00Z', Date.UTC(2026, 2, 14, 12, 30)],
    ['2026-03-14T13:30:00+01:00', Date.UTC(2026, 2, 14, 12, 30)],
    ['2026-03-15T00:00:00-05:00', Date.UTC(2026, 2, 15, 5)],
    ['2026-03-15T00:00:00Z', Date.UTC(2026, 2, 15)],
    [Date.UTC(2026, 2, 15) / 1000, Date.UTC(2026, 2, 15)],
    [{ $date: '2026-03-14T12:30:00Z' }, Date.UTC(2026, 2, 14, 12, 30)],
  ])('ends at the time that %j gives', (value, time) => {
    expect(until(value)).toBe(time);
  });

  it.each(RAW_FIELDS.embargo.names)(
    'is found under the name %s, in the article and in a part of it',
    (name) => {
      const said = { [name]: '2026-03-16T08:00:00Z' };
      expect(embargoOf({ ...ITEM, ...said })?.until).toBe(Date.UTC(2026, 2, 16, 8));
      expect(embargoOf({ ...ITEM, attributes: said })?.until).toBe(Date.UTC(2026, 2, 16, 8));
    },
  );

  it.each([
    ['EMBARGOED UNTIL 1 MAY 2027 06:00 GMT: Linnet reports profit', '2027-05-01T06:00:00Z'],
    ['STRICTLY EMBARGOED until 06:00 BST, 1 May 2027\n\nThe firm said.', '2027-05-01T05:00:00Z'],
    ['Sperrfrist: 1. Mai 2027, 06:00 Uhr MESZ\nDer Verband teilt mit', '2027-05-01T04:00:00Z'],
    ['Sous embargo jusqu’au 1er mai 2027 à 6h00 (heure de Paris)', '2027-05-01T04:00:00Z'],
  ])('may begin a headline or text: %j', (text, time) => {
    expect(embargoOf(ITEM, ['', text])?.until).toBe(Date.parse(time));
  });

  it.each([
    'Embargo on oil from Torga lifted',
    'Embargo until further notice: how the press was kept out',
    'Ministers lift the embargo until 1 May 2027',
  ])('is none in news of one: %j', (text) => {
    expect(embargoOf(ITEM, [text, ''])).toBeNull();
  });

  it.each([
    [{ status: 'future', date_gmt: '2027-05-01T06:00:00' }, Date.UTC(2027, 4, 1, 6)],
    [{ post_status: 'draft' }, null],
    [{ status: 'embargoed' }, null],
    [{ status: 'publish', date_gmt: '2027-05-01T06:00:00' }, undefined],
    [{ status: 'ok' }, undefined],
    [{ status: true }, undefined],
  ])('follows the state of a content system: %j', (said, end) => {
    expect(embargoOf({ ...ITEM, ...said })?.until).toBe(end);
  });

  it('of a day ends when the day has begun everywhere', () => {
    expect(until('2026-03-15')).toBe(Date.UTC(2026, 2, 15, 12));
  });

  it.each([undefined, null, '', false, 'none', 'No', '0', {}, []])('is none where there is %j', (value) => {
    expect(until(value)).toBeUndefined();
  });

  it.each([true, 'for print editions', '9999-12-31 20:00 XYZT', { days: 3 }])(
    'without a time that can be read has no end: %j',
    (value) => {
      expect(until(value)).toBeNull();
      expect(underEmbargo(embargoOf({ ...ITEM, embargo: value }), ARRIVED)).toMatchObject({
        reason: 'embargoed',
      });
      expect(underEmbargo(embargoOf({ ...ITEM, embargo: value }), ARRIVED)).not.toHaveProperty('dueAt');
    },
  );

  it.each([
    [{ pubstatus: 'withheld' }],
    [{ pubStatus: { qcode: 'stat:withheld' } }],
    [{ itemMeta: { pubStatus: { qcode: 'stat:withheld' } } }],
  ])('without an end is what IPTC calls withheld: %j', (fields) => {
    expect(embargoOf({ ...ITEM, ...fields })).toMatchObject({ until: null });
  });

  it('is found in the metadata of an item of IPTC, and of several the last counts', () => {
    const of = { ...ITEM, itemMeta: { embargoed: '2026-03-16T08:00:00Z' }, embargo: '2026-03-15T08:00:00Z' };
    expect(embargoOf(of)?.until).toBe(Date.UTC(2026, 2, 16, 8));
    expect(embargoOf({ ...ITEM, pubstatus: 'usable' })).toBeNull();
  });
});

describe('an article under embargo', () => {
  const hour = Date.UTC(2026, 2, 14, 18);
  const raw = { ...ITEM, embargoed: new Date(hour).toISOString(), seenAt: '2026-03-14T11:00:00Z' };
  const at = (timestamp: number, arrivedAt = timestamp) =>
    analyse(raw, { topic: 'raw.v1', partition: 0, offset: 0, timestamp, arrivedAt });

  it('is rejected until its hour, and says when it is due', () => {
    expect(at(hour - 1)).toEqual({
      kind: 'rejected',
      reason: 'embargoed',
      detail: expect.stringContaining('2026-03-14T18:00:00.000Z'),
      dueAt: hour,
    });
    expect(at(hour)).toMatchObject({ kind: 'article' });
  });

  it('that is put back after its hour is as old as the hour, not as its first record', () => {
    const analysis = at(ARRIVED, hour + 5_000);
    expect(analysis).toMatchObject({
      kind: 'article',
      article: { seenAt: hour, origin: { timestamp: hour } },
    });
  });

  it('without text is rejected for that, not held', () => {
    expect(
      analyse({ embargoed: raw.embargoed }, { topic: 'r', partition: 0, offset: 0, timestamp: 0 }),
    ).toMatchObject({
      reason: 'no-text',
    });
  });
});
