/**
 * What somebody is accused of and denies, in whatever words: the sentences that accuse a person or a body by name, and
 * those in which that person or body denies it. Likeness does not find these: a denial says "the allegations", and what
 * these are stands elsewhere.
 */

import { countryFor } from '@newsfold/report/reading/metonyms.ts';
import { readingOf } from '@newsfold/report/reading/reading.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import type { Conflict } from '@newsfold/schemas/generated/records.ts';
import { accusationsOf } from '../accused/accusations-of.ts';
import { type SelfDenial, selfDenialsIn } from '../accused/denials-in.ts';
import type { ReadReport } from '../event/examined-reports.ts';
import { isReadable } from '../worth/readable.ts';
import { toDispute, toldInWords } from './conflict-values.ts';
import { DENIAL_SLOT } from './fact-states.ts';

/** Accused people and bodies of a story that are told of. */
const MOST_ACCUSED = 4;

interface Denied {
  readonly report: ReadReport;
  readonly denial: SelfDenial;
}

const termsOf = ({ document, sentence }: Statement): ReadonlySet<number> =>
  new Set(readingOf(document).sentences[sentence]?.words.map(({ term }) => term));

/** Whether an accusation is about what somebody denies: it has a word of it. */
function isAbout(accusation: Statement, denials: readonly Denied[]): boolean {
  const terms = termsOf(accusation);
  return denials.some(({ denial }) => [...denial.terms].some((term) => terms.has(term)));
}

/** What somebody is accused of and denies; null when no report tells both, or what is told is something else. */
function disputeOf(denials: readonly Denied[], reports: readonly ReadReport[]): Conflict | null {
  const names = [...new Set(denials.map(({ denial }) => denial.who))];
  const claims = reports.flatMap((report) => {
    const plainest = names
      .flatMap((name) => accusationsOf(report.document, name))
      .find((accusation) => isReadable(accusation) && isAbout(accusation, denials));
    return plainest ? [toldInWords(report, plainest, plainest, 'claimed')] : [];
  });
  if (claims.length === 0) return null;
  const first = Map.groupBy(denials, ({ report }) => report);
  const denied = [...first.values()].flatMap(([one]) =>
    one ? [toldInWords(one.report, one.denial.statement, one.denial.statement, 'denied')] : [],
  );
  return toDispute(DENIAL_SLOT, [...claims, ...denied]);
}

/** The accusations of the examined reports that the accused deny. */
export function findAccusations(reports: readonly ReadReport[]): Conflict[] {
  const known = reports.filter(({ source }) => source !== null);
  const denials = known.flatMap((report) =>
    selfDenialsIn(report.document).map((denial): Denied => ({ report, denial })),
  );
  const accused = Map.groupBy(denials, ({ denial }) => countryFor(denial.who.toLowerCase()));
  return [...accused.values()]
    .map((own) => disputeOf(own, known))
    .filter((dispute) => dispute !== null)
    .slice(0, MOST_ACCUSED);
}
