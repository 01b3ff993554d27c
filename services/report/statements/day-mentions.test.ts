import { document } from '@newsfold/test/support/fixture-article.ts';
import { describe, expect, it } from 'vitest';
import { daysIn } from './day-mentions.ts';
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
    const [sunday, monday] = days('The bridge fell on Sunday night and not on Monday as first reported.');
    expect([sunday?.isRetracted, monday?.isRetracted]).toEqual([false, true]);
  });
});
