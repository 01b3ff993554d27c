/** Raw records through the three cores, without a broker: what the product would make of them. */
import { assign } from '@newsfold/dedupe/domain/decide/assign.ts';
import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { apply } from '@newsfold/dedupe/domain/window/apply.ts';
import { createWindow, type Window } from '@newsfold/dedupe/domain/window/window.ts';
import { answerAssignment, createStories } from '@newsfold/enrich/domain/stories.ts';
import { analyse } from '@newsfold/ingest/domain/analyse.ts';
import { parseRaw } from '@newsfold/ingest/domain/parse-raw.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';

/** The newest event of each story that is left after records of one partition, published at one moment, in order. */
export function foldRecords(values: readonly string[], timestamp: number): readonly Story[] {
  const windows = new Map<string, Window>();
  const stories = createStories();
  const events = new Map<string, Story>();
  values.forEach((value, offset) => {
    const parsed = parseRaw(Buffer.from(value));
    if (parsed.kind === 'rejected') return;
    const analysis = analyse(parsed.raw, { topic: 'raw.v1', partition: 0, offset, timestamp });
    if (analysis.kind !== 'article') return;
    const { article } = analysis;
    const window = windows.get(article.scope) ?? createWindow(defaultSettings);
    windows.set(article.scope, window);
    const assignment = assign(window, article, offset);
    apply(window, assignment);
    for (const { storyId, story } of answerAssignment(stories, assignment)) {
      if (story === null || story.status === 'merged') events.delete(storyId);
      else events.set(storyId, story);
    }
  });
  return [...events.values()];
}
