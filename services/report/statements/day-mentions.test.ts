import { document } from '@newsfold/test/support/fixture-article.ts';
import { describe, expect, it } from 'vitest';
import { daysIn, differInDateAlone, mayRetractDay } from './day-mentions.ts';
import type { DayMention } from './statement.ts';
import { statementsOf } from './statements.ts';

function days(text: string): readonly DayMention[] {
  return statementsOf(document('a', { text })).flatMap(daysIn);
}

describe('daysIn', () => {
  it('finds weekdays, dates and months at their places', () => {
    const text = 'The bridge was closed on Monday, 22 September, after cracks had been found in May.';
    const found = days(text);
    expect(found.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['weekday', 'Monday'],
      ['date', '22 September'],
      ['month', 'May'],
    ]);
  });

  it('finds the part a day plays', () => {
    expect(days('The strike of drivers lasts from Monday.')[0]?.part).toBe('start');
    expect(days('The strike of drivers lasts until Monday.')[0]?.part).toBe('end');
    expect(days('The drivers went on strike on Monday.')[0]?.part).toBe('point');
  });

  it('marks days on which somebody spoke and retracted days', () => {
    expect(days('The union said on Monday that drivers will go on strike.')[0]?.isSpoken).toBe(true);
    expect(days('On Monday, the union said wages fell.')[0]?.isSpoken).toBe(true);
    const [sunday, monday] = days('The bridge fell on Sunday night and not on Monday as first reported.');
    expect([sunday?.isRetracted, monday?.isRetracted]).toEqual([false, true]);
  });

  it.each([
    ['en', 'The bridge fell on Sunday and not on Monday as first reported.'],
    ['en', 'The bridge fell on Sunday instead of Monday.'],
    ['de', 'Die Brücke stürzte am Sonntag ein und nicht am Montag.'],
    ['de', 'Die Brücke stürzte am Sonntag statt Montag ein.'],
    ['fr', 'Le pont est tombé dimanche et non lundi.'],
    ['es', 'El puente cayó el domingo y no el lunes.'],
    ['pt', 'A ponte caiu no domingo e não na segunda.'],
  ])('is not spared a sentence that retracts a day, in %s: %s', (language, text) => {
    const whole = statementsOf(document('a', { text, language }))[0]?.whole;
    expect(whole && mayRetractDay(whole)).toBe(true);
  });

  it('is spared most sentences', () => {
    const [statement] = statementsOf(document('a', { text: 'The bridge fell on Sunday at noon.' }));
    expect(statement && mayRetractDay(statement)).toBe(false);
  });

  it('takes a day before who says it at the end for one of what is told', () => {
    const text = 'The inquiry into the sinking begins on 20 March, ministers announced.';
    const told = statementsOf(document('a', { text })).map(({ whole }) => daysIn(whole)[0]?.isSpoken);
    expect(told).toEqual([false]);
  });

  it('knows what stands beside a date of several words', () => {
    const text = 'La investigación del naufragio empezará el 20 de marzo, dijo el ministro.';
    const [day] = statementsOf(document('a', { text, language: 'es' })).flatMap(daysIn);
    expect(day?.beside).not.toEqual([]);
  });
});

describe('differInDateAlone', () => {
  const differ = (one: string, other: string): boolean => {
    const [a, b] = [one, other].map((text, i) => statementsOf(document(`a${i}`, { text }))[0]);
    return a !== undefined && b !== undefined && differInDateAlone(a, b);
  };

  it.each([
    ['The inquiry begins on 20 March in Orlin.', 'The inquiry begins on 27 March in Orlin.', true],
    ['The inquiry begins on 20 March in Orlin.', 'The inquiry begins on 20 March in Orlin.', false],
    ['The inquiry begins on 20 March in Orlin.', 'The inquiry begins on Monday in Orlin.', false],
    ['The inquiry of 12 judges begins on 20 March.', 'The inquiry of 14 judges begins on 27 March.', false],
    ['Inquiries begin on 20 March and 3 April.', 'Inquiries begin on 27 March and 5 April.', false],
  ])('%s · %s: %s', (one, other, expected) => {
    expect(differ(one, other)).toBe(expected);
  });
});
