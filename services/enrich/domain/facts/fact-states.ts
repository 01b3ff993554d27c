/** Where claims stand: reported, confirmed, denied, corrected or superseded, each step with what made it. */

import { attributionOf } from '@newsfold/report/statements/attribution.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import type {
  Conflict,
  ConflictKind,
  ConflictValue,
  FactState,
  FactTransition,
  Reference,
} from '@newsfold/schemas/generated/records.ts';
import type { ReadReport } from '../event/examined-reports.ts';

/** The slot of a claim that is denied. */
export const DENIAL_SLOT = 'denial';

/** A statement with the report that makes it. */
interface Mention {
  readonly report: ReadReport;
  readonly statement: Statement;
}

/** When a report was published, else seen; milliseconds since the epoch. */
export function reportedAt({ article }: ReadReport): number {
  return article.publishedAt ?? article.seenAt;
}

const toReference = ({ article, start, end }: Statement): Reference => ({
  articleId: article.articleId,
  start,
  end,
  quote: '',
});

const isDenial = ({ attribution }: ConflictValue): boolean => attribution?.certainty === 'denied';

/** The denials of what statements claim. */
function denialsOf(mentions: readonly Mention[], conflicts: readonly Conflict[]): ConflictValue[] {
  const claims = (value: ConflictValue): boolean =>
    value.references.some(({ articleId, start, end }) =>
      mentions.some(
        ({ statement: { article, whole } }) =>
          article.articleId === articleId && start === whole.start && end === whole.end,
      ),
    );
  return conflicts
    .filter(
      ({ slot, values }) => slot === DENIAL_SLOT && values.some((value) => !isDenial(value) && claims(value)),
    )
    .flatMap(({ values }) => values.filter(isDenial));
}

/**
 * The steps of an agreed fact, in the order of the reports.
 * @param mentions in that order
 * @param order the examined reports
 */
export function historyOf(
  mentions: readonly Mention[],
  conflicts: readonly Conflict[],
  order: readonly ReadReport[],
): FactTransition[] {
  const steps: FactTransition[] = [];
  const [first] = mentions;
  if (!first) return steps;
  const step = (state: FactState, { report, statement }: Mention): FactTransition => ({
    state,
    at: reportedAt(report),
    reference: toReference(statement),
  });
  steps.push(step('reported', first));
  const second = mentions.find(
    ({ report, statement }) =>
      report.source !== first.report.source || attributionOf(statement)?.certainty === 'confirmed',
  );
  if (second) steps.push(step('confirmed', second));
  const places = new Map(order.map(({ article }, i) => [article.articleId, i]));
  const placeOf = ({ reference }: FactTransition): number => places.get(reference.articleId) ?? 0;
  for (const { references, lastReportedAt } of denialsOf(mentions, conflicts)) {
    const [reference] = references;
    if (reference) steps.push({ state: 'denied', at: lastReportedAt, reference });
  }
  // Sorting is stable: of one report's steps the first stays first.
  return steps.sort((a, b) => placeOf(a) - placeOf(b));
}

function stateOf(value: ConflictValue, kind: ConflictKind, values: readonly ConflictValue[]): FactState {
  const last = values.at(-1);
  if (kind === 'update' && last !== undefined && value !== last)
    return value.publishers.some((publisher) => last.publishers.includes(publisher))
      ? 'corrected'
      : 'superseded';
  if (!isDenial(value) && values.some(isDenial)) return 'denied';
  const isConfirmed = value.publishers.length > 1 || value.attribution?.certainty === 'confirmed';
  return isConfirmed ? 'confirmed' : 'reported';
}

/** The values of a conflict, oldest first, each with where it stands. */
export function withStates(kind: ConflictKind, values: readonly ConflictValue[]): ConflictValue[] {
  return values.map((value) => ({ ...value, state: stateOf(value, kind, values) }));
}
