import type { Annotated, Annotations } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import type { DocumentMemory } from '../documents/document-memory.ts';
import type { Report } from './report.ts';

/** A report whose text is read. */
export interface ReadReport extends Report {
  readonly document: Document;
}

/**
 * The reports that an event is made of. What several enrichers read of them together is annotated here; a computation
 * must read nothing of a report but its document, its source and whether it is a later lead.
 */
export class ExaminedReports implements Annotated {
  readonly reports: readonly ReadReport[];
  readonly annotations: Annotations = new Map();
  /** Those that outlast the documents, by name: see lasting-annotation.ts. */
  readonly lasting: Map<string, unknown>;

  /** @param lasting what was found of the same reports before */
  constructor(reports: readonly ReadReport[], lasting: Iterable<readonly [string, unknown]> = []) {
    this.reports = reports;
    this.lasting = new Map(lasting);
  }

  /** One report a copy group: what counts reports counts these. */
  get heads(): readonly ReadReport[] {
    return this.reports.filter(({ isLaterLead }) => !isLaterLead);
  }
}

/** Every two reports of different known sources, in their order. */
export function pairsOfSources(
  reports: readonly ReadReport[],
): ReadonlyArray<readonly [one: ReadReport, other: ReadReport]> {
  return reports.flatMap((one, i) =>
    reports
      .slice(i + 1)
      .filter(({ source }) => one.source !== null && source !== null && source !== one.source)
      .map((other) => [one, other] as const),
  );
}

/** What is known of the reports of an event whose documents were forgotten. */
export interface RestingReports {
  /** Which versions of which reports they were, and of which sources. */
  readonly signature: string;
  readonly lasting: ReadonlyArray<readonly [string, unknown]>;
}

/** What outlasts the documents of examined reports. */
export function restingReports({ reports, lasting }: ExaminedReports): RestingReports {
  return { signature: signatureOf(reports), lasting: [...lasting] };
}

/** Equal for equal reports. */
function signatureOf(reports: readonly Report[]): string {
  const parts = reports.map(({ article, source, group, isLaterLead }) => {
    const versions = group.find((member) => member.article === article)?.versions;
    return [article.articleId, versions, source, ...(isLaterLead ? ['later'] : [])];
  });
  return JSON.stringify(parts);
}

function areSame(a: readonly ReadReport[], b: readonly ReadReport[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      ({ document, source, isLaterLead }, i) =>
        document === b[i]?.document && source === b[i]?.source && isLaterLead === b[i]?.isLaterLead,
    )
  );
}

/**
 * Reports with their documents.
 * @param previous those of the story's last event, which are returned when nothing of them has changed: a copy that
 * came changes nothing. Of a story at rest, what is known of them
 */
export function examineReports(
  reports: readonly Report[],
  documents: DocumentMemory,
  previous: ExaminedReports | RestingReports | undefined,
): ExaminedReports {
  const read = reports.map((report) => ({ ...report, document: documents.of(report.article) }));
  if (previous instanceof ExaminedReports)
    return areSame(previous.reports, read) ? previous : new ExaminedReports(read);
  return new ExaminedReports(read, previous?.signature === signatureOf(read) ? previous.lasting : []);
}
