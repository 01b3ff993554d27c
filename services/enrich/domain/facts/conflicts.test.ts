import { reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { shownConflict } from './conflict-values.ts';
import { findConflicts } from './conflicts.ts';

describe('findConflicts', () => {
  it('reports two tolls of one hour as a conflict, with the sentences that give them', () => {
    const reports = reportsOf(
      ['Nine people died when the ferry capsized, police said.', 0],
      ['Eleven people were killed when the ferry capsized, the navy said.', 20],
    );
    const [conflict] = findConflicts(reports);
    expect(conflict).toMatchObject({ slot: 'dead', kind: 'conflict' });
    expect(conflict?.values.map(({ value }) => value)).toEqual([9, 11]);
    expect(conflict?.values[0]?.references).toEqual([{ articleId: 'r0', start: 0, end: 54, quote: '' }]);
  });

  it('reports a toll as an update when it came much later, or says that it has risen', () => {
    const later = reportsOf(
      ['Nine people died when the ferry capsized.', 0],
      ['Eleven people were killed when the ferry capsized.', 180],
    );
    expect(findConflicts(later)[0]?.kind).toBe('update');
    const risen = reportsOf(
      ['Nine people died when the ferry capsized.', 0],
      ['The death toll of the ferry disaster has risen to 11.', 10],
    );
    expect(findConflicts(risen)[0]?.kind).toBe('update');
  });

  it('reports an update when the source of the newer value corrects its own', () => {
    const reports = reportsOf(
      ['The flat cost the minister 410,000 pounds in London.', 0, 'a.example'],
      ['The flat cost the minister 410,000 pounds in London.', 5, 'b.example'],
      ['The flat cost the minister 430,000 pounds in London.', 15, 'b.example'],
    );
    expect(findConflicts(reports)).toMatchObject([{ kind: 'update' }]);
  });

  it('knows every value that was replaced, and shows the last five', () => {
    const tolls = [9, 11, 14, 19, 23, 28];
    const reports = reportsOf(
      ...tolls.map((toll, i) => [`At least ${toll} people died when the ferry capsized.`, 120 * i] as const),
    );
    const [conflict] = findConflicts(reports);
    expect(conflict?.values.map(({ value }) => value)).toEqual(tolls);
    expect(conflict && shownConflict(conflict).values.map(({ value }) => value)).toEqual(tolls.slice(1));
  });

  it('knows every report of a value, and shows the first eight', () => {
    const reports = reportsOf(
      ...Array.from({ length: 10 }, (_, i) => [`Nine people died when ferry ${i} sank.`, i] as const),
      ['The death toll of the ferry disaster has risen to 11.', 300],
    );
    const [conflict] = findConflicts(reports);
    expect(conflict?.values[0]?.references.length).toBe(10);
    expect(conflict && shownConflict(conflict).values[0]?.references.length).toBe(8);
  });

  describe('with a value that a report calls a former one', () => {
    const CORRECTED =
      'Four people died in the attack on the bridge. Police had earlier said there were five dead.';
    const BEHIND = 'Five people were killed in the attack on the bridge.';
    const valuesOf = (...told: ReadonlyArray<readonly [text: string, minutes: number]>) =>
      findConflicts(reportsOf(...told)).map(({ kind, values }) => [
        kind,
        ...values.map(({ value }) => value),
      ]);

    it('is an update, also where another still gives it later', () => {
      expect(valuesOf([CORRECTED, 0], [BEHIND, 0])).toEqual([['update', 5, 4]]);
      expect(valuesOf([CORRECTED, 0], [BEHIND, 20])).toEqual([['update', 5, 4]]);
    });

    it('is in the order of time where reports call each other’s value so', () => {
      const RESTORED =
        'Five people were killed in the attack. Police had earlier said that four people died.';
      expect(valuesOf([CORRECTED, 0], [RESTORED, 20])[0]?.slice(1)).toEqual([4, 5]);
    });
  });

  it('takes in what the source of the first value says later', () => {
    const reports = reportsOf(
      ['Nine people died when the ferry capsized.', 0, 'a.example'],
      ['Eleven people were killed when the ferry capsized.', 60, 'b.example'],
      ['The death toll of the ferry disaster has risen to 14.', 180, 'a.example'],
    );
    const [conflict] = findConflicts(reports);
    expect(conflict?.values.map(({ value }) => value)).toEqual([9, 11, 14]);
  });

  it('follows the bodies that are found, however many there are by now', () => {
    const reports = reportsOf(
      ['Divers have found 8 bodies since the ferry capsized on the lake.', 0],
      ['Divers have found 26 bodies since the ferry capsized on the lake.', 180],
    );
    expect(findConflicts(reports)).toMatchObject([{ slot: 'bodies', kind: 'update' }]);
  });

  it('knows an update whatever the order in which the reports are given', () => {
    const reports = reportsOf(
      ['Nine people died when the ferry capsized.', 0],
      ['Eleven people were killed when the ferry capsized.', 180],
    );
    const [conflict] = findConflicts(reports.toReversed());
    expect(conflict?.values.map(({ value }) => value)).toEqual([9, 11]);
  });

  it.each([
    [
      'More than 350 people have contracted dengue in the city.',
      'Doctors counted 353 people who contracted dengue.',
    ],
    ['Some 410,000 homes lost their supplier.', 'The supplier of 409,600 homes failed.'],
    [
      'The winner broke away at 33 kilometres after the pacemakers had dropped out at 30 kilometres.',
      'The pacemakers dropped out at 30 kilometres.',
    ],
    [
      'Doctors confirmed 31 measles cases in Winnipeg.',
      'Five more measles cases were confirmed in Winnipeg.',
    ],
    ['The volcano killed 31 people in 2009.', 'Two people died when the volcano erupted.'],
  ])('is none: %s / %s', (a, b) => {
    expect(findConflicts(reportsOf([a, 0], [b, 10]))).toEqual([]);
  });

  it('is none of a number that the other report gives as well, of another thing', () => {
    const cost = 'The flat in London cost the minister 410,000 pounds.';
    const more = 'The flat in London cost the minister 430,000 pounds.';
    expect(findConflicts(reportsOf([cost, 0], [more, 30]))).toHaveLength(1);
    expect(findConflicts(reportsOf([cost, 0], [`${more} The garage cost 410,000 pounds.`, 30]))).toEqual([]);
  });

  it('is none of a number that is no longer true', () => {
    const rate = 'The bank cut its key rate to 4.25 percent on Wednesday.';
    const to = 'The bank cut its key rate to 4.5 percent on Wednesday.';
    expect(findConflicts(reportsOf([rate, 0], [to, 30]))).toHaveLength(1);
    expect(findConflicts(reportsOf([rate, 0], [to.replace(' to ', ' from '), 30]))).toEqual([]);
  });

  it('is none of ages that nobody would mistake for each other', () => {
    const winner = (age: number) => `The winner Mercy Chebet, ${age}, crossed the line alone.`;
    expect(findConflicts(reportsOf([winner(26), 0], [winner(31), 30]))).toHaveLength(1);
    expect(findConflicts(reportsOf([winner(26), 0], [winner(32), 30]))).toEqual([]);
  });

  it('is no update of a number that does not change while an event develops', () => {
    const tomb = (chambers: number) => `The tomb holds ${chambers} chambers under the hill near Kazanlak.`;
    expect(findConflicts(reportsOf([tomb(12), 0], [tomb(14), 300]))).toMatchObject([{ kind: 'conflict' }]);
  });

  it('is none between reports of one source or of an unknown one', () => {
    const texts = ['Nine people died in the flood.', 'Eleven people died in the flood.'] as const;
    expect(findConflicts(reportsOf([texts[0], 0, 'a.example'], [texts[1], 9, 'a.example']))).toEqual([]);
    expect(findConflicts(reportsOf([texts[0], 0, 'a.example'], [texts[1], 9, null]))).toEqual([]);
  });

  it('compares counts that are put in the same words', () => {
    const reports = reportsOf(
      ['Four of the patients are in intensive care.', 0],
      ['Eight of the patients are in intensive care.', 10],
    );
    expect(findConflicts(reports)[0]?.values.map(({ value }) => value)).toEqual([4, 8]);
  });

  it('compares the ages of one person only', () => {
    const one = 'The winner of the race, Mercy Chebet, 26, crossed the line alone.';
    const other = 'The winner Mercy Chebet, 27, is to be received by the president.';
    const third = 'The runner-up Hirut Desta, 31, finished the race in tears.';
    expect(findConflicts(reportsOf([one, 0], [other, 10]))).toMatchObject([{ slot: 'years old' }]);
    expect(findConflicts(reportsOf([one, 0], [third, 10]))).toEqual([]);
  });

  describe('of long reports', () => {
    const rest = Array.from(
      { length: 10 },
      () => 'Bakers of the village sold fresh bread beside old bridges.',
    );
    const long = (...sentences: readonly string[]) =>
      findConflicts(
        reportsOf(...sentences.map((sentence, i) => [[sentence, ...rest].join(' '), 10 * i] as const)),
      );
    const tour = (stops: string): string =>
      `Pupils of Parkland will begin a bus tour with ${stops} in 20 states.`;

    it('tells numbers of one thing once, however they were found', () => {
      expect(long(tour('70 stops'), tour('75 stops'))).toMatchObject([{ slot: 'stops', kind: 'conflict' }]);
      const searched = (span: string): string =>
        `Rescuers searched the collapsed tunnel of Tolvera for ${span}.`;
      const spans = long(searched('two weeks'), searched('nine days'));
      expect(spans.map(({ values }) => values.map(({ text }) => text))).toEqual([['two weeks', 'nine days']]);
    });

    it('tells as many of another unit as another value', () => {
      const ran = (way: string): string =>
        `Rescuers carried the climber of Tolvera for ${way} through the snow.`;
      const ways = long(ran('10 miles'), ran('10 km'));
      expect(ways.map(({ values }) => values.map(({ text }) => text))).toEqual([['10 miles', '10 km']]);
    });

    it('tells none that every player has of his own', () => {
      const ran = (yards: string): string =>
        `Marlow Reed ran for ${yards} against the team of Carden on Monday.`;
      expect(long(ran('120 yards'), ran('140 yards'))).toEqual([]);
    });
  });
});
