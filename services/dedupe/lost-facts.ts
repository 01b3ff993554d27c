/**
 * Notices what a restored window lacks because retention has deleted the facts.
 *
 * Two things show it. A window that reaches further back in stream time than the first remaining fact, and whose floor
 * is before that fact, may have lost articles. And a fact may put an article into a story that no remaining fact has
 * founded: if that story is still open at the end, the time of its founding, and with it the time of its closing, is
 * lost. A scope of which no fact remains cannot be noticed; its window would have emptied with its next article, unless
 * that is as old.
 */

import { storyIdFor } from './domain/decide/story-id.ts';
import type { Fact } from './domain/window/apply.ts';
import type { Window } from './domain/window/window.ts';

const HOUR_MS = 3_600_000;

/** What was noticed to be lost in one partition while its facts were read back. */
export class LostFacts {
  /** By scope, stories that no remaining fact has founded. */
  readonly #unfounded = new Map<string, Set<string>>();
  /** Stream time of the first remaining fact, ms. */
  #begins = Number.POSITIVE_INFINITY;

  /** Notes a fact, before it is applied. */
  note(window: Window, fact: Fact): void {
    if (this.#begins === Number.POSITIVE_INFINITY) this.#begins = fact.streamTime;
    if (fact.fingerprint === null || window.openStories.has(fact.storyId) || founds(fact)) return;
    const stories = this.#unfounded.get(fact.scope) ?? new Set();
    this.#unfounded.set(fact.scope, stories.add(fact.storyId));
  }

  /**
   * What the windows lack, in words.
   * @param first offset in articles.v1 that the first remaining fact answers
   */
  missing(windows: Iterable<readonly [scope: string, window: Window]>, first: number): string[] {
    return [...windows].flatMap(([scope, window]) => [
      ...this.#lostArticles(scope, window, first),
      ...this.#lostFoundings(scope, window),
    ]);
  }

  #lostArticles(scope: string, window: Window, first: number): string[] {
    const hours = window.settings.window.hours ?? Number.POSITIVE_INFINITY;
    const reachesBack = this.#begins > window.streamTime - hours * HOUR_MS;
    if (!reachesBack || window.floorOffset >= first) return [];
    return [`scope ${scope}: articles before offset ${first}, if it had any`];
  }

  #lostFoundings(scope: string, window: Window): string[] {
    const stories = [...(this.#unfounded.get(scope) ?? [])];
    return stories
      .filter((storyId) => window.openStories.has(storyId))
      .map((storyId) => `scope ${scope}: when the story ${storyId} was founded`);
  }
}

/** Whether a fact founds the story that it puts its article into. */
function founds({ scope, articleId, articleOffset, storyId, corrections }: Fact): boolean {
  return (
    storyId === storyIdFor(scope, articleId, articleOffset, 'founded') ||
    corrections.some(({ kind, toStoryId }) => kind === 'split' && toStoryId === storyId)
  );
}
