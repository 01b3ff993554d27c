import { slotValuesOf } from '@newsfold/report/statements/slot-values.ts';
import { reportsIn } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { findRivalValues, mayBeRivals, type RivalClaim } from './find-rival-values.ts';

/** Ten sentences of nothing in particular: with them a report is long. */
const REST = Array.from(
  { length: 10 },
  () => 'Bakers of the village sold fresh bread beside old bridges.',
).join(' ');

const found = (texts: readonly string[], language = 'en'): RivalClaim[][] =>
  findRivalValues(reportsIn(language, ...texts.map((text, i) => [`${text} ${REST}`, 10 * i] as const)));

const rivals = (...texts: readonly string[]) =>
  found(texts).map((claims) => claims.map(({ value }) => value.value));

const says = (stops: string): string =>
  `The students of Parkland will announce a bus tour with ${stops} in 20 states on Monday.`;

describe('findRivalValues', () => {
  it('finds two numbers of one thing', () => {
    expect(rivals(says('70 stops'), says('75 stops'))).toEqual([[70, 75]]);
  });

  it('compares spans of time and lengths in whatever unit', () => {
    const held = (span: string): string =>
      `Rescuers searched the collapsed tunnel of Tolvera for ${span} in vain.`;
    expect(rivals(held('two weeks'), held('nine days'))).toEqual([[2, 9]]);
    expect(rivals(held('two weeks'), held('14 days'))).toEqual([]);
    expect(rivals(held('four months'), held('120 days'))).toEqual([]);
  });

  it('leaves what can both be true', () => {
    expect(rivals(says('more than 70 stops'), says('75 stops'))).toEqual([]);
    expect(rivals(says('more than 70 stops'), says('160 stops'))).toEqual([[70, 160]]);
    expect(rivals(says('up to 75 stops'), says('70 stops'))).toEqual([]);
    expect(rivals(says('nearly 75 stops'), says('70 stops'))).toEqual([]);
    expect(rivals(says('nearly 75 stops'), says('83 stops'))).toEqual([[75, 83]]);
    expect(rivals(says('about 70 stops'), says('75 stops'))).toEqual([]);
    expect(rivals(says('70 stops'), says('72 stops'))).toEqual([]);
    expect(rivals(says('70 stops'), says('80 stops'))).toEqual([[70, 80]]);
  });

  it('leaves the numbers of a report that gives both', () => {
    expect(rivals(says('70 stops'), `${says('75 stops')} Last year it had 70 stops.`)).toEqual([]);
  });

  it('leaves values far apart', () => {
    expect(rivals(says('70 stops'), says('190 stops'))).toEqual([]);
  });

  it('leaves a part, an end of a range and what is said of others', () => {
    for (const part of ['the first 75 stops', '70 to 75 stops', '60 or 75 stops'])
      expect(rivals(says('70 stops'), says(part))).toEqual([]);
  });

  it('leaves a sum with which other things are counted', () => {
    const pays = (sum: string): string =>
      `${sum} for the snack maker Harrow in Tolvera, the two companies said.`;
    expect(
      rivals(pays('Calder agreed to pay $230 million'), pays('Calder agreed to pay $270 million')),
    ).toEqual([[230, 270].map((millions) => millions * 1e6)]);
    expect(
      rivals(
        pays('Calder agreed to pay $230 million'),
        pays('Including debt, Calder agreed to pay $270 million'),
      ),
    ).toEqual([]);
  });

  it('leaves a sum that is another one in another currency', () => {
    const costs = (sum: string): string =>
      `The bridge of Tolvera will cost the council ${sum}, the mayor said.`;
    expect(rivals(costs('$54 million'), costs('$59 million'))).toEqual([[54e6, 59e6]]);
    expect(rivals(costs('$54 million'), costs('50 million euros ($59 million)'))).toEqual([]);
  });

  it('leaves what is told of a poll', () => {
    const trust = (share: string, in_ = ''): string =>
      `The council of Tolvera has the trust of ${share} percent of its voters${in_}.`;
    expect(rivals(trust('41'), trust('53'))).toEqual([[41, 53]]);
    expect(rivals(trust('41'), trust('53', ' in a survey'))).toEqual([]);
  });

  it('leaves what every player has of his own', () => {
    const ran = (yards: string): string =>
      `Marlow Reed ran for ${yards} against the team of Carden in Tolvera.`;
    expect(rivals(ran('120 yards'), ran('140 yards'))).toEqual([]);
    expect(rivals(ran('120 miles'), ran('140 miles'))).toEqual([[120, 140]]);
  });

  it('leaves how long ago something was beside how long it took', () => {
    const strike = (span: string): string => `The strike at the docks of Tolvera ${span}, said the union.`;
    expect(rivals(strike('lasted eight days'), strike('began five days ago'))).toEqual([]);
    expect(rivals(strike('began eight days ago'), strike('began five days ago'))).toEqual([[8, 5]]);
  });

  it('leaves sentences that name different days', () => {
    expect(rivals(says('70 stops'), says('75 stops').replace('Monday', 'Thursday'))).toEqual([]);
  });

  it('leaves lists, of which it is unclear which number is meant', () => {
    const down = (one: string, other: string): string =>
      `Traffic fell by ${one} percent in Carden and by ${other} percent in Tolvera after the cables broke.`;
    expect(rivals(down('41', '63'), down('45', '70'))).toEqual([]);
  });

  it('leaves sentences about something else', () => {
    expect(rivals(says('70 stops'), 'A tram line of Tolvera is to have 75 stops and wide doors.')).toEqual(
      [],
    );
  });

  it('leaves numbers of one kind in sentences that share no more than their story', () => {
    const watch =
      'Instead of paying taxes Marlow Reed supported a lavish lifestyle with three homes and a $21,000 watch.';
    const jacket =
      'Prosecutors accuse Marlow Reed of paying for that lavish lifestyle, among it a $9,000 jacket, by evading taxes.';
    const others = ['$700', '$90,000', '$3,100', '$105,000', '$8,800', '$44,000', '$61,000'].map(
      (price) => `A thing that he owned and never used at all cost him ${price}.`,
    );
    expect(rivals(watch, [jacket, ...others].join(' '))).toEqual([]);
  });

  it('gathers the values of several reports, one a report, in the order of the reports', () => {
    expect(rivals(says('83 stops'), says('70 stops'), says('75 stops'))).toEqual([[83, 70, 75]]);
  });

  it('does not set a source against itself', () => {
    const reports = reportsIn('en', [says('70 stops'), 0, 'a.example'], [says('75 stops'), 10, 'a.example']);
    expect(findRivalValues(reports)).toEqual([]);
  });

  it.each([
    [
      'de',
      'Die Brücke über den Talgraben bei Tolvera kostet die Stadt',
      'Millionen Euro, sagte der Bürgermeister.',
    ],
    ['es', 'El puente sobre el río Tolvera costará a la ciudad', 'millones de euros, dijo el alcalde.'],
    ['fr', 'Le pont sur la Tolvera coûtera à la ville', 'millions d’euros, a dit le maire.'],
    ['pt', 'A ponte sobre o rio Tolvera custará à cidade', 'milhões de euros, disse o prefeito.'],
    ['ru', 'Мост через реку Толвера обойдётся городу в', 'миллиона евро, сказал мэр.'],
  ])('finds rival sums: %s', (language, before, behind) => {
    expect(
      found([`${before} 42 ${behind}`, `${before} 53 ${behind}`], language).map((claims) =>
        claims.map(({ value }) => value.value),
      ),
    ).toEqual([[42e6, 53e6]]);
  });
});

