/**
 * How a story came to be what it is: what each report changed when it came, read off the facts as they are now. A
 * function of the members like all of an event, where a log of what was once published would be none.
 */
import type {
  AgreedFact,
  Article,
  Conflict,
  MaterialChange,
  Reference,
} from '@newsfold/schemas/generated/records.ts';
import { compareArrivals } from '../event/arrival.ts';
import { beginningOf } from '../event/beginning-of.ts';
import type { Material } from '../event/material.ts';
import type { Member } from '../event/member.ts';
import { standingOf } from '../event/standing.ts';

const MAX_CHANGES = 4;
/** Bytes. */
const MAX_TEXT = 40;
/** A second source makes a fact agreed. */
const AGREEING = 2;

/** An article as something came with it. */
interface Came {
  readonly article: Article;
  readonly member: Member;
  readonly source: string | null;
}

/** What may be cited, by the ids of the articles. */
type Order = ReadonlyMap<string, Came>;

/**
 * A report came with the first article of its copy group, whichever of them speaks for it; but a correction, and what it
 * corrects, each by itself.
 */
function orderOf({ members, reports }: Material): Order {
  const order = new Map<string, Came>();
  for (const member of members)
    if (standingOf(member) === 'corrected')
      order.set(member.article.articleId, { article: member.article, member, source: null });
  for (const { article, member: head, group, source } of reports) {
    const own = group.find((one) => one.article === article) ?? head;
    order.set(article.articleId, { article, member: standingOf(head) === 'corrected' ? own : head, source });
  }
  return order;
}

function byTime({ member: a }: Came, { member: b }: Came): number {
  return a.firstSeenAt - b.firstSeenAt || compareArrivals(a.arrival, b.arrival);
}

function toChange(
  { article, member }: Pick<Came, 'article' | 'member'>,
  path: string,
  text: string,
): MaterialChange {
  return {
    at: member.firstSeenAt,
    revision: member.arrival.articleOffset,
    articleId: article.articleId,
    path,
    text: beginningOf(text, MAX_TEXT),
  };
}

/** The articles that references cite, in the order in which they came. */
function citedBy(references: readonly Reference[], order: Order): Came[] {
  const ids = new Set(references.map(({ articleId }) => articleId));
  return [...ids].flatMap((id) => order.get(id) ?? []).sort(byTime);
}

/** The report whose source was the second to say what is agreed. */
function agreedWith(fact: AgreedFact, order: Order): Came | undefined {
  const sources = new Set<string>();
  for (const report of citedBy(fact.references, order)) {
    if (report.source !== null) sources.add(report.source);
    if (sources.size === AGREEING) return report;
  }
  return undefined;
}

/** A change for each value of a conflict but the one that was there first. */
function inConflict({ slot, kind, values }: Conflict, order: Order): MaterialChange[] {
  const given = values
    .flatMap((value) => {
      const [first] = citedBy(value.references, order);
      return first === undefined ? [] : [{ first, value }];
    })
    .sort((a, b) => byTime(a.first, b.first));
  return given.slice(1).map(({ first, value }, i) => {
    const before = given[i]?.value.text ?? '';
    return toChange(first, `conflicts.${slot}`, `${before} ${kind === 'update' ? '→' : '/'} ${value.text}`);
  });
}

function compareChanges(a: MaterialChange, b: MaterialChange): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.revision !== b.revision) return a.revision - b.revision;
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.text < b.text ? -1 : 1;
}

/**
 * What changed a story, in the order of stream time: its first report, then the newest changes.
 * @param facts those of the story's event
 */
export function materialChanges(
  { agreed, conflicts }: { readonly agreed: readonly AgreedFact[]; readonly conflicts: readonly Conflict[] },
  material: Material,
): MaterialChange[] {
  const [first] = material.reports;
  if (first === undefined) return [];
  const order = orderOf(material);
  const later = [
    ...agreed.flatMap((fact) => {
      const report = agreedWith(fact, order);
      return report === undefined ? [] : [toChange(report, 'agreed', fact.text)];
    }),
    ...conflicts.flatMap((conflict) => inConflict(conflict, order)),
  ].sort(compareChanges);
  return [toChange(first, 'headline', first.article.title), ...later.slice(1 - MAX_CHANGES)];
}
