import type { Counts } from '@newsfold/schemas/generated/records.ts';
import type { Enricher } from '../event/enricher.ts';
import { countSources } from '../event/independence.ts';

/** Sizes of the story. */
export const countsEnricher: Enricher<Counts> = {
  name: 'counts',
  version: 1,
  empty: { articles: 0, reports: 0, copies: 0, publishers: 0, independentPublishers: 0, languages: 0 },
  run({ members, reports }) {
    return {
      articles: members.length,
      reports: reports.length,
      copies: members.length - reports.length,
      publishers: new Set(members.map(({ article }) => article.publisher.id)).size,
      independentPublishers: countSources(reports.map((report) => report.source)),
      languages: new Set(members.map(({ article }) => article.language)).size,
    };
  },
};
