/**
 * Words that say the same thing in reports, in groups: what word vectors miss ("conceded" and "defeat" are far apart there,
 * "rose" and "fell" together), and all there is for languages without vectors. A word represents every form with its stem;
 * irregular forms are named. The lists were written for newsfold; see `meaning/`.
 */
import { hashTerm } from '@newsfold/text/words/hash-term.ts';
import { stem } from '@newsfold/text/words/stem.ts';
import { ENGLISH } from './meaning/english.ts';
import { GERMAN } from './meaning/german.ts';
import { FRENCH, ITALIAN, PORTUGUESE, SPANISH } from './meaning/romance.ts';
import { RUSSIAN } from './meaning/russian.ts';

const LISTS: ReadonlyMap<string, string> = new Map([
  ['en', ENGLISH],
  ['de', GERMAN],
  ['es', SPANISH],
  ['fr', FRENCH],
  ['pt', PORTUGUESE],
  ['it', ITALIAN],
  ['ru', RUSSIAN],
]);

type Groups = ReadonlyMap<number, readonly number[]>;

const NO_GROUPS: Groups = new Map();
const built = new Map<string, Groups>();

/** More than a list has groups: those of two languages have different numbers, so that they are never mixed up. */
const GROUPS_OF_LIST = 1 << 16;

function build(list: string, language: string): Groups {
  const groups = new Map<number, number[]>();
  const first = [...LISTS.keys()].indexOf(language) * GROUPS_OF_LIST;
  list.split(';').forEach((line, index) => {
    const group = first + index;
    for (const word of line.split(/\s+/)) {
      if (word === '') continue;
      const term = hashTerm(stem(word, language));
      const of = groups.get(term) ?? [];
      if (!of.includes(group)) groups.set(term, [...of, group]);
    }
  });
  return groups;
}

/** The groups of a language by the hash of a stem; none for a language without a list. */
function meaningGroups(language: string): Groups {
  const list = LISTS.get(language);
  if (list === undefined) return NO_GROUPS;
  let groups = built.get(language);
  if (!groups) {
    groups = build(list, language);
    built.set(language, groups);
  }
  return groups;
}

const NONE: readonly number[] = [];

/** The groups that a term (hash of a stem) of a language belongs to. */
export function groupsOf(term: number, language: string): readonly number[] {
  return meaningGroups(language).get(term) ?? NONE;
}

/** Whether two words belong to one group of a language. */
export function meanTheSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  return a.some((group) => b.includes(group));
}
