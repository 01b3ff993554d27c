import '@newsfold/test/support/provide-language-data.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Slot } from './slot.ts';
import { slotsOf } from './slots-of.ts';

/** A Wednesday. */
const REPORTED = Date.parse('2018-07-11T12:00:00Z');

function told(value: number, other: number | null): string {
  const day = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);
  return other === null ? day(value) : `${day(value)}..${day(other)}`;
}

/** A slot on one line: kind, of, value, bound. */
function line({ kind, of, value, other, bound, isBackground }: Slot): string {
  const amount = kind === 'day' ? told(value, other) : other === null ? String(value) : `${value}-${other}`;
  const parts = [of === '' ? kind : `${kind}:${of}`, amount, bound === 'exactly' ? '' : bound];
  return [...parts, isBackground ? 'background' : ''].filter((part) => part !== '').join(' ');
}

const read = (text: string, language = 'en', reportedAt: number | null = REPORTED): string[] =>
  slotsOf({ text, language, reportedAt }).map(line);

describe('slotsOf', () => {
  it.each([
    [
      'en',
      'It struck at 10: 30 a. m. on Friday and was over by midnight.',
      ['clock 630', 'day 2018-07-06', 'clock 0'],
    ],
    [
      'de',
      'Gegen 5.40 Uhr am Freitag endete es, um 14:30 Uhr begann es.',
      ['clock 340', 'day 2018-07-06', 'clock 870'],
    ],
    ['es', 'A las 17.30 horas del viernes.', ['clock 1050', 'day 2018-07-06']],
    ['fr', 'Vers 17h30 vendredi, puis à 18 heures.', ['clock 1050', 'day 2018-07-06', 'clock 1080']],
    ['pt', 'Morreram às 17h30 de sexta-feira.', ['clock 1050', 'day 2018-07-06']],
    ['ru', 'Это случилось в 14:30 в пятницу.', ['clock 870', 'day 2018-07-06']],
    ['zh', '事故发生在下午3点。', ['clock 900']],
  ])('reads times of day: %s', (language, text, expected) => {
    expect(read(text, language)).toEqual(expected);
  });

  it.each([
    [
      'en',
      'It was Wednesday, May 30, and the trial of May 2017 resumes on Sept. 8.',
      ['day 2018-05-30', 'day 2017-05-01..2017-05-31', 'day 2018-09-08'],
    ],
    [
      'en',
      'He came yesterday, after three days of rain that began three days ago.',
      ['day 2018-07-10', 'duration 259200', 'day 2018-07-08'],
    ],
    ['en', 'They will meet on Monday; they met last Monday.', ['day 2018-07-16', 'day 2018-07-09']],
    ['en', 'In December it snowed.', ['day 2018-12-01..2018-12-31']],
    [
      'de',
      'Am Montag soll das Gericht entscheiden, vorgestern wurde verhandelt.',
      ['day 2018-07-16', 'day 2018-07-09'],
    ],
    ['es', 'El 6 de abril de 2017, hace tres días.', ['day 2017-04-06', 'day 2018-07-08']],
    [
      'fr',
      'Il y a trois jours, demain et lundi prochain.',
      ['day 2018-07-08', 'day 2018-07-12', 'day 2018-07-16'],
    ],
    ['ru', 'Вчера и послезавтра.', ['day 2018-07-10', 'day 2018-07-13']],
    ['en', 'They met last Wednesday and met again on Wednesday.', ['day 2018-07-04', 'day 2018-07-11']],
    ['en', 'USA TODAY first reported it.', []],
  ])('brings days to the calendar: %s', (language, text, expected) => {
    expect(read(text, language)).toEqual(expected);
  });

  it('names no day of a report without a time but one with its year', () => {
    expect(read('On Friday, on May 30 and on May 30, 2018.', 'en', null)).toEqual(['day 2018-05-30']);
  });

  it.each([
    [
      'en',
      'The court voted 5-4, then the Senate 52–47 and the House 217 to 213.',
      ['vote 5-4', 'vote 52-47', 'vote 217-213'],
    ],
    ['en', 'They won 3-1 on penalties.', ['score 3-1']],
    ['de', 'Das Spiel endete 3:1.', ['score 3-1']],
    ['es', 'El Senado lo aprobó con 52 votos a favor y 47 en contra.', ['vote 52-47']],
    ['en', 'It is a range of 5-10 years.', []],
  ])('reads votes and scores: %s', (language, text, expected) => {
    expect(read(text, language).filter((slot) => /^(?:vote|score)/.test(slot))).toEqual(expected);
  });

  it.each([
    [
      'en',
      'Two-thirds of voters, half of the homes, three-fourths, 40 percent and one in five.',
      ['share 0.667', 'share 0.5', 'share 0.75', 'share 0.4', 'share 0.2'],
    ],
    ['de', 'Ein Drittel, die Hälfte und 52 Prozent.', ['share 0.333', 'share 0.5', 'share 0.52']],
    ['fr', 'Deux tiers des foyers, la moitié des salariés.', ['share 0.667', 'share 0.5']],
    ['ru', 'Две трети домов и половина жителей.', ['share 0.667', 'share 0.5']],
    ['zh', '三分之二的居民', ['share 0.667']],
  ])('reads shares however they are written: %s', (language, text, expected) => {
    expect(read(text, language)).toEqual(expected);
  });

  it.each([
    ['en', 'Three workers were killed and 12 passengers hurt.', ['people:dead 3', 'people:injured 12']],
    [
      'en',
      'About 200 evacuated residents; two civilians stayed.',
      ['people:evacuated 200 about', 'people 2'],
    ],
    [
      'de',
      'Drei Lindacher wurden verletzt, rund 70 Fahrgäste nicht.',
      ['people:injured 3', 'people 70 about'],
    ],
    ['es', 'Hay 12 personas heridas y 8 mineros muertos.', ['people:injured 12', 'people:dead 8']],
    ['ru', '12 человек погибли, трое ранены.', ['people:dead 12', 'people:injured 3']],
    ['ar', 'قتل 12 شخصا وأصيب 34 آخرون', ['people:dead 12', 'people:injured 34']],
    ['en', 'They sold 40 computers and 12 letters.', ['count:computers 40', 'count:letters 12']],
  ])('counts people as one class with their fate: %s', (language, text, expected) => {
    expect(read(text, language)).toEqual(expected);
  });

  it.each([
    [
      '£4.50 or 50p, at least $1.5 billion',
      ['money:GBP 4.5', 'money:GBP 0.5', 'money:USD 1500000000 at least'],
    ],
    [
      'up to 12ft, 6ft 3in, 30in and 150 metres',
      ['length 3.6576 at most', 'length 1.905', 'length 0.762', 'length 150'],
    ],
    [
      'a three-month stay, four and a half months and two decades',
      ['duration 7889400', 'duration 11834100', 'duration 631152000'],
    ],
    ['Thackeray, 58, met a 34-year-old; he was 77.', ['age 58', 'age 34', 'age 77']],
    ['a magnitude 6.1 quake with winds of 125 mph', ['magnitude 6.1', 'measure:mph 125']],
    ['the sixth time in the 7th district, under the Fourth Amendment', ['ordinal 6', 'ordinal 7']],
    ['dozens of homes and hundreds of shops', ['count 24 at least', 'count 200 at least']],
  ])('reads amounts in one unit: %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    [
      'In 2011, a quake killed 120 people, but this one injured 14.',
      ['people:dead 120 background', 'people:injured 14'],
    ],
    [
      'The blast killed 14, the deadliest since 2009, when 30 died.',
      ['people:dead 14', 'people:dead 30 background'],
    ],
    ['The blast killed 14, more than last year.', ['people:dead 14']],
    ['It has trained 300 workers since 2009.', ['people 300']],
    ['A year ago 30 people died here.', ['people:dead 30 background']],
    ['This year, 2018, it killed 14 people.', ['people:dead 14']],
  ])('marks what is told of another year or event: %s', (text, expected) => {
    expect(read(text).filter((slot) => slot.startsWith('people'))).toEqual(expected);
  });

  it('lies within its sentence, in order and without overlaps, whatever the sentence', () => {
    const piece = fc.constantFrom(
      ...[
        'In 2011, ',
        '14 ',
        'killed ',
        '5-4 ',
        'on Friday ',
        'May 30 ',
        'half of ',
        '£4.50',
        ' 10:30 a.m. ',
        'людей ',
      ],
      ...['der 3. ', 'vor drei Tagen ', '6ft 3in ', 'Anna (45), ', 'voted ', '12人死亡', '– ', '. ', '9'],
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 30 }),
        fc.constantFrom('en', 'de', 'es', 'fr', 'pt', 'ru', 'it', 'zh', 'ar', 'und'),
        fc.option(fc.integer({ min: -4e12, max: 4e12 }), { nil: null }),
        (pieces, language, reportedAt) => {
          const text = pieces.join('');
          let end = 0;
          for (const slot of slotsOf({ text, language, reportedAt })) {
            expect(slot.start).toBeGreaterThanOrEqual(end);
            expect(slot.end).toBeGreaterThan(slot.start);
            expect(Number.isFinite(slot.value)).toBe(true);
            end = slot.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});
