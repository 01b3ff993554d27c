/** Where claims stand: reported, confirmed, denied, corrected or superseded, each step with what made it. */

import { VICTIM_SLOTS } from '@newsfold/report/numbers/slots.ts';
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

/** How far a report itself takes a claim, by how it puts it. */
function toldAs({ statement }: Mention): FactState {
  const certainty = attributionOf(statement)?.certainty;
  if (certainty === 'expected' || certainty === 'confirmed') return certainty;
  return certainty === 'alleged' ? 'claimed' : 'reported';
}

const RANK: Readonly<Partial<Record<FactState, number>>> = {
  expected: 0,
  claimed: 0,
  reported: 1,
  confirmed: 2,
};

/**
 * The state that a further report brings a claim to; the same when it brings none. Who only claims it too confirms
 * nothing; who tells as a fact what another source told as one, or only claimed, confirms it; what was expected is
 * reported first.
 */
function advance(state: FactState, told: FactState, isIndependent: boolean): FactState {
  if (told === 'confirmed') return 'confirmed';
  if (told !== 'reported' || state === 'confirmed') return state;
  if (state === 'expected') return 'reported';
  return isIndependent ? 'confirmed' : state === 'claimed' ? 'reported' : state;
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
  let state = toldAs(first);
  // The first report to confirm what none had told reports it first.
  if (state === 'confirmed') state = 'reported';
  steps.push(step(state, first));
  const sources = new Set([first.report.source]);
  for (const mention of mentions.slice(1)) {
    const told = toldAs(mention);
    const next = advance(state, told, !sources.has(mention.report.source));
    if ((RANK[told] ?? 0) >= (RANK[state] ?? 0)) sources.add(mention.report.source);
    if (next !== state) steps.push(step(next, mention));
    state = next;
  }
  const places = new Map(order.map(({ article }, i) => [article.articleId, i]));
  const placeOf = ({ reference }: FactTransition): number => places.get(reference.articleId) ?? 0;
  for (const { references, lastReportedAt } of denialsOf(mentions, conflicts)) {
    const [reference] = references;
    if (reference) steps.push({ state: 'denied', at: lastReportedAt, reference });
  }
  // Sorting is stable: of one report's steps the first stays first.
  return steps.sort((a, b) => placeOf(a) - placeOf(b));
}

/** Whether a number of victims has risen: who gave the former one was right then, and has corrected nothing. */
const hasRisen = (slot: string, from: ConflictValue, to: ConflictValue): boolean =>
  VICTIM_SLOTS.has(slot) && from.value !== null && to.value !== null && to.value > from.value;

function stateOf(
  value: ConflictValue,
  kind: ConflictKind,
  values: readonly ConflictValue[],
  slot: string,
): FactState {
  const last = values.at(-1);
  if (kind === 'update' && last !== undefined && value !== last) {
    const isOwn = value.publishers.some((publisher) => last.publishers.includes(publisher));
    return isOwn && !hasRisen(slot, value, last) ? 'corrected' : 'superseded';
  }
  if (!isDenial(value) && values.some(isDenial)) return 'denied';
  const isConfirmed = value.publishers.length > 1 || value.attribution?.certainty === 'confirmed';
  return isConfirmed ? 'confirmed' : 'reported';
}

/** The values of a conflict, oldest first, each with where it stands. @param slot what they are values of */
export function withStates(
  slot: string,
  kind: ConflictKind,
  values: readonly ConflictValue[],
): ConflictValue[] {
  return values.map((value) => ({ ...value, state: stateOf(value, kind, values, slot) }));
}
