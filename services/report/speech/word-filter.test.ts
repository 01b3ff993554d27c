import { hashTerm } from '@newsfold/text/words/hash-term.ts';
import { describe, expect, it } from 'vitest';
import { speechGrammar } from './speech-verbs.ts';
import { WordFilter } from './word-filter.ts';

const unitsOf = (text: string): number[] => Array.from(text, (_, at) => text.charCodeAt(at));

describe('WordFilter', () => {
  const filter = new WordFilter(['said', 'bestätigte', 'сказал']);
  const mayBe = (word: string): boolean => filter.mayBeAt(unitsOf(word), 0, word.length);

  it('finds the words of its list in either case', () => {
    expect(['said', 'Said', 'SAID', 'BESTÄTIGTE', 'Сказал'].map(mayBe)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(filter.mayBeAt(unitsOf('He said so'), 3, 7)).toBe(true);
    expect(filter.mayHave(hashTerm('said'))).toBe(true);
  });

  it('tells most others', () => {
    const others = Array.from({ length: 1000 }, (_, i) => `word${i}`);
    expect(others.filter(mayBe).length).toBeLessThan(10);
    expect(others.filter((word) => filter.mayHave(hashTerm(word))).length).toBeLessThan(10);
  });

  it('has every verb of every grammar, however it is written', () => {
    for (const language of ['de', 'en', 'es', 'fr', 'it', 'pt', 'ru'])
      for (const form of speechGrammar(language)?.certaintyOf.keys() ?? [])
        for (const written of [form, form.toUpperCase()]) {
          if (written.toLowerCase() !== form) continue;
          expect(speechGrammar(language)?.verbs.mayBeAt(unitsOf(written), 0, written.length)).toBe(true);
        }
  });
});
