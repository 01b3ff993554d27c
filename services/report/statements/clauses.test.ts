import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitClauses } from './clauses.ts';

const parts = (text: string): string[] => splitClauses(text).map(({ start, end }) => text.slice(start, end));

describe('splitClauses', () => {
  it('cuts where two parts say something', () => {
    expect(parts('The alarm never sounded, and the guard noticed the theft at dawn.')).toEqual([
      'The alarm never sounded',
      'the guard noticed the theft at dawn.',
    ]);
  });

  it('leaves numbers and short appositions whole', () => {
    expect(parts('Some 38,000 tonnes of fuel were pumped out.')).toHaveLength(1);
    expect(parts('The mayor, 46, runs a clinic.')).toHaveLength(1);
  });

  it.each([
    [
      'A storm closed the harbour - the ferries waited outside.',
      ['A storm closed the harbour', 'the ferries waited outside.'],
    ],
    [
      'A storm closed the harbour-the ferries waited outside.',
      ['A storm closed the harbour-the ferries waited outside.'],
    ],
    [
      'A storm closed the harbour, “and the ferries waited outside.',
      ['A storm closed the harbour', 'the ferries waited outside.'],
    ],
    [
      'A storm closed the harbour,\u00a0although  ferries waited outside.',
      ['A storm closed the harbour', 'ferries waited outside.'],
    ],
    [
      'A storm closed the harbour whereas ferries waited outside.',
      ['A storm closed the harbour', 'ferries waited outside.'],
    ],
    [
      'A storm closed the harbour and ferries waited outside.',
      ['A storm closed the harbour and ferries waited outside.'],
    ],
    [
      'A storm closed the harbour and the ferries waited outside.',
      ['A storm closed the harbour', 'the ferries waited outside.'],
    ],
    [
      'Der Sturm schloss den Hafen, während Fähren draußen warteten.',
      ['Der Sturm schloss den Hafen', 'Fähren draußen warteten.'],
    ],
    ['Some ships paid 12,000 dollars every day.', ['Some ships paid 12,000 dollars every day.']],
  ])('%s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  it('takes a time that the length of a text alone tells', () => {
    expect(parts('word,word'.repeat(20_000))).toHaveLength(9_999);
  }, 5_000);

  it('leaves an age to the name before it', () => {
    expect(parts('The judge sentenced Graeme Tolhurst, 58, who had run the trust for years.')).toEqual([
      'The judge sentenced Graeme Tolhurst',
      'had run the trust for years.',
    ]);
  });

  it('gives parts in order that lie within the sentence', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        let last = 0;
        for (const { start, end } of splitClauses(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });
});
