import { hashTerm } from '@newsfold/text/words/hash-term.ts';
import { stem } from '@newsfold/text/words/stem.ts';
import { describe, expect, it } from 'vitest';
import { groupsOf, meanTheSame } from './meaning-groups.ts';

const groups = (word: string, language: string): readonly number[] =>
  groupsOf(hashTerm(stem(word, language)), language);

describe('meanTheSame', () => {
  it.each([
    ['en', 'capsized', 'overturned'],
    ['en', 'resigns', 'quit'],
    ['de', 'stellen', 'arbeitsplätze'],
    ['es', 'muertos', 'fallecieron'],
    ['fr', 'foyers', 'logements'],
    ['ru', 'погибли', 'жертв'],
  ])('%s: %s and %s', (language, a, b) => {
    expect(meanTheSame(groups(a, language), groups(b, language))).toBe(true);
  });

  it('does not mix up words of other groups, unknown words and other languages', () => {
    expect(meanTheSame(groups('capsized', 'en'), groups('resigned', 'en'))).toBe(false);
    expect(meanTheSame(groups('zzz', 'en'), groups('zzz', 'en'))).toBe(false);
    expect(groups('capsized', 'xx')).toEqual([]);
  });

  it('numbers the groups of no two languages alike', () => {
    const languages = {
      en: 'dead killed rose fell resigned',
      de: 'tote getötet gestiegen gefallen',
      es: 'muertos fallecieron subió',
      ru: 'погибли жертв',
    };
    const lists = Object.entries(languages).map(
      ([language, words]) => new Set(words.split(' ').flatMap((word) => groups(word, language))),
    );
    expect(lists.every((list) => list.size > 0)).toBe(true);
    expect(new Set(lists.flatMap((list) => [...list])).size).toBe(
      lists.reduce((sum, { size }) => sum + size, 0),
    );
  });

  it('keeps what rises from what falls', () => {
    expect(meanTheSame(groups('rose', 'en'), groups('fell', 'en'))).toBe(false);
    expect(meanTheSame(groups('alive', 'en'), groups('dead', 'en'))).toBe(false);
  });
});
