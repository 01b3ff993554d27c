/** What a model says of the articles of a labelled set; in whatever order they are replayed, they are the same. */
import { type ReplayVectors, replayVectors } from '@newsfold/cli/replay/replay-vectors.ts';
import { DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import type { SecondOpinion } from '@newsfold/ingest/embedding.ts';
import type { QualitySet } from './quality-sets.ts';

/** Asks the model about every article of a set. */
export function vectorsOf(set: QualitySet, opinion: SecondOpinion): Promise<ReplayVectors> {
  return replayVectors(set.lines, set.orders[0] ?? { kind: 'file' }, DEFAULT_SETTINGS, opinion);
}
