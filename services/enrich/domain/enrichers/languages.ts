import type { Enricher } from '../event/enricher.ts';

/** Languages of the articles, most frequent first. */
export const languagesEnricher: Enricher<readonly string[]> = {
  name: 'languages',
  version: 1,
  empty: [],
  run({ members }) {
    const counts = new Map<string, number>();
    for (const { article } of members) counts.set(article.language, (counts.get(article.language) ?? 0) + 1);
    return [...counts]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([language]) => language)
      .slice(0, 20);
  },
};
