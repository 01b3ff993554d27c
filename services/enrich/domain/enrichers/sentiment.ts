import type { Sentiment } from '@newsfold/schemas/generated/records.ts';
import type { Enricher } from '../event/enricher.ts';

/**
 * Sentiment has its place in the event and no method yet: word lists call every report of a disaster negative, which
 * says nothing about its tone. Skipped, with that reason, rather than shown with a confidence nobody measured.
 */
export const sentimentEnricher: Enricher<Sentiment | null> = {
  name: 'sentiment',
  version: 0,
  empty: null,
  skip: () => 'no method with a measured confidence',
  run: () => null,
};
