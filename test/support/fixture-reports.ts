/** Reports for tests of the facts. */

import { DocumentMemory } from '@newsfold/enrich/domain/documents/document-memory.ts';
import type { ReadReport } from '@newsfold/enrich/domain/event/examined-reports.ts';
import { toMaterial } from '@newsfold/enrich/domain/event/material.ts';
import { extractEntities } from '@newsfold/text/names/entities.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { article, MINUTE, member, publisher, START } from './fixture-article.ts';

/** A report: its text, minutes after START, and its publisher family (one of its own unless given). */
export type ReportSketch = readonly [text: string, minutes: number, family?: string | null];

/** Reports `r0`, `r1` … in a language, with the names that ingest finds in them, as enrichers read them. */
export function reportsIn(language: string, ...sketches: readonly ReportSketch[]): readonly ReadReport[] {
  const members = sketches.map(([text, minutes, family], i) => {
    const source = family === undefined ? `r${i}.example` : family;
    const fields = {
      text,
      language,
      seenAt: START + minutes * MINUTE,
      quantities: findQuantities(text, language),
      entities: extractEntities('', text, language),
    };
    return member(article(`r${i}`, { ...fields, publisher: publisher(source) }));
  });
  return toMaterial(members, START, 'active', new DocumentMemory()).examined.reports;
}

/** English reports `r0`, `r1` … as enrichers read them, without the names that ingest finds. */
export function reportsOf(...sketches: readonly ReportSketch[]): readonly ReadReport[] {
  const members = sketches.map(([text, minutes, family], i) => {
    const fields = { text, seenAt: START + minutes * MINUTE, quantities: findQuantities(text, 'en') };
    const source = family === undefined ? `r${i}.example` : family;
    return member(article(`r${i}`, { ...fields, publisher: publisher(source) }));
  });
  return toMaterial(members, START, 'active', new DocumentMemory()).examined.reports;
}
