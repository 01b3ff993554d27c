/**
 * How a story came to be what it is: what each report changed when it came, read off the facts as they are now. A
 * function of the members like all of an event, where a log of what was once published would be none.
 */
import type { AgreedFact, Conflict, MaterialChange, Reference } from '@newsfold/schemas/generated/records.ts';
import { beginningOf } from '../event/beginning-of.ts';
import type { Material } from '../event/material.ts';
import type { Report } from '../event/report.ts';

const MAX_CHANGES = 4;
/** Bytes. */
const MAX_TEXT = 40;
/** A second source makes a fact agreed. */
const AGREEING = 2;

/** The reports of a story by the article that speaks for each, in the order in which they came. */
type Order = ReadonlyMap<string, { readonly report: Report; readonly place: number }>;

function toChange({ article, member }: Report, path: string, text: string): MaterialChange {
  return {
    at: member.firstSeenAt,
    revision: member.arrival.articleOffset,
    articleId: article.articleId,
    path,
    text: beginningOf(text, MAX_TEXT),
  };
}

/** The reports that references cite, in the order in which they came. */
function citedBy(references: readonly Reference[], order: Order): Report[] {
  const cited = new Map<string, { report: Report; place: number }>();
  for (const { articleId } of references) {
    const known = order.get(articleId);
    if (known) cited.set(articleId, known);
  }
  return [...cited.values()].sort((a, b) => a.place - b.place).map(({ report }) => report);
}

/** The report whose source was the second to say what is agreed. */
function agreedWith(fact: AgreedFact, order: Order): Report | undefined {
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
      return first === undefined
        ? []
        : [{ first, value, place: order.get(first.article.articleId)?.place ?? 0 }];
    })
    .sort((a, b) => a.place - b.place);
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
  { reports }: Material,
): MaterialChange[] {
  const [first] = reports;
  if (first === undefined) return [];
  const order: Order = new Map(reports.map((report, place) => [report.article.articleId, { report, place }]));
  const later = [
    ...agreed.flatMap((fact) => {
      const report = agreedWith(fact, order);
      return report === undefined ? [] : [toChange(report, 'agreed', fact.text)];
    }),
    ...conflicts.flatMap((conflict) => inConflict(conflict, order)),
  ].sort(compareChanges);
  return [toChange(first, 'headline', first.article.title), ...later.slice(1 - MAX_CHANGES)];
}
