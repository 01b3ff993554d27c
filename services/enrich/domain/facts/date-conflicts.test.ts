import { reportsIn, reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { findDateConflicts } from './date-conflicts.ts';

const days = (a: string, b: string): string[][] =>
  findDateConflicts(reportsOf([a, 0], [b, 10])).map(({ values }) => values.map(({ text }) => text));

describe('findDateConflicts', () => {
  it('finds one thing on two days', () => {
    expect(
      days(
        'The strike of train drivers in Belgium begins on Monday morning.',
        'The strike of train drivers in Belgium begins on Tuesday morning.',
      ),
    ).toEqual([['Monday', 'Tuesday']]);
    expect(
      days(
        'The strike of Belgian train drivers begins on 22 September.',
        'The strike of Belgian train drivers begins on October 2.',
      ),
    ).toEqual([['22 September', 'October 2']]);
  });

  it('finds one thing on two days of a month, whatever other day both name', () => {
    expect(
      days(
        'The inquiry into the ferry that sank on Friday begins on 20 March, the ministry said.',
        'The inquiry into the ferry that sank on Friday begins on 27 March, the court said.',
      ),
    ).toEqual([['20 March', '27 March']]);
  });

  it.each([
    ['de', 'Die Untersuchung zum Untergang der Fähre vor Orlin beginnt am', 'März', '20.', '27.'],
    ['fr', 'L’enquête sur le naufrage du ferry au large d’Orlin débutera le', 'mars', '20', '27'],
    ['es', 'La investigación del naufragio del ferri frente a Orlin empezará el', 'de marzo', '20', '27'],
    ['ru', 'Расследование крушения парома у Орлина начнётся', 'марта', '20', '27'],
  ])('does so in other languages: %s', (language, before, month, one, other) => {
    const reports = reportsIn(
      language,
      [`${before} ${one} ${month}.`, 0],
      [`${before} ${other} ${month}.`, 10],
    );
    expect(findDateConflicts(reports).map(({ values }) => values.map(({ text }) => text))).toEqual([
      [`${one} ${month}`, `${other} ${month}`],
    ]);
  });

  it('reports a day that a report corrects as an update', () => {
    const reports = reportsOf(
      ['A bus fell into the Seti river in western Nepal on Monday night.', 0],
      ['The collapse happened on Sunday night, and not on Monday as first reported.', 300],
    );
    const [conflict] = findDateConflicts(reports);
    expect(conflict?.kind).toBe('update');
    expect(conflict?.values.map(({ text }) => text)).toEqual(['Monday', 'Sunday']);
  });

  it('looks for a day that another report corrects in the first three sentences', () => {
    const before = (...sentences: string[]): number =>
      findDateConflicts(
        reportsOf(
          [[...sentences, 'A bus fell into the Seti river in western Nepal on Monday night.'].join(' '), 0],
          ['The collapse happened on Sunday night, and not on Monday as first reported.', 300],
        ),
      ).length;
    expect(before('Rain fell in the hills.', 'Schools were closed in the district.')).toBe(1);
    expect(
      before('Rain fell in the hills.', 'Schools were closed in the district.', 'The army sent helicopters.'),
    ).toBe(0);
  });

  it.each([
    [
      'The ceasefire in the valley holds from Friday.',
      'The ceasefire in the valley was agreed on Wednesday.',
    ],
    ['The ferry sank off Kisumu late on Tuesday night.', 'The ferry sank off Kisumu early on Wednesday.'],
    [
      'Police said on Monday the ferry had been overloaded.',
      'Police said on Tuesday the ferry had been overloaded.',
    ],
    [
      'A court on Tuesday suspended the licensed hunt of wolves in the county.',
      'The county on Wednesday lodged an appeal against a ruling that halted its licensed wolf hunt.',
    ],
    [
      'The ceasefire in the northern valley holds from Friday.',
      'The ceasefire in the northern valley holds until Sunday.',
    ],
    ['The court sits on Monday in Dublin.', 'Fans marched on Tuesday through Madrid.'],
    ['The ferry sank on Monday off Kisumu.', 'The ferry sank in March off Kisumu.'],
  ])('is none: %s / %s', (a, b) => {
    expect(days(a, b)).toEqual([]);
  });
});
