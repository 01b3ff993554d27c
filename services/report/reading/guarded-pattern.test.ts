import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GuardedPattern } from './guarded-pattern.ts';

const BEHIND = '(?<![\\p{L}])';
const REST = '(?:is|are) (?:set|due)|may';
const ANY = fc
  .array(fc.constantFrom('is', 'are', 'set', 'due', 'may', ' ', 'x', 'é', '.'), { maxLength: 12 })
  .map((parts) => parts.join(''));

describe('GuardedPattern', () => {
  const plain = new RegExp(`${BEHIND}(?:${REST})`, 'gu');
  const guarded = new GuardedPattern(BEHIND, `(?:${REST})`, 'gu');

  it('replaces what the pattern matches', () => {
    const upper = (match: string): string => match.toUpperCase();
    fc.assert(
      fc.property(ANY, (text) => {
        expect(guarded.replace(text, upper)).toBe(text.replace(plain, upper));
      }),
    );
  });

  it('finds a match wherever one stands, whatever it was asked before', () => {
    fc.assert(
      fc.property(ANY, (text) => {
        expect(guarded.test(text)).toBe(text.search(plain) >= 0);
      }),
    );
  });
});
