/** The workers' settings for a fold in memory: the same variables, the same defaults. */
import { dedupeTable } from '@newsfold/dedupe/config.ts';
import {
  createSettings,
  type MatchSettings,
  type SettingsChanges,
} from '@newsfold/dedupe/domain/settings.ts';
import { enrichTable, shownSettings } from '@newsfold/enrich/config.ts';
import type { Shown } from '@newsfold/enrich/domain/event/shown.ts';
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
  /** How many facts of each kind events show. */
  readonly shown: Shown;
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
  const { READ_MAX_CHARS, READ_MAX_SENTENCES } = ingestTable;
  const ingest = read(
    {
      MAX_TEXT_CHARS,
      SCOPE_BY,
      DEFAULT_LANGUAGE,
      READ_MAX_CHARS,
      READ_MAX_SENTENCES,
      OUTLETS_FILE,
      MAX_RAW_BYTES,
      MAX_ITEMS,
    },
    env,
  );
  const { WINDOW_HOURS, WINDOW_ARTICLES, IDENTITY_ARTICLES, CLOCK_LEAD_MINUTES, SCOPE_PARTITIONS } =
    dedupeTable;
  const dedupe = read(
    { WINDOW_HOURS, WINDOW_ARTICLES, IDENTITY_ARTICLES, CLOCK_LEAD_MINUTES, SCOPE_PARTITIONS },
    env,
  );
  const { SHOWN_KEY_POINTS, SHOWN_AGREED, SHOWN_UNIQUE, SHOWN_CONFLICTS, SHOWN_FRAMINGS } = enrichTable;
  const enrich = read({ SHOWN_KEY_POINTS, SHOWN_AGREED, SHOWN_UNIQUE, SHOWN_CONFLICTS, SHOWN_FRAMINGS }, env);
  return {
    analyse: {
      ...DEFAULT_SETTINGS,
      maxTextChars: ingest.MAX_TEXT_CHARS,
      scopeBy: ingest.SCOPE_BY,
      defaultLanguage: ingest.DEFAULT_LANGUAGE,
      outlets: loadOutlets(ingest.OUTLETS_FILE),
      readBounds: { maxCharacters: ingest.READ_MAX_CHARS, maxSentences: ingest.READ_MAX_SENTENCES },
    },
    maxRawBytes: ingest.MAX_RAW_BYTES,
    maxItems: ingest.MAX_ITEMS,
    partitions: dedupe.SCOPE_PARTITIONS,
    match: createSettings({
      window: {
        hours: dedupe.WINDOW_HOURS,
        articles: dedupe.WINDOW_ARTICLES,
        identities: dedupe.IDENTITY_ARTICLES,
      },
      pair: opinionSettings(env),
    }),
    clockLeadMs: dedupe.CLOCK_LEAD_MINUTES * 60_000,
    shown: shownSettings(enrich),
  };
}
