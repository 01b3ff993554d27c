import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiteralAutomaton } from './literal-automaton.ts';

const LETTERS = fc.constantFrom('a', 'b', 'c', 'ab', ' ', 'é');
const TEXT = fc.array(LETTERS, { maxLength: 20 }).map((parts) => parts.join(''));
const LITERAL = fc.array(LETTERS, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));

describe('LiteralAutomaton', () => {
  it('finds the sets of which a text has a string', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(LITERAL, { maxLength: 4 }), { minLength: 1, maxLength: 40 }),
        TEXT,
        (sets, text) => {
          const seen = new LiteralAutomaton(sets).scan(text);
          sets.forEach((literals, set) => {
            const isSeen = ((seen[set >> 5] as number) & (1 << (set & 31))) !== 0;
            expect(isSeen).toBe(literals.some((literal) => text.includes(literal)));
          });
        },
      ),
    );
  });

  it('takes letters of either case, and any white space, for one', () => {
    const automaton = new LiteralAutomaton([['Straße ab'], ['kelvins'], null]);
    expect([...automaton.scan('an der STRAßE\u00a0AB')]).toEqual([1]);
    expect([...automaton.scan('100 \u212aelvin\u017f')]).toEqual([2]);
    expect([...automaton.scan('nothing')]).toEqual([0]);
  });
});
