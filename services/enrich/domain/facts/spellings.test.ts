import { reportsIn } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { findSpellings } from './spellings.ts';

const says = (name: string, more = ''): string =>
  `The mayor of Wellington, ${name}, said on Monday that two climbers had died on Mount Cook. ` +
  `"They slipped on ice," ${name} said. ${more}`;

function spellings(...texts: readonly string[]): string[][] {
  return findSpellings(reportsIn('en', ...texts.map((text, i) => [text, i] as const))).map(({ values }) =>
    values.map(({ text }) => text),
  );
}

describe('findSpellings', () => {
  it('finds one person under two spellings, each with the sentence that names it first', () => {
    const [found] = findSpellings(
      reportsIn('en', [says('Duncan Raite'), 0], [says('Duncan Rait'), 60], [says('Duncan Rait'), 90]),
    );
    expect(found).toMatchObject({
      slot: 'name',
      kind: 'conflict',
      values: [
        { text: 'Duncan Raite', references: [{ articleId: 'r0' }] },
        { text: 'Duncan Rait', references: [{ articleId: 'r1' }, { articleId: 'r2' }] },
      ],
    });
  });

  it('allows a letter of the first name as well', () => {
    expect(spellings(says('Heidar Alishvandi'), says('Heydar Alishbandi'))).toEqual([
      ['Heidar Alishvandi', 'Heydar Alishbandi'],
    ]);
  });

  it('takes other names for other people', () => {
    expect(spellings(says('Duncan Raite'), says('Duncan Wright'))).toEqual([]);
    expect(spellings(says('Duncan Raite'), says('Robert Rait'))).toEqual([]);
  });

  it('takes two names of one report for two people', () => {
    const both = says('Duncan Rait', 'Duncan Raite was with him.');
    expect(spellings(says('Duncan Raite'), both)).toEqual([]);
  });

  it('tells no accents, marks and plurals', () => {
    expect(spellings(says('Kevin León'), says('Kevin Leon'))).toEqual([]);
    expect(spellings(says('James O’Keefe'), says("James O'Keefe"))).toEqual([]);
    expect(spellings(says('Duncan Harper'), says('Duncan Harpers'))).toEqual([]);
  });

  it('tells none of one source, nor of one that is unknown', () => {
    const of = (family: string | null) =>
      findSpellings(reportsIn('en', [says('Duncan Raite'), 0, family], [says('Duncan Rait'), 9, family]));
    expect(of('a.example')).toEqual([]);
    expect(of(null)).toEqual([]);
  });
});
