import type { Features } from '@newsfold/schemas/generated/records.ts';

/** The fingerprint holds what the window reads of the features; the log need not hold them twice. */
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
