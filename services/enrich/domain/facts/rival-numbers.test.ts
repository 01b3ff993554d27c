import { reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { findRivalNumbers } from './rival-numbers.ts';

const rivals = (...texts: readonly string[]) =>
  findRivalNumbers(reportsOf(...texts.map((text, i) => [text, 10 * i] as const))).map((claims) =>
    claims.map(({ value }) => value.value),
  );

const FELL =
  'The climber Duncan Rait fell about 60 metres from the ridge above the Tasman glacier on Friday.';
const FELL_FURTHER =
  'Duncan Rait, a climber, fell 150 metres from the ridge above the Tasman glacier on Friday.';

describe('findRivalNumbers', () => {
  it('finds two numbers of one unit in sentences about one thing', () => {
    expect(rivals(FELL, FELL_FURTHER)).toEqual([[60, 150]]);
  });

  it('leaves what can both be true', () => {
    expect(rivals(FELL, FELL_FURTHER.replace('150', '61'))).toEqual([]);
  });

  it('leaves the numbers of a report that gives both', () => {
    expect(rivals(FELL, `${FELL_FURTHER} A second climber fell 60 metres a week ago.`)).toEqual([]);
  });

  it('leaves values far apart, which are of two things', () => {
    expect(rivals(FELL, FELL_FURTHER.replace('150', '900'))).toEqual([]);
  });

  it('leaves a number that counts more than the other', () => {
    const price = 'Calder buys the crisps maker Harrow of Carden for $2.3 billion, the two companies said.';
    const withDebt = price.replace('$2.3 billion', '$2.7 billion');
    expect(rivals(price, withDebt)).toEqual([[2.3e9, 2.7e9]]);
    expect(rivals(price, `Including debt, ${withDebt}`)).toEqual([]);
  });

  it('leaves sentences about something else', () => {
    expect(rivals(FELL, 'A ferry of the Tolvera line lay 150 metres off the quay for a night.')).toEqual([]);
  });

  it('gathers the values of three reports', () => {
    const third = FELL_FURTHER.replace('150', '100');
    expect(rivals(FELL, FELL_FURTHER, third).flat().sort()).toEqual([100, 150, 60]);
  });

  it('does not set a source against itself', () => {
    const reports = reportsOf([FELL, 0, 'a.example'], [FELL_FURTHER, 10, 'a.example']);
    expect(findRivalNumbers(reports)).toEqual([]);
  });
});
