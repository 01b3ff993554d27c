/** The fold at one size of its window: what an article costs when that many are remembered. */

import { assign } from '@newsfold/dedupe/domain/decide/assign.ts';
import { NOTHING_DECIDED } from '@newsfold/dedupe/domain/decide/nothing-decided.ts';
import { buildFingerprint } from '@newsfold/dedupe/domain/fingerprint/build-fingerprint.ts';
import { createSettings } from '@newsfold/dedupe/domain/settings.ts';
import { apply } from '@newsfold/dedupe/domain/window/apply.ts';
import { createWindow, type Window } from '@newsfold/dedupe/domain/window/window.ts';
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { type Scored, scoreClusters } from '../../quality/bcubed.ts';
import { type SyntheticArticle, syntheticArticles } from '../synthetic-articles.ts';

/** Articles that are decided before the clock runs, and while it does. */
const WARM_UP = 3_000;
const MEASURED = 10_000;
/** Articles made ahead, so that making them is not measured; processor time is counted in steps of some ms. */
const CHUNK = 1_000;
const SEED = 1;

/** What was measured. */
export interface FoldFigures {
  readonly window: number;
  /** CPU time of assign and apply for one article. */
  readonly microseconds: number;
  /** Memory of the window, and resident memory of the whole process, by articles in the window. */
  readonly bytes: number;
  readonly residentBytes: number;
  readonly f1: number;
  /** Story changes after assignment, per 100 articles. */
  readonly churn: number;
  /** CPU time of putting one article into the window without deciding. */
  readonly filled: number;
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Thread time of an action, µs. */
function timed(action: () => void): number {
  const start = process.threadCpuUsage();
  action();
  const { user, system } = process.threadCpuUsage(start);
  return user + system;
}

/** Applies an article to the story that it is known to report. */
function place(window: Window, { article, event }: SyntheticArticle, offset: number): void {
  const { articleId, contentHash, scope, origin, seenAt } = article;
  apply(window, {
    articleOffset: offset,
    articleId,
    contentHash,
    scope,
    origin,
    streamTime: seenAt,
    clock: 'kept',
    timeBound: 0,
    ...NOTHING_DECIDED,
    verdict: 'joined',
    storyId: event,
    copyGroupId: articleId,
    variantOf: '',
    guidKey: 0,
    corrections: [],
    closedStoryIds: [],
    outlet: '',
    learned: Buffer.alloc(0),
    leftOut: [],
    mentions: [],
    windowFloor: 0,
    fingerprint: buildFingerprint(article, window.frequencies, window.settings),
  });
}

function take(stream: Iterator<SyntheticArticle>, count: number): SyntheticArticle[] {
  return Array.from({ length: count }, () => (stream.next() as { value: SyntheticArticle }).value);
}

function storyOf(window: Window, { articleId }: Article): string {
  const slot = window.slotOf(articleId);
  return (slot === undefined ? undefined : window.slots.at(slot)?.storyId) ?? articleId;
}

/** Fills a window of a size and folds into it. */
export function benchFold(size: number): FoldFigures {
  const settings = createSettings({
    window: { hours: null, storyHours: null, articles: size, bytes: Number.MAX_SAFE_INTEGER },
  });
  const before = memory();
  const window = createWindow(settings);
  const stream = syntheticArticles(SEED);
  let offset = 0;
  let filled = 0;
  while (offset < size) {
    const chunk = take(stream, Math.min(CHUNK, size - offset));
    filled += timed(() => {
      for (const one of chunk) place(window, one, offset++);
    });
  }
  const decided: SyntheticArticle[] = [];
  let microseconds = 0;
  let changes = 0;
  for (let left = WARM_UP + MEASURED; left > 0; left -= CHUNK) {
    const chunk = take(stream, CHUNK);
    const spent = timed(() => {
      for (const { article } of chunk) {
        const assignment = assign(window, article, offset++);
        apply(window, assignment);
        if (left <= MEASURED)
          for (const { articleIds } of assignment.corrections) changes += articleIds.length;
      }
    });
    if (left > MEASURED) continue;
    microseconds += spent;
    decided.push(...chunk);
  }
  const scored: Scored[] = decided.slice(-size).map(({ article, event }) => ({
    cluster: storyOf(window, article),
    label: event,
  }));
  decided.length = 0;
  const bytes = (memory() - before) / window.articles;
  return {
    window: size,
    microseconds: microseconds / MEASURED,
    bytes,
    residentBytes: process.memoryUsage().rss / window.articles,
    f1: scoreClusters(scored).bcubed.f1,
    churn: (100 * changes) / MEASURED,
    filled: filled / size,
  };
}
