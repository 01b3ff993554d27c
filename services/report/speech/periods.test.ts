import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERIOD, withoutInnerPeriods } from './periods.ts';

const shown = (text: string): string => withoutInnerPeriods(text).replaceAll(PERIOD, '·');

describe('withoutInnerPeriods', () => {
  it.each([
    ['Mr. Moss said so.', 'Mr· Moss said so.'],
    ['The U.S. Navy, J. Moss', 'The U·S· Navy, J· Moss'],
    ['12.5 million on weather.us.', '12·5 million on weather·us.'],
    ['It sank. Nobody drowned.', 'It sank. Nobody drowned.'],
    ['Fr. Moss of Profs.', 'Fr· Moss of Profs.'],
    ['.5 and v. 6', '.5 and v. 6'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('keeps every offset', () => {
    const text = fc.array(fc.constantFrom('.', 'Mr', 'a', 'B', ' ', '1', '𝐇')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (one) => {
        expect(withoutInnerPeriods(one).replaceAll(PERIOD, '.')).toBe(one);
      }),
    );
  });
});
