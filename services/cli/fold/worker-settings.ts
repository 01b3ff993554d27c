/** The workers' settings for a fold in memory: the same variables, the same defaults. */
import { dedupeTable } from '@newsfold/dedupe/config.ts';
import {
  createSettings,
  type MatchSettings,
  type SettingsChanges,
} from '@newsfold/dedupe/domain/settings.ts';
import { ingestTable } from '@newsfold/ingest/config.ts';
import { type AnalyseSettings, DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import { loadOutlets } from '@newsfold/ingest/load-outlets.ts';
import {
  type Config,
  type ConfigTable,
  describeProblem,
  loadConfig,
} from '@newsfold/runtime/config/config.ts';
import { CommandError } from '../command/exit-codes.ts';

/** What the workers' handlers are set up with. */
export interface WorkerSettings {
  readonly analyse: AnalyseSettings;
  readonly maxRawBytes: number;
  readonly maxItems: number;
  /** Partitions of articles.v1: which scopes are folded together. */
  readonly partitions: number;
  readonly match: MatchSettings;
  /** How far the clock of an article may be ahead of its arrival, ms. */
  readonly clockLeadMs: number;
}

function read<T extends ConfigTable>(table: T, env: NodeJS.ProcessEnv): Config<T> {
  const result = loadConfig(table, env);
  if (result.ok) return result.config;
  throw new CommandError(result.problems.map(describeProblem).join('; '), 'usage');
}

/** What vectors count for, from dedupe's variables. @throws CommandError that names every variable that is wrong */
export function opinionSettings(env: NodeJS.ProcessEnv): SettingsChanges['pair'] & object {
  const { EMBEDDING_WEIGHT, EMBEDDING_NEUTRAL } = dedupeTable;
  const { EMBEDDING_WEIGHT: weight, EMBEDDING_NEUTRAL: neutral } = read(
    { EMBEDDING_WEIGHT, EMBEDDING_NEUTRAL },
    env,
  );
  return { embedding: { weight, neutral } };
}

/** Reads them from the variables of the process. @throws CommandError that names every variable that is wrong */
export function workerSettings(env: NodeJS.ProcessEnv): WorkerSettings {
  const { MAX_TEXT_CHARS, SCOPE_BY, DEFAULT_LANGUAGE, OUTLETS_FILE, MAX_RAW_BYTES, MAX_ITEMS } = ingestTable;
  const ingest = read(
    { MAX_TEXT_CHARS, SCOPE_BY, DEFAULT_LANGUAGE, OUTLETS_FILE, MAX_RAW_BYTES, MAX_ITEMS },
    env,
  );
  const { WINDOW_HOURS, WINDOW_ARTICLES, CLOCK_LEAD_MINUTES, SCOPE_PARTITIONS } = dedupeTable;
  const dedupe = read({ WINDOW_HOURS, WINDOW_ARTICLES, CLOCK_LEAD_MINUTES, SCOPE_PARTITIONS }, env);
  return {
    analyse: {
      ...DEFAULT_SETTINGS,
      maxTextChars: ingest.MAX_TEXT_CHARS,
      scopeBy: ingest.SCOPE_BY,
      defaultLanguage: ingest.DEFAULT_LANGUAGE,
      outlets: loadOutlets(ingest.OUTLETS_FILE),
    },
    maxRawBytes: ingest.MAX_RAW_BYTES,
    maxItems: ingest.MAX_ITEMS,
    partitions: dedupe.SCOPE_PARTITIONS,
    match: createSettings({
      window: { hours: dedupe.WINDOW_HOURS, articles: dedupe.WINDOW_ARTICLES },
      pair: opinionSettings(env),
    }),
    clockLeadMs: dedupe.CLOCK_LEAD_MINUTES * 60_000,
  };
}
