/**
 * How an editor's decision about articles that are known redraws their stories: as little as it takes. Other decisions
 * stay kept; where nothing keeps them all, two articles that are one found a story of their own.
 */
import type { Correction } from '@newsfold/schemas/generated/records.ts';
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { openView } from '../fingerprint/shared-terms.ts';
import { pairScore } from '../score/pair-score.ts';
import type { Window } from '../window/window.ts';

/** What is redrawn: a window, and the id of a story that a slot would found. */
export interface Drawing {
  readonly window: Window;
  readonly storyIdFor: (articleId: string) => string;
}

const membersOf = (window: Window, storyId: string): readonly number[] =>
  window.openStories.get(storyId)?.members ?? [];
const idOf = (window: Window, slot: number): string => window.slots.at(slot)?.articleId ?? '';
const storyOf = (window: Window, slot: number): string => window.slots.at(slot)?.storyId ?? '';

/** The members of a report's story that go where it goes: those bound to it, and the copies of its text. */
function followers(window: Window, slot: number): number[] {
  const bound = window.decisions.boundTo(idOf(window, slot));
  const group = window.slots.at(slot)?.copyGroupId;
  return membersOf(window, storyOf(window, slot)).filter((member) => {
    const article = window.slots.at(member);
    return article !== undefined && (bound.has(article.articleId) || article.copyGroupId === group);
  });
}

/** Whether decisions keep two groups of slots apart. */
function areApart(window: Window, slots: readonly number[], others: readonly number[]): boolean {
  const ids = new Set(others.map((slot) => idOf(window, slot)));
  return (
    others.some((slot) => window.decisions.aloneBy(idOf(window, slot)) !== undefined) ||
    slots.some((slot) =>
      window.decisions.partners(idOf(window, slot), 'apart').some(({ articleId }) => ids.has(articleId)),
    )
  );
}

function correction(
  { window }: Drawing,
  kind: Correction['kind'],
  slots: readonly number[],
  fromStoryId: string,
  toStoryId: string,
): Correction {
  const articleIds = slots.map((slot) => idOf(window, slot));
  return { kind, fromStoryId, toStoryId, articleIds, score: 0, threshold: 0 };
}

/** Some members of a story go to another one; all of them: it is merged into that. */
function going(drawing: Drawing, slots: readonly number[], toStoryId: string): Correction {
  const from = storyOf(drawing.window, slots[0] as number);
  const isWhole = slots.length === membersOf(drawing.window, from).length;
  return correction(drawing, isWhole ? 'merge' : 'move', slots, from, toStoryId);
}

/** Some members of a story found another one. */
function leaving(drawing: Drawing, slots: readonly number[]): Correction {
  const { window, storyIdFor } = drawing;
  const from = storyOf(window, slots[0] as number);
  return correction(drawing, 'split', slots, from, storyIdFor(idOf(window, slots[0] as number)));
}

/** The larger of two stories, then the older, then the one of the smaller id. */
function larger(window: Window, a: string, b: string): string {
  const bySize = membersOf(window, b).length - membersOf(window, a).length;
  const founded = (id: string) => window.openStories.get(id)?.foundedAt ?? Number.POSITIVE_INFINITY;
  return (bySize || founded(a) - founded(b) || (a < b ? -1 : 1)) < 0 ? a : b;
}

/**
 * Two articles are one story. Named as stories, these become one; named as articles, the one in the smaller story goes to
 * the other with what follows it.
 */
export function drawTogether(drawing: Drawing, a: number, b: number, areStories: boolean): Correction[] {
  const { window } = drawing;
  const [storyA, storyB] = [storyOf(window, a), storyOf(window, b)];
  if (storyA === storyB) return [];
  const isToA = larger(window, storyA, storyB) === storyA;
  const [stays, goes] = isToA ? [a, b] : [b, a];
  const whole = membersOf(window, storyOf(window, goes));
  const home = membersOf(window, storyOf(window, stays));
  if (areStories && !areApart(window, whole, home)) return [going(drawing, whole, storyOf(window, stays))];
  const ours = followers(window, goes);
  if (!areApart(window, ours, home)) return [going(drawing, ours, storyOf(window, stays))];
  const theirs = followers(window, stays);
  if (!areApart(window, theirs, whole)) return [going(drawing, theirs, storyOf(window, goes))];
  const founded = leaving(drawing, theirs);
  return [founded, going(drawing, ours, founded.toStoryId)];
}

/** Scores of a report with two others, the older of each pair on the left, as everywhere. */
function scoreOf(window: Window, slot: number, other: number): number {
  const [older, newer] = [Math.min(slot, other), Math.max(slot, other)];
  const left = openView(window.view(older, new FingerprintView()), window.otherTables);
  return pairScore(left, window.view(newer, new FingerprintView()), window.settings);
}

/**
 * Two articles of one story are not one: what is more like the later one, or follows it, goes with it to a story of its
 * own; if that is the larger part, the rest goes.
 */
export function drawApart(drawing: Drawing, a: number, b: number): Correction[] {
  const { window } = drawing;
  if (storyOf(window, a) !== storyOf(window, b)) return [];
  const [stays, goes] = [Math.min(a, b), Math.max(a, b)];
  const [withStays, withGoes] = [stays, goes].map((slot) => {
    const bound = window.decisions.boundTo(idOf(window, slot));
    return (other: number) => bound.has(idOf(window, other)) || areApart(window, [other], [a + b - slot]);
  }) as [(slot: number) => boolean, (slot: number) => boolean];
  const groupOf = (slot: number) => window.slots.at(slot)?.copyGroupId;
  const isOneText = groupOf(stays) === groupOf(goes);
  const members = membersOf(window, storyOf(window, a));
  const leavers = members.filter((member) => {
    if (member === goes || withGoes(member)) return true;
    if (member === stays || withStays(member)) return false;
    if (!isOneText && groupOf(member) === groupOf(goes)) return true;
    if (groupOf(member) === groupOf(stays)) return false;
    return scoreOf(window, member, goes) > scoreOf(window, member, stays);
  });
  const rest = members.filter((member) => !leavers.includes(member));
  return [leaving(drawing, leavers.length <= rest.length ? leavers : rest)];
}

/** An article stands alone: it founds a story of its own, unless it is one already. */
export function drawAlone(drawing: Drawing, slot: number): Correction[] {
  return membersOf(drawing.window, storyOf(drawing.window, slot)).length === 1
    ? []
    : [leaving(drawing, [slot])];
}
