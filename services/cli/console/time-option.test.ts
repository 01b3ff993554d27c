import { describe, expect, it } from 'vitest';
import { parseTime } from './time-option.ts';

const NOW = Date.UTC(2026, 2, 14, 12);

describe('a time as an option', () => {
  it.each([
    ['2026-03-14', Date.UTC(2026, 2, 14)],
    ['2026-03-14T08:30', Date.UTC(2026, 2, 14, 8, 30)],
    ['2026-03-14T08:30:15.250', Date.UTC(2026, 2, 14, 8, 30, 15, 250)],
    ['2026-03-14T08:30:00+02:00', Date.UTC(2026, 2, 14, 6, 30)],
    ['1773500000000', 1_773_500_000_000],
    ['90s', NOW - 90_000],
    ['12h', NOW - 43_200_000],
    ['7d', NOW - 604_800_000],
  ])('reads %s', (given, expected) => {
    expect(parseTime('--since', given, NOW)).toBe(expected);
  });

  it.each(['', 'yesterday', '14/03/2026', '2026-13-01', '7 d', '-5m', '1773500'])('refuses %j', (given) => {
    expect(() => parseTime('--since', given, NOW)).toThrow(/^--since .*: accepted are a time such as/);
  });
});
