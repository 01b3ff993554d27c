/** The sources of a story with the names that readers know. */
import type { StorySource } from '@newsfold/schemas/generated/records.ts';
import { agencyDisplayName } from '@newsfold/text/names/news-agencies.ts';
import { beginningOf } from './beginning-of.ts';
import type { Material } from './material.ts';
import type { Report } from './report.ts';

const AGENCY = 'agency:';
/** Bytes. */
const MAX_NAME = 30;

function nameOf({ article, source }: Report): string {
  const id = source as string;
  if (!id.startsWith(AGENCY)) return article.publisher.name;
  return agencyDisplayName(id.slice(AGENCY.length)) ?? article.wireCredit ?? article.publisher.name;
}

/** The sources of the reports that were read, each with its name, in the order of their first report. */
export function sourceNames({ examined }: Material): StorySource[] {
  const sources = new Map<string, StorySource>();
  for (const report of examined.reports) {
    const id = report.source;
    if (id === null || sources.has(id)) continue;
    sources.set(id, { id, name: beginningOf(nameOf(report), MAX_NAME), isAgency: id.startsWith(AGENCY) });
  }
  return [...sources.values()];
}
