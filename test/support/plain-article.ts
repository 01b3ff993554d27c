/** The fields of an article that tests rarely name, each with the plainest value. A new field gets its value here. */
import type { Article } from '@newsfold/schemas/generated/records.ts';

const none = Buffer.alloc(0);

/** An article without a title, a text or anything read from them. */
export const PLAIN_ARTICLE = {
  guid: null,
  url: null,
  publisher: { id: 'unknown', name: 'unknown', family: null },
  truncated: false,
  languageSource: 'declared',
  authors: [],
  categories: [],
  section: null,
  image: null,
  summary: null,
  usageTerms: [],
  reservations: [],
  publishedOffsetMinutes: null,
  display: 'full',
  wireCredit: null,
  entities: [],
  quantities: [],
  features: {
    version: 1,
    words: 0,
    lead: none,
    leadCounts: none,
    all: none,
    allCounts: none,
    full: none,
    entities: none,
    entityCounts: none,
    shingles: none,
    shingleScale: 1,
    titleHash: 0,
    embedding: null,
  },
  parts: none,
  settingsHash: '',
  extra: null,
  marks: [],
  notice: null,
  reading: null,
} satisfies Partial<Article>;
