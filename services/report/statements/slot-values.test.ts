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

  it.each([
    ['es', 'La cifra de muertos por el sismo en Velm subió a 23, dijo el gobernador.', [['dead', 23]]],
    ['es', 'Los muertos por el sismo ascienden a 23.', [['dead', 23]]],
    ['pt', 'O número de mortos no terremoto em Velm subiu para 23, disse o governador.', [['dead', 23]]],
    ['fr', 'Le bilan du séisme de Velm est passé à 23, a déclaré le gouverneur.', [['dead', 23]]],
    ['nl', 'Het dodental na de aardbeving in Velm is gestegen tot 23, zei de gouverneur.', [['dead', 23]]],
    ['ru', 'Число погибших при землетрясении в Вельме выросло до 23, сообщил губернатор.', [['dead', 23]]],
    ['ru', 'Восемь человек погибли при землетрясении в Вельме.', [['dead', 8]]],
    [
      'ru',
      'Погибли по меньшей мере 14 человек, ещё 30 ранены.',
      [
        ['dead', 14],
        ['injured', 30],
      ],
    ],
    ['ru', 'После крушения парома 40 человек пропали без вести.', [['missing', 40]]],
    [
      'de',
      'Rund 40 Menschen werden nach dem Untergang der Fähre vor Orlin am Freitag vermisst, hieß es.',
      [['missing', 40]],
    ],
    ['fr', 'Une quarantaine de personnes sont portées disparues.', [['missing', 40]]],
  ])('%s: %s', (language, text, expected) => {
    expect(slots(text, language)).toEqual(expected);
  });

  it.each([
    ['es', 'La cifra de muertos subió a 23.'],
    ['fr', 'Le bilan est passé à 23 morts.'],
    ['pt', 'O número de mortos sobe para 23.'],
    ['ru', 'Число погибших выросло до 23 человек.'],
  ])('knows a number that has risen: %s: %s', (language, text) => {
    const quantities = findQuantities(text, language);
    const [value] = slotValuesOf(document('a', { text, language, quantities }));
    expect(value?.isRevised).toBe(true);
  });

  it('looks beyond a part that is told of', () => {
    const text =
      'Five people, including a guard who was pushed from the quay of Orlin, were killed on Monday.';
    expect(slots(text)).toEqual([['dead', 5]]);
  });

  it.each([
    ['en', 'The blast came on the anniversary of the attack on the quay in which 32 people were killed.'],
    ['en', 'It was the latest blast, three months after a fire in Orlin, Velm, which killed 17 people.'],
    ['de', 'Die Explosion fiel auf den Jahrestag der Anschläge, bei denen 32 Menschen getötet wurden.'],
    ['de', 'Es brannte wieder, drei Monate nach dem Feuer in Orlin, bei dem 17 Menschen getötet wurden.'],
  ])('counts nobody of another event: %s: %s', (language, text) => {
    expect(slots(text, language).filter(([slot, value]) => slot === 'dead' && value === 32)).toEqual([]);
    expect(slots(text, language).filter(([slot, value]) => slot === 'dead' && value === 17)).toEqual([]);
  });

  it('counts this event where the other one begins the sentence, or stands in contrast', () => {
    expect(slots('Three months after the fire in Orlin, a blast killed 17 people.')).toContainEqual([
      'dead',
      17,
    ]);
    expect(slots('On the anniversary of the fire in Orlin, a blast killed 17 people.')).toContainEqual([
      'dead',
      17,
    ]);
    const text = 'It burned again, three months after a fire in Orlin, but 17 people were killed this time.';
    expect(slots(text)).toContainEqual(['dead', 17]);
  });

  it('leaves a part with a number of its own to itself', () => {
    expect(slots('At least 39 people, including 27 foreigners, were killed in the club.')).toEqual([
      ['dead', 39],
    ]);
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
