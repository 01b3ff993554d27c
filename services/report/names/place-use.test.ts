import { describe, expect, it } from 'vitest';
import { gazetteer, type Place } from '../gazetteer/gazetteer.ts';
import { placeMeant } from './place-use.ts';

/** The place that a name means in a sentence, which is its whole report unless given. */
function meant(name: string, sentence: string, report = sentence): Place | null {
  const start = sentence.indexOf(name);
  return placeMeant(gazetteer('en').get(name) as Place, sentence, start, start + name.length, report);
}

describe('the name of a place', () => {
  it.each([
    ['Mexico', 'It drifted into the Gulf of Mexico on Friday.'],
    ['Jordan', 'They read Robert Jordan aloud.'],
    ['New York', 'She told the New York Times so.'],
    ['Paris', 'They met Paris Hilton there.'],
    ['Alexandria', 'He was tried in Alexandria, Va., on Friday.'],
    ['Alexandria', 'He was tried in Alexandria, Virginia, on Friday.'],
    ['Paris', 'He was tried in Paris, Texas, on Friday.'],
    ['Florence', 'They fled when Florence came ashore.'],
    ['Mandalay', 'They slept in Mandalay and flew home.'],
  ])('means no place of the gazetteer: %s in "%s"', (name, sentence) => {
    expect(meant(name, sentence)).toBeNull();
  });

  it.each([
    ['Mexico', 'It came from Mexico on Friday.', 'MX'],
    ['Paris', 'In Paris Monday, it rained.', 'FR'],
    ['New York', 'Then New York Mayor Ida Moss came.', 'US'],
    ['Russia', 'On Friday Russia left.', 'RU'],
    ['U.S.', 'They met at the U.S. Embassy.', 'US'],
    ['Alexandria', 'He was tried in Alexandria, Egypt, on Friday.', 'EG'],
    ['Cairo', 'The southern Cairo suburb was hit.', 'EG'],
  ])('means it: %s in "%s"', (name, sentence, country) => {
    expect(meant(name, sentence)?.country).toBe(country);
  });

  it('is the state of Georgia unless the report speaks of the country', () => {
    expect(meant('Georgia', 'He won in Georgia.')).toMatchObject({ kind: 'region', country: 'US' });
    expect(meant('Georgia', 'He won in Georgia.', 'He won in Georgia. Tbilisi cheered.')).toMatchObject({
      kind: 'country',
      country: 'GE',
    });
  });
});

it('codes are current: Russia is RU and the United Kingdom is GB', () => {
  const codes = new Set([...gazetteer('en').values()].map(({ country }) => country));
  expect(gazetteer('en').get('Russia')?.country).toBe('RU');
  expect(gazetteer('en').get('United Kingdom')?.country).toBe('GB');
  for (const gone of ['SU', 'UK', 'DD', 'YU', 'CS', 'BU', 'TP', 'ZR']) expect(codes.has(gone)).toBe(false);
});
