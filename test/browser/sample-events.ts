/** The events of the sample that ships, in their order: stories that were made up, as a page shows them. */
import { readFileSync } from 'node:fs';
import { MemoryPipeline } from '@newsfold/cli/fold/memory-pipeline.ts';
import { workerSettings } from '@newsfold/cli/fold/worker-settings.ts';
import type { Put } from './page-rig.ts';

/** Long after the sample's articles: none of them is from the future. */
const FOLDED_AT = Date.UTC(2026, 2, 14, 12);

/** Folds the sample. */
export async function sampleEvents(): Promise<readonly Put[]> {
  const pipeline = new MemoryPipeline(workerSettings({}));
  const file = new URL('../../services/cli/sample/articles.jsonl', import.meta.url);
  const found: Put[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { events } = await pipeline.take(Buffer.from(line), FOLDED_AT);
    for (const { storyId, event } of events) found.push([storyId, event?.story ?? null]);
  }
  return found;
}
