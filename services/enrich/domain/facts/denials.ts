/** What one source reports and somebody denies in the report of another: claim and denial, the claim's place first. */

import { isDenied } from '@newsfold/report/statements/attribution.ts';
import { wordingOf } from '@newsfold/report/statements/wording.ts';
import type { Conflict } from '@newsfold/schemas/generated/records.ts';
import { compareReports } from '../compare/compare-reports.ts';
import { pairsOfSources, type ReadReport } from '../event/examined-reports.ts';
import { type ReportedValue, toConflict, toldInWords } from './conflict-values.ts';
import { isAboutDenied } from './denied-part.ts';
import { DENIAL_SLOT } from './fact-states.ts';

/** The claims of the examined reports that others say are denied, the surest first. */
export function findDenials(reports: readonly ReadReport[]): Conflict[] {
  const found = pairsOfSources(reports).flatMap(([one, other]) =>
    compareReports(one.document, other.document)
      .denials.filter(({ a, b }) => (isDenied(a) ? isAboutDenied(a, b) : isAboutDenied(b, a)))
      .map(({ a, b, score }) => ({
        score,
        values: [a, b].map((statement) =>
          toldInWords(
            statement.document === one.document ? one : other,
            statement,
            wordingOf(statement),
            isDenied(statement) ? 'denied' : 'claimed',
          ),
        ),
      })),
  );
  found.sort((a, b) => b.score - a.score);
  const groups: ReportedValue[][] = [];
  for (const { values } of found) {
    const isKnown = (value: ReportedValue): boolean =>
      groups.some((group) => group.some(({ statement }) => statement === value.statement));
    const [one, other] = values;
    if (!one || !other) continue;
    const group = groups.find((known) =>
      known.some(({ statement }) => statement === one.statement || statement === other.statement),
    );
    if (!group) groups.push([...values]);
    else group.push(...values.filter((value) => !isKnown(value)));
  }
  return groups.map((group) => toConflict(DENIAL_SLOT, group));
}
