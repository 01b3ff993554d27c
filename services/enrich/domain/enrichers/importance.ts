/**
 * How much a story matters among others: by its independent sources, by how fast more of them come, and by how new it
 * is. Each part is shown, so that a dashboard may weigh them its own way.
 */
import type { Importance } from '@newsfold/schemas/generated/records.ts';
import type { Enricher } from '../event/enricher.ts';
import { countSources } from '../event/independence.ts';
import type { Material } from '../event/material.ts';

const HOUR_MS = 60 * 60 * 1000;
/** Doublings of sources that make the part 1: 31 sources. */
const MOST_DOUBLINGS = 5;
const MOMENTUM_HOURS = 6;
/** Sources within these hours that make the part 1. */
const MOST_SOURCES = 6;
const HALF_LIFE_HOURS = 12;
const WEIGHTS = { sources: 0.5, momentum: 0.3, recency: 0.2 } as const;

const rounded = (value: number): number => Math.round(1000 * value) / 1000;

function partsOf({ reports, now }: Material): Omit<Importance, 'score'> {
  const recent = reports.filter(({ member }) => member.firstSeenAt > now - MOMENTUM_HOURS * HOUR_MS);
  const hours = (now - (reports.at(-1)?.member.firstSeenAt ?? now)) / HOUR_MS;
  return {
    sources: rounded(
      Math.min(1, Math.log2(1 + countSources(reports.map(({ source }) => source))) / MOST_DOUBLINGS),
    ),
    momentum: rounded(Math.min(1, countSources(recent.map(({ source }) => source)) / MOST_SOURCES)),
    recency: rounded(2 ** (-Math.max(0, hours) / HALF_LIFE_HOURS)),
  };
}

/** Importance at the stream time of the event; none of a story without reports. */
export const importanceEnricher: Enricher<Importance | null> = {
  name: 'importance',
  version: 1,
  empty: null,
  skip: ({ reports }) => (reports.length > 0 ? null : 'no reports'),
  run(material) {
    const { sources, momentum, recency } = partsOf(material);
    const score = WEIGHTS.sources * sources + WEIGHTS.momentum * momentum + WEIGHTS.recency * recency;
    return { score: rounded(score), sources, momentum, recency };
  },
};
