import type { Decision } from '@newsfold/schemas/generated/records.ts';
import type { DecisionMemory } from './decision-memory.ts';
import type { Standing } from './standing.ts';

/** The decisions on the shortest way by which articles are bound to each other; null when they are not. */
function wayBetween(decisions: DecisionMemory, from: string, to: string): Standing[] | null {
  const ways = new Map<string, readonly Standing[]>([[from, []]]);
  for (const [articleId, way] of ways) {
    if (articleId === to) return [...way];
    for (const { articleId: next, standing } of decisions.partners(articleId, 'together'))
      if (!ways.has(next)) ways.set(next, [...way, standing]);
  }
  return null;
}

/**
 * The decision that another one would contradict; undefined when all of them can hold. Two articles that are one story
 * with a third are one story; of what is one story nothing stands alone.
 */
export function contradictionOf(
  decisions: DecisionMemory,
  { kind }: Decision,
  articleIds: readonly string[],
): Standing | undefined {
  const [a, b] = articleIds as [string, string];
  if (kind === 'alone') return decisions.partners(a, 'together')[0]?.standing;
  if (kind === 'apart') return wayBetween(decisions, a, b)?.at(-1);
  if (kind !== 'together') return undefined;
  const [ofA, ofB] = [decisions.boundTo(a), decisions.boundTo(b)];
  for (const articleId of [...ofA, ...ofB]) {
    const alone = decisions.aloneBy(articleId);
    if (alone !== undefined) return alone;
  }
  for (const articleId of ofA) {
    const apart = decisions.partners(articleId, 'apart').find((partner) => ofB.has(partner.articleId));
    if (apart !== undefined) return apart.standing;
  }
  return undefined;
}
