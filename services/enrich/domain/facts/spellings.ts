/**
 * One person under two last names that differ by a letter or two: "Duncan Rait" in one report, "Duncan Raite" in another.
 * Marks, accents and hyphens make no other spelling, and a report that has both names two people.
 */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { namedThingsOf } from '@newsfold/report/names/entity-names.ts';
import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import type { Conflict } from '@newsfold/schemas/generated/records.ts';
import { distance } from 'fastest-levenshtein';
import type { ReadReport } from '../event/examined-reports.ts';
import { type ReportedValue, toConflict, toldInWords } from './conflict-values.ts';

/** The slot of spellings. */
const NAME_SLOT = 'name';
/** Letters by which two spellings of a last name differ. */
const MOST_LETTERS = 2;
/** Letters of a last name for each that differs. */
const LETTERS_EACH = 4;

/** A person whom a report names in full. */
interface FullName {
  readonly name: string;
  /** First and last name without marks and accents, in lower case. */
  readonly first: string;
  readonly last: string;
  /** The last name as it is written. */
  readonly written: string;
  readonly isPerson: boolean;
  readonly statement: Statement;
  readonly start: number;
}

/** A name without what spelling does not tell: accents, apostrophes, hyphens, capitals. */
const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();

/** The sentence that first names somebody, with the place. */
function firstNaming(document: Document, name: string): Pick<FullName, 'statement' | 'start'> | null {
  const start = document.article.text.indexOf(name);
  if (start < 0) return null;
  const said = sentencesOf(document).sentences.find(
    ({ whole }) => whole.start <= start && start + name.length <= whole.end,
  );
  return said ? { statement: said.whole, start } : null;
}

const fullNamesIn = annotation('full names', (document: Document): readonly FullName[] =>
  namedThingsOf(document).flatMap(({ name, type }): FullName[] => {
    const words = name.split(' ');
    const [first, written] = [words[0] as string, words.at(-1) as string];
    if (words.length < 2 || (type !== 'person' && type !== 'unknown')) return [];
    const place = firstNaming(document, name);
    if (!place) return [];
    return [
      { name, first: fold(first), last: fold(written), written, isPerson: type === 'person', ...place },
    ];
  }),
);

/** Whether a text has a word that is no part of another one. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const beside = text.slice(Math.max(0, at - 1), at) + text.slice(at + word.length, at + word.length + 1);
    if (!/\p{L}/u.test(beside)) return true;
  }
  return false;
}

/** Whether two names differ by so few letters, for their length, that they may be one. */
function areNear(a: string, b: string): boolean {
  const letters = distance(a, b);
  return letters <= MOST_LETTERS && letters * LETTERS_EACH <= Math.min(a.length, b.length);
}

/** Whether two full names are spellings of one. */
function areSpellings(a: FullName, b: FullName): boolean {
  if (a.last === b.last || !(a.isPerson || b.isPerson)) return false;
  if (!areNear(a.first, b.first) || !areNear(a.last, b.last)) return false;
  // "Smith" and "Smiths": a plural or a possessive.
  return a.last.replace(/s$/u, '') !== b.last.replace(/s$/u, '');
}

function toReported(report: ReadReport, { statement, start, name, last }: FullName): ReportedValue {
  return toldInWords(report, statement, { start, end: start + name.length }, last);
}

/** The last names that reports of different sources spell differently, in the order of the reports. */
export function findSpellings(reports: readonly ReadReport[]): Conflict[] {
  const known = reports
    .filter(({ source }) => source !== null)
    .map((report) => ({ report, names: fullNamesIn(report.document) }));
  const told = new Set<FullName>();
  return known.flatMap(({ report: one, names }, i) =>
    names.flatMap((name): Conflict[] => {
      if (told.has(name)) return [];
      const others = known.slice(i + 1).flatMap(({ report, names: theirs }) => {
        if (report.source === one.source) return [];
        const other = theirs.find(
          (rival) =>
            areSpellings(name, rival) &&
            !hasWord(one.article.text, rival.written) &&
            !hasWord(report.article.text, name.written),
        );
        return other ? [{ report, name: other }] : [];
      });
      if (others.length === 0) return [];
      // Those who spell it as one of them does belong to it.
      const spelled = new Set([name.last, ...others.map((other) => other.name.last)]);
      const all = known.flatMap(({ report, names: theirs }) => {
        const own = theirs.find(({ first, last }) => areNear(first, name.first) && spelled.has(last));
        return own ? [{ report, name: own }] : [];
      });
      for (const { name: own } of all) told.add(own);
      return [
        toConflict(
          NAME_SLOT,
          all.map(({ report, name: own }) => toReported(report, own)),
        ),
      ];
    }),
  );
}