describe('mayBeRivals', () => {
  /** The numbers of a slot in two reports, each with the one that is told of it first. */
  const claimsOf = (slot: string, one: string, other: string, rest = REST): RivalClaim[] =>
    reportsIn('en', [`${one} ${rest}`, 0], [`${other} ${rest}`, 10]).flatMap((report) => {
      const value = slotValuesOf(report.document).find((told) => told.slot === slot);
      return value ? [{ report, value }] : [];
    });
  const ran = (yards: string): string => `Marlow Reed ran for ${yards} against the team of Carden.`;

  it('holds of two numbers that the judge knows', () => {
    expect(mayBeRivals(claimsOf('stops', says('70 stops'), says('75 stops')))).toBe(true);
  });

  it('does not hold of two numbers of long reports that it does not know', () => {
    const tram = 'A tram line in another valley has 75 stops and wide doors.';
    expect(mayBeRivals(claimsOf('stops', says('70 stops'), tram))).toBe(false);
  });

  it('holds of short reports, but of what every player has of his own', () => {
    expect(mayBeRivals(claimsOf('miles', ran('120 miles'), ran('140 miles'), ''))).toBe(true);
    expect(mayBeRivals(claimsOf('yards', ran('120 yards'), ran('140 yards'), ''))).toBe(false);
  });

  it('does not hold of numbers of one report', () => {
    const [claim] = claimsOf('stops', says('70 stops'), says('75 stops'));
    expect(mayBeRivals(claim ? [claim, claim] : [])).toBe(false);
  });
});
