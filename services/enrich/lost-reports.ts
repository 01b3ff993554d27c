/**
 * Notices which restored stories lack reports because retention has deleted the facts: those that an article joined
 * although no remaining fact founded them, and those that took over such a story.
 *
 * dedupe reads the same log and reports what only it knows: whether an edit or a copy founded its story, and whether the
 * window reaches back beyond the first remaining fact.
 */
import type { Assignment } from '@newsfold/schemas/generated/records.ts';
import type { Stories } from './domain/stories.ts';

/** What was noticed in one partition while its facts were read back. */
export class LostReports {
  /** By story id, the scope of each story that lacks reports. */
  readonly #incomplete = new Map<string, string>();

  /** Notes a fact, before it is applied. */
  note(stories: Stories, { scope, storyId, verdict, corrections }: Assignment): void {
    const founded = corrections.some(({ kind, toStoryId }) => kind === 'split' && toStoryId === storyId);
    if (verdict === 'joined' && !founded && !stories.live.has(storyId)) this.#incomplete.set(storyId, scope);
    for (const { fromStoryId, toStoryId } of corrections)
      if (this.#incomplete.has(fromStoryId)) this.#incomplete.set(toStoryId, scope);
  }

  /** What the stories lack, in words. */
  missing(stories: Stories): string[] {
    return [...this.#incomplete]
      .filter(([storyId]) => stories.live.has(storyId))
      .map(([storyId, scope]) => `scope ${scope}: reports of the story ${storyId}`);
  }
}
