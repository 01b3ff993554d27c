/** What leaves the window with a record: decided by `assign`, recorded as `windowFloor` and `closedStoryIds`. */
import type { Window } from './window.ts';

/** The new front of the window. */
export interface Eviction {
  /** First slot that stays. */
  readonly floorSlot: number;
  /** Articles with a smaller articleOffset leave; 0 when none does. */
  readonly windowFloor: number;
}

const HOUR_MS = 3_600_000;

/** Finds what has left the window at a stream time, or must leave because of its bounds. */
export function evict(window: Window, streamTime: number): Eviction {
  const { hours, articles, bytes, maxEvicted, maxClosings } = window.settings.window;
  const oldest = hours === null ? Number.NEGATIVE_INFINITY : streamTime - hours * HOUR_MS;
  const surplus = window.articles + 1 - articles;
  const excess = window.arena.bytes - bytes;
  const from = window.slots.at(window.slots.first)?.position ?? 0;
  const limit = Math.min(window.slots.next, window.slots.first + maxEvicted);
  let slot = window.slots.first;
  let gone = 0;
  let ended = 0;
  for (; slot < limit; slot++) {
    const article = window.slots.at(slot);
    if (!article) continue;
    if (article.streamTime >= oldest && gone >= surplus && article.position - from >= excess) break;
    // Its story's last article: whoever folds stories writes an event for each that ends.
    if (window.openStories.get(article.storyId)?.members.at(-1) === slot) {
      if (ended >= maxClosings) break;
      ended++;
    }
    gone++;
  }
  return { floorSlot: slot, windowFloor: floorOffset(window, slot) };
}

function floorOffset(window: Window, slot: number): number {
  if (slot === window.slots.first) return window.floorOffset;
  return window.slots.oldest(slot)?.articleOffset ?? window.lastOffset + 1;
}

/** Stories that end: too old, or without a member left. Oldest first, at most `maxClosings`. */
export function closings(window: Window, floorSlot: number, streamTime: number): string[] {
  const { storyHours, maxClosings } = window.settings.window;
  const closed = new Set<string>();
  for (let slot = window.slots.first; slot < floorSlot; slot++) {
    const storyId = window.slots.at(slot)?.storyId;
    const story = storyId ? window.openStories.get(storyId) : undefined;
    if (story && (story.members.at(-1) as number) < floorSlot) closed.add(story.storyId);
  }
  if (storyHours !== null) {
    const founded = streamTime - storyHours * HOUR_MS;
    for (const story of window.openStories.values()) {
      if (story.foundedAt >= founded || closed.size >= maxClosings) break;
      closed.add(story.storyId);
    }
  }
  return [...closed];
}
