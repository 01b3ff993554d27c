import type { Features } from '@newsfold/schemas/generated/records.ts';

/** Features of an article in the log: its fingerprint has what the window reads of them, so they are not kept twice. */
export const NO_FEATURES: Features = {
  version: 0,
  words: 0,
  lead: Buffer.alloc(0),
  leadCounts: Buffer.alloc(0),
  all: Buffer.alloc(0),
  allCounts: Buffer.alloc(0),
  full: Buffer.alloc(0),
  entities: Buffer.alloc(0),
  entityCounts: Buffer.alloc(0),
  shingles: Buffer.alloc(0),
  shingleScale: 1,
  titleHash: 0,
  embedding: null,
};
