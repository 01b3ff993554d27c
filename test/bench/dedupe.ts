/**
 * `npm run bench:dedupe [-- WINDOW ...]`: articles a second and bytes an article of assign and apply, at windows of
 * growing size, with the F1 of what was folded beside it.
 */
import { apply } from '@newsfold/dedupe/domain/apply.ts';
import { assign } from '@newsfold/dedupe/domain/assign.ts';
import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { createWindow, type Window } from '@newsfold/dedupe/domain/window.ts';
import { type Scored, scoreClusters } from '../quality/bcubed.ts';
import { syntheticArticles } from './synthetic-articles.ts';

const MEASURED = 5_000;

/** Memory in use, bytes; exact only when node runs with --expose-gc. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function storyOf(window: Window, articleId: string): string {
  const slot = window.slotOf(articleId);
  return (slot === undefined ? undefined : window.slots.at(slot)?.storyId) ?? articleId;
}

function bench(size: number): string {
  const settings = { ...defaultSettings, windowHours: null, maxStoryHours: null, windowArticles: size };
  const before = memory();
  const window = createWindow(settings);
  const stream = syntheticArticles(1);
  const measured: { articleId: string; event: string }[] = [];
  let offset = 0;
  let elapsed = 0;
  let changes = 0;
  for (const { article, event } of stream) {
    const start = performance.now();
    const assignment = assign(window, article, offset++);
    apply(window, assignment);
    if (offset > size) {
      elapsed += performance.now() - start;
      changes += assignment.corrections.reduce((sum, { articleIds }) => sum + articleIds.length, 0);
      measured.push({ articleId: article.articleId, event });
    }
    if (offset === size + MEASURED) break;
  }
  const bytes = (memory() - before) / window.articles;
  const scored: Scored[] = measured.map(({ articleId, event }) => ({
    cluster: storyOf(window, articleId),
    label: event,
  }));
  const rate = Math.round((1_000 * MEASURED) / elapsed);
  const f1 = scoreClusters(scored).bcubed.f1;
  return `window ${size}: ${rate} articles/s, ${Math.round(bytes)} B an article, F1 ${f1.toFixed(3)}, churn ${((100 * changes) / MEASURED).toFixed(1)}`;
}

if (import.meta.main) {
  const sizes = process.argv.slice(2).map(Number);
  for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) process.stdout.write(`${bench(size)}\n`);
}
