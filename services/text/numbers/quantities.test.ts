import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuantities, MAX_QUANTITIES } from './quantities.ts';

const found = (text: string, language = 'en') =>
  findQuantities(text, language).map(({ value, unit, qualifier }) =>
    [qualifier, value, unit].join(' ').trim(),
  );

describe('findQuantities', () => {
  it.each([
    ['en', 'a $2.3bn deal, €40m and 1.2 million euros', ['2300000000 USD', '40000000 EUR', '1200000 EUR']],
    [
      'en',
      'at least 1,200 homes, about a dozen cars, over 40m people',
      ['at least 1200 homes', 'about 12 cars', 'more than 40000000 people'],
    ],
    ['en', 'up 12.5% and 3 per cent and two percentage points', ['12.5 %', '3 %', '2 pp']],
    ['en', 'a man aged 34 and a 58-year-old driver', ['34 years old', '58 years old']],
    [
      'en',
      'It killed at least 14 people and injured 212; three were missing.',
      ['at least 14 dead', '212 injured', '3 missing'],
    ],
    ['en', '14 people were killed and 30 injured', ['14 dead', '30 injured']],
    ['en', 'A 5.7 quake killed six', ['5.7 magnitude', '6 dead']],
    [
      'en',
      'passed by 52 votes; ninety-one rescuers; 80 kilometres away',
      ['52 votes', '91 rescuers', '80 km'],
    ],
    [
      'de',
      'Mindestens 14 Menschen kamen ums Leben, 212 wurden verletzt, drei Vermisste',
      ['at least 14 dead', '212 injured', '3 missing'],
    ],
    [
      'de',
      '2,3 Mrd. Euro, 1.200 Wohnungen, ein 34-jähriger Mann, zweiundzwanzig Tote',
      ['2300000000 EUR', '1200 wohnungen', '34 years old', '22 dead'],
    ],
    [
      'es',
      'Al menos 14 muertos y 212 heridos; 2.300 millones de euros; un hombre de 34 años',
      ['at least 14 dead', '212 injured', '2300000000 EUR', '34 years old'],
    ],
    [
      'fr',
      'Au moins 14 morts et trois disparus ; 12 000 mètres carrés ; 5 pour cent',
      ['at least 14 dead', '3 missing', '12000 m²', '5 %'],
    ],
    [
      'pt',
      'Pelo menos 14 mortos; 2,3 bilhões de reais; R$ 40 milhões',
      ['at least 14 dead', '2300000000 BRL', '40000000 BRL'],
    ],
    ['ru', 'не менее 14 человек погибли; 2,3 млрд рублей', ['at least 14 dead', '2300000000 RUB']],
    ['ru', 'двадцать три человека погибли, ранены семеро детей', ['23 dead', '7 детей']],
    [
      'fr',
      'plus de 95 000 personnes, 1 234 567,5 euros, 12 500,75 euros et 95 000, dit-on',
      ['more than 95000 people', '1234567.5 EUR', '12500.75 EUR', '95000'],
    ],
    ['de', '95\u202f000 Menschen, 95 000 Tote', ['95000 people', '95000 dead']],
    ['it', '95 000 persone, ventotto morti, trentatré feriti', ['95000 people', '28 dead', '33 injured']],
    [
      'en',
      'two hundred and fifty people, one hundred and twenty-three people died; five hundred thousand homes',
      ['250 people', '123 dead', '500000 homes'],
    ],
    [
      'fr',
      'soixante-dix-sept morts, quatre-vingt-dix-neuf blessés, deux cent cinquante personnes, deux cents disparus',
      ['77 dead', '99 injured', '250 people', '200 missing'],
    ],
    ['es', 'ciento veinte muertos y doscientas personas', ['120 dead', '200 people']],
    ['zh', '造成14人死亡，约12万人受灾，损失3.5亿美元', ['14 dead', 'about 120000 people', '350000000 USD']],
    ['ja', '1万2000人が避難し、３５歳の男性', ['12000 people', '35 years old']],
  ])('%s: %s', (language, text, expected) => {
    expect(found(text, language)).toEqual(expected);
  });

  it.each([
    'in 1998 and the 2026 elections',
    'the 12th package, the 1st and 2nd',
    'March 9 and 9 March, at 22:17 and 7 a.m.',
    'Boeing 737, G7, COVID-19, A380 and Halcyon-1',
    'won 3-1',
    '192.168.0.1 and 1.2.3.4',
    'one of the two, and both seven',
  ])('%s counts nothing', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('gives offsets of what it read', () => {
    const text = 'The deal cost $2.3bn, and 14 people were killed.';
    expect(findQuantities(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual([
      '$2.3bn',
      '14 people were killed',
    ]);
  });

  it('never throws; offsets lie in the text, in order; at most forty', () => {
    const piece = fc.constantFrom(
      '$',
      '2.3',
      'bn',
      ' ',
      'killed ',
      '1,200 ',
      'two hundred ',
      '万',
      '14人',
      '%',
      ' people',
      'aged ',
      '٣',
      '²',
      '\n',
    );
    const texts = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.constantFrom('en', 'de', 'fr', 'es', 'zh', 'und'), (text, language) => {
        const quantities = findQuantities(text, language);
        expect(quantities.length).toBeLessThanOrEqual(MAX_QUANTITIES);
        let last = 0;
        for (const { start, end, value } of quantities) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(last);
          expect(Number.isFinite(value)).toBe(true);
          last = end;
        }
      }),
      { numRuns: 500 },
    );
    expect(findQuantities('14 people. '.repeat(100), 'en')).toHaveLength(MAX_QUANTITIES);
  });
});
