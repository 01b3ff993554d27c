import type { StoryTimes } from '@newsfold/schemas/generated/records.ts';
import type { Enricher } from '../event/enricher.ts';

/** Times of the story. A clamped date was in the future and says nothing. */
export const timesEnricher: Enricher<StoryTimes> = {
  name: 'times',
  version: 1,
  empty: {
    firstPublishedAt: null,
    lastPublishedAt: null,
    firstSeenAt: 0,
    updatedAt: 0,
    lastMaterialAt: null,
    lastMaterialRevision: null,
  },
  run({ members, now }) {
    let first: number | null = null;
    let last: number | null = null;
    for (const { article } of members) {
      if (article.publishedAt === null || article.publishedAtQuality === 'clamped') continue;
      first = Math.min(first ?? article.publishedAt, article.publishedAt);
      last = Math.max(last ?? article.publishedAt, article.publishedAt);
    }
    return {
      firstPublishedAt: first,
      lastPublishedAt: last,
      firstSeenAt: members[0]?.firstSeenAt ?? now,
      updatedAt: now,
      // Known once the facts are: see `compose`.
      lastMaterialAt: null,
      lastMaterialRevision: null,
    };
  },
};
