import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiteralAutomaton } from './literal-automaton.ts';
import { requiredLiterals } from './required-literals.ts';

/** Expressions of all that is read in them, with what is needed to match. */
const KNOWN: ReadonlyArray<readonly [pattern: RegExp, literals: readonly string[] | null]> = [
  [/\b(?:read (?:more|also)|subscribe)\b/iu, ['read also', 'read more', 'subscribe']],
  [/^colou?rs?$/u, ['color', 'colors', 'colour', 'colours']],
  [/(?<!\p{L})\d{1,2}:\d{2}(?=\s)/u, [':']],
  [/(?:was|were)\s+(?:quoted|cited)/u, ['cited', 'quoted']],
  [/(?:a\s\sb)+c?/u, ['a']],
  [/[ab]x|[^c]y/u, ['ax', 'bx', 'y']],
  [/(?=.*weather)z?/u, ['weather']],
  [/\p{Lu}|x/u, null],
  [/x*/u, null],
  [/(?:abc)?/u, null],
  [/extraordinarily/u, ['extraordin']],
];

describe('requiredLiterals', () => {
  it.each(KNOWN)('of %s', (pattern, literals) => {
    expect(requiredLiterals(pattern)?.toSorted() ?? null).toEqual(literals);
  });

  it('are in every text that matches', () => {
    const word = fc.constantFrom('a', 'b', 'ab', 'é', '\\s', ' ', '[bc]', '\\d', '.', 'ſ', 'K');
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        word,
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `${a}${b}`),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(?:${a}|${b})`),
        fc.tuple(tie('expression'), fc.constantFrom('?', '*', '+', '{2}')).map(([a, by]) => `(?:${a})${by}`),
        tie('expression').map((a) => `(?=${a})`),
        tie('expression').map((a) => `(?<!${a})`),
      ),
    }));
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'A', 'É', ' ', '\n', '1', 's', 'S', 'k', 'ab', '.'), {
        maxLength: 12,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(expression, fc.array(text, { maxLength: 8 }), (source, texts) => {
        const pattern = new RegExp(source, 'iu');
        const literals = requiredLiterals(pattern);
        if (literals === null) return;
        const automaton = new LiteralAutomaton([literals]);
        for (const one of texts) if (pattern.test(one)) expect(automaton.scan(one)[0]).toBe(1);
      }),
    );
  });
});
