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
 * must read nothing of a report but its document and its source.
 */
export class ExaminedReports implements Annotated {
  readonly reports: readonly ReadReport[];
  readonly annotations: Annotations = new Map();

  constructor(reports: readonly ReadReport[]) {
    this.reports = reports;
  }
}

function areSame(a: readonly ReadReport[], b: readonly ReadReport[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ document, source }, i) => document === b[i]?.document && source === b[i]?.source)
  );
}

/**
 * Reports with their documents.
 * @param previous those of the story's last event, which are returned when nothing of them has changed: a copy that
 * came changes nothing
 */
export function examineReports(
  reports: readonly Report[],
  documents: DocumentMemory,
  previous: ExaminedReports | undefined,
): ExaminedReports {
  const read = reports.map((report) => ({ ...report, document: documents.of(report.article) }));
  return previous && areSame(previous.reports, read) ? previous : new ExaminedReports(read);
}
