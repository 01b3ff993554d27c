import { document } from '@newsfold/test/support/fixture-article.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { describe, expect, it } from 'vitest';
import { slotValuesOf } from './slot-values.ts';

function slots(text: string, language = 'en'): Array<readonly [string, number]> {
  const quantities = findQuantities(text, language);
  return slotValuesOf(document('a', { text, language, quantities })).map(({ slot, value }) => [slot, value]);
}

describe('slotValuesOf', () => {
  it.each([
    ['The death toll of the flood has climbed to six.', [['dead', 6]]],
    ['The blast killed nine workers near injured survivors.', [['dead', 9]]],
    ['In 2009 a flood killed 31 people.', []],
    ['The storm killed three of 14 people on the bridge.', []],
    ['The blast killed four others in the valley.', []],
    ['Fourteen people remained unaccounted for after the storm.', [['missing', 14]]],
    ['The number of evacuated people has risen to 9,400.', [['people', 9400]]],
    ['The minister, Ann Thackeray, 58, was led away from court.', [['years old', 58]]],
    ['The attack cost the company 2.3 billion dollars.', [['USD', 2.3e9]]],
  ])('%s', (text, expected) => {
    expect(slots(text)).toEqual(expected);
  });

  it('does not mistake a part or an addition for the whole', () => {
    expect(slots('Another four people died of dengue in the city.')).toEqual([]);
    expect(slots('Police freed 18 of 32 people held in the bank.')).not.toContainEqual(['people', 18]);
  });

  it.each([
    'Officers shot and killed a 16-year-old boy in Brooklyn on Saturday.',
    'More than 100 people were hurt in two attacks on churches, police said.',
    'Published at 10:46 PM: a woman was killed in a crash on the bridge.',
    'The driver was killed on 13 March near the junction with Route 28.',
    'The mother of 12 was killed in front of the school.',
    'Nearly 100 angry mourners clashed with officers after the vigil for the boy; he was fatally wounded.',
    'Mayor Rowley said three civilians were among those killed on the bridge.',
    'It was the worst attack since July 7, 2005, when bombs on a bus killed 52 people.',
    'A quake killed more than 26, 000 people in the old city of Bam.',
    'The strongest aftershock had a magnitude of 5.1.',
  ])('counts no other number as the dead or a magnitude: %s', (text) => {
    const told = slots(text).filter(([slot]) => slot === 'dead' || slot === 'magnitude');
    expect(told).toEqual([]);
  });

  it('counts the nearest fate', () => {
    const text = 'The truck killed 12 people and injured 48, and 14 are still missing.';
    expect(slots(text)).toEqual([
      ['dead', 12],
      ['injured', 48],
      ['missing', 14],
    ]);
  });

  it('does not count homes as the dead of their sentence', () => {
    const text =
      'La tempête a fait deux morts en Bretagne et privé de courant environ 140 000 foyers du Finistère.';
    expect(slots(text, 'fr')).toContainEqual(['homes', 140_000]);
  });

  it('marks numbers that replace others', () => {
    const text = 'The toll of the flood rose to 11 dead, up from 9 dead earlier.';
    const found = slotValuesOf(document('a', { text, quantities: findQuantities(text, 'en') }));
    expect(found.map(({ value, isRevised, isFormer }) => [value, isRevised, isFormer])).toEqual([
      [11, true, false],
      [9, true, true],
    ]);
  });
});
