/** The settings that a file is analysed with where no worker does it. */
import { ingestTable } from '@newsfold/ingest/config.ts';
import { type AnalyseSettings, DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import { loadOutlets } from '@newsfold/ingest/load-outlets.ts';

/**
 * The defaults with the outlets of `OUTLETS_FILE`, as ingest reads it: who published an article must not depend on who
 * asks.
 * @param environment variables of the process
 * @throws Error that names the file and every problem of it
 */
export function analyseSettings(environment: Readonly<Record<string, string | undefined>>): AnalyseSettings {
  const path = ingestTable.OUTLETS_FILE.parse(environment.OUTLETS_FILE ?? ingestTable.OUTLETS_FILE.default);
  return { ...DEFAULT_SETTINGS, outlets: loadOutlets(path) };
}
