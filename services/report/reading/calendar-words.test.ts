import { describe, expect, it } from 'vitest';
import { calendarWord } from './calendar-words.ts';

describe('calendarWord', () => {
  it('distinguishes days from months', () => {
    expect(calendarWord('monday', 'en', true)).toEqual({ month: null });
    expect(calendarWord('jeudi', 'fr', false)).toEqual({ month: null });
    expect(calendarWord('october', 'en', true)).toEqual({ month: 10 });
    expect(calendarWord('mayo', 'es', false)).toEqual({ month: 5 });
    expect(calendarWord('mai', 'de', true)).toEqual({ month: 5 });
  });

  it('leaves words that only look like months', () => {
    expect(calendarWord('may', 'en', false)).toBeNull();
    expect(calendarWord('set', 'en', false)).toBeNull();
    expect(calendarWord('ago', 'en', false)).toBeNull();
    expect(calendarWord('out', 'en', true)).toBeNull();
    expect(calendarWord('mar', 'es', false)).toBeNull();
    expect(calendarWord('ferry', 'en', false)).toBeNull();
  });
});
