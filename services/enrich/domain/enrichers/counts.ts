import type { Counts } from '@newsfold/schemas/generated/records.ts';
import type { Enricher } from '../event/enricher.ts';
import { countSources } from '../event/independence.ts';
import { outletId, sameOutlets } from '../event/same-outlets.ts';

/** Sizes of the story. */
export const countsEnricher: Enricher<Counts> = {
  name: 'counts',
  version: 2,
  empty: { articles: 0, reports: 0, copies: 0, publishers: 0, independentPublishers: 0, languages: 0 },
  run({ members, reports, silenced }) {
    const same = sameOutlets(members.map(({ article }) => article.publisher));
    return {
      articles: members.length,
      reports: reports.length,
      copies: members.length - reports.length - silenced.length,
      publishers: new Set(members.map(({ article }) => outletId(article.publisher, same))).size,
      independentPublishers: countSources(reports.map((report) => report.source)),
      languages: new Set(members.map(({ article }) => article.language)).size,
    };
  },
};
