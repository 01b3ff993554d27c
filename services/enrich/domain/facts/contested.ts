import { VICTIM_SLOTS } from '@newsfold/report/numbers/slots.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import type { AgreedFact, Conflict, Reference } from '@newsfold/schemas/generated/records.ts';
import { countSources } from '../event/independence.ts';
import { type Agreement, type Mention, sharedQuantity } from './agreements.ts';
import { PLAN_SLOT } from './plans.ts';

/** Slots whose former values are whole sentences: a plan that was carried out, a day that was moved. */
const TOLD_BY_SENTENCES: ReadonlySet<string> = new Set([PLAN_SLOT, 'date']);
/** Sources that agree. */
const AGREEING = 2;

/** Where the former values of updates are told: the end of a sentence, and the number that it must give. */
interface Former {
  readonly sentences: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

function formerOf(conflicts: readonly Conflict[]): Former {
  const sentences = new Set<string>();
  const numbers = new Set<string>();
  for (const { slot, kind, values } of conflicts) {
    if (kind !== 'update') continue;
    for (const { value, references } of values.slice(0, -1))
      for (const { articleId, end } of references) {
        if (TOLD_BY_SENTENCES.has(slot)) sentences.add(`${articleId}:${end}`);
        else if (value !== null && VICTIM_SLOTS.has(slot)) numbers.add(`${articleId}:${end}:${value}`);
      }
  }
  return { sentences, numbers };
}

const placeOf = ({ article, whole }: Statement): string => `${article.articleId}:${whole.end}`;

/** Whether a mention tells nothing superseded. @param isShared its agreement has one number, which is judged as a whole */
function holds({ statement }: Mention, { sentences, numbers }: Former, isShared: boolean): boolean {
  const place = placeOf(statement);
  if (sentences.has(place)) return false;
  return isShared || !statement.quantities.some(({ value }) => numbers.has(`${place}:${value}`));
}

/**
 * Agreements without what tells a superseded value: a plan beside what came of it, a day that was moved, a former toll
 * ("at least 14" is true of 28 too, and no news). What two sources do not tell without them is no agreement.
 */
export function withoutSuperseded(
  agreements: readonly Agreement[],
  conflicts: readonly Conflict[],
): readonly Agreement[] {
  const former = formerOf(conflicts);
  if (former.sentences.size + former.numbers.size === 0) return agreements;
  return agreements.flatMap((agreement) => {
    const isShared = sharedQuantity(agreement.mentions) !== null;
    const isLeft = (mention: Mention): boolean => holds(mention, former, isShared);
    const mentions = agreement.mentions.filter(isLeft);
    if (mentions.length === agreement.mentions.length) return [agreement];
    const sources = Math.min(agreement.sources, countSources(mentions.map(({ report }) => report.source)));
    return sources < AGREEING
      ? []
      : [
          {
            ...agreement,
            mentions,
            best: agreement.best.filter(isLeft),
            further: agreement.further.filter(isLeft),
            sources,
          },
        ];
  });
}

function within(inner: Reference, outer: Reference): boolean {
  return inner.articleId === outer.articleId && inner.start >= outer.start && inner.end <= outer.end;
}

/** Whether two units are known and not one: two weeks are not the two people of the same sentence. */
const areOfOtherUnits = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other;

/** The value of a conflict that an agreed fact states; -1 when it states none. */
function statedValue(fact: AgreedFact, conflict: Conflict): number {
  if (fact.value === null) return -1;
  return conflict.values.findIndex(
    ({ value, unit, references }) =>
      value === fact.value &&
      !areOfOtherUnits(unit, fact.slot) &&
      fact.references.some((inner) => references.some((outer) => within(inner, outer))),
  );
}

/**
 * Conflicting values are never both agreed: of the facts that state values of one conflict those with the value that
 * most sources give stay, and none when two values have as many; of an update those with the newest value.
 */
export function withoutContested(facts: readonly AgreedFact[], conflicts: readonly Conflict[]): AgreedFact[] {
  return facts.filter((fact) =>
    conflicts.every((conflict) => {
      const stated = statedValue(fact, conflict);
      if (stated < 0) return true;
      // What is superseded is nowhere current.
      if (conflict.kind === 'update') return stated === conflict.values.length - 1;
      const support = conflict.values[stated]?.publishers.length ?? 0;
      return conflict.values.every(({ publishers }, i) => i === stated || publishers.length < support);
    }),
  );
}
