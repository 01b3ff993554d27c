/**
 * Where decisions put a new article: into the story of an article that it is one with, together with all others that it
 * is one with. Where another decision keeps one of them out of that story, they found one of their own.
 */
import type { Correction } from '@newsfold/schemas/generated/records.ts';
import { idsOf } from '../correct/move-neighbours.ts';
import type { Standing } from '../decisions/standing.ts';
import { keptApart } from '../fit/kept-apart.ts';
import type { Draft } from '../window/draft.ts';

/** The placing of an article by decisions. */
export interface DecidedPlace {
  readonly storyId: string;
  /** The decision that put it there. */
  readonly by: Standing;
  /** What comes with it from other stories. */
  readonly corrections: readonly Correction[];
}

/** An article in another story that the new one is one with, and what goes with it. */
interface Bound {
  readonly storyId: string;
  readonly slots: readonly number[];
}

/** The live slots of articles that the new one is one with, directly or through others. */
function boundSlots(draft: Draft): number[] {
  const { decisions } = draft.window;
  return [...decisions.boundTo(draft.articleId)].flatMap((articleId) => {
    const slot = draft.window.slotOf(articleId);
    return slot === undefined || !draft.isLive(slot) || draft.storyOf(slot) === null ? [] : [slot];
  });
}

/** By story, the slots that go with the new article: those bound to it, and the copies of their texts. */
function byStory(draft: Draft, slots: readonly number[]): Bound[] {
  const stories = Map.groupBy(slots, (slot) => draft.storyOf(slot) as string);
  return [...stories].map(([storyId, bound]) => {
    const groups = new Set(bound.map((slot) => draft.window.slots.at(slot)?.copyGroupId));
    const following = draft
      .members(storyId)
      .filter((slot) => bound.includes(slot) || groups.has(draft.window.slots.at(slot)?.copyGroupId));
    const isFree = keptApart(draft, [draft.slot], following) === null;
    return { storyId, slots: isFree ? following : bound };
  });
}

/** Whether the new article and what comes with it may all be in a story. */
function isOpenTo(draft: Draft, home: Bound, all: readonly Bound[]): boolean {
  const members = draft.members(home.storyId);
  const coming = all.flatMap(({ storyId, slots }) => (storyId === home.storyId ? [] : slots));
  return keptApart(draft, [draft.slot, ...coming], members) === null;
}

function bring(draft: Draft, { storyId, slots }: Bound, home: string): Correction {
  const isWhole = slots.length === draft.members(storyId).length;
  for (const slot of slots) draft.place(slot, home);
  return {
    kind: isWhole ? 'merge' : 'move',
    fromStoryId: storyId,
    toStoryId: home,
    articleIds: idsOf(draft, slots),
    score: 0,
    threshold: 0,
  };
}

/**
 * Where decisions put the new article; null where none does. Places what comes with it in the draft.
 * @param founded id of the story that it would found
 */
export function decidedPlace(draft: Draft, founded: string): DecidedPlace | null {
  const { decisions } = draft.window;
  if (!decisions.hasEditors) return null;
  const [first] = decisions.partners(draft.articleId, 'together');
  const bound = byStory(draft, first === undefined ? [] : boundSlots(draft));
  if (first === undefined || bound.length === 0) return null;
  // The story with most reports stays.
  const bySize = bound.toSorted((a, b) => draft.members(b.storyId).length - draft.members(a.storyId).length);
  const home = bySize.find((one) => isOpenTo(draft, one, bound))?.storyId ?? founded;
  const corrections = bound.filter(({ storyId }) => storyId !== home).map((one) => bring(draft, one, home));
  return { storyId: home, by: first.standing, corrections };
}
