/** dedupe's variables. */
import { type Config, decimal, integer } from '@newsfold/runtime/config/config.ts';
import { httpPort, runtimeTable } from '@newsfold/runtime/config/runtime-config.ts';
import { workers } from '@newsfold/schemas/topology.ts';
import { defaultSettings } from './domain/settings.ts';

function hoursOrNone(input: string): number | null {
  if (input === 'none') return null;
  try {
    return integer(1, 24 * 365)(input);
  } catch {
    throw new Error('a whole number of hours from 1 to 8760, or none');
  }
}

const { window } = defaultSettings;
const { embedding } = defaultSettings.pair;

/** The table. */
export const dedupeTable = {
  ...runtimeTable,
  HTTP_PORT: httpPort(workers.dedupe.httpPort),
  WINDOW_HOURS: {
    parse: hoursOrNone,
    default: String(window.hours),
    unit: 'hours',
    doc: 'Stream time for which a report can be joined by another: four days hold a story’s follow-ups; none never forgets.',
  },
  WINDOW_ARTICLES: {
    parse: integer(1000, 20_000_000),
    default: String(window.articles),
    unit: 'articles',
    doc: 'Hard bound of one scope’s window; the oldest leave first and are counted. A million take about 2 GB.',
  },
  IDENTITY_ARTICLES: {
    parse: integer(0, 50_000_000),
    default: String(window.identities),
    unit: 'versions',
    doc: 'Versions of articles that have left a scope’s window and are still known when they are delivered again, as after a reset of ingest or an archive that is fed twice; the oldest leave first and are counted. A million take about 60 MB; 0 remembers none. The log of facts bounds it too: after a restart nothing older is known.',
  },
  CLOCK_LEAD_MINUTES: {
    parse: integer(1, 60 * 24 * 365),
    default: '60',
    unit: 'minutes',
    doc: 'How far the time of an article may be ahead of its arrival. What is further ahead, or no time at all, becomes the time of arrival and is counted: one article from the future would close every open story.',
  },
  EMBEDDING_WEIGHT: {
    parse: decimal(0, 20),
    default: String(embedding.weight),
    unit: '',
    doc: 'Where both articles carry a vector of one model of your own (EMBEDDING_MODULE of ingest), this × (cosine − EMBEDDING_NEUTRAL) is added to their score, which must reach −1; 0: such vectors count nothing. Models that ship with their weights (EMBEDDING_MODEL) do not need it.',
  },
  EMBEDDING_NEUTRAL: {
    parse: decimal(-1, 1),
    default: String(embedding.neutral),
    unit: '',
    doc: 'Cosine that speaks neither for nor against two articles; models differ, so measure yours: see docs/configure.md.',
  },
} as const;

/** dedupe's configuration. */
export type DedupeConfig = Config<typeof dedupeTable>;
