/**
 * The decision: which story an article belongs to, with its evidence and the corrections it causes. A pure function of
 * the window, the article and the settings; it changes nothing (see apply.ts).
 */
import type { Article, Assignment } from '@newsfold/schemas/generated/records.ts';
import { leaveOut } from '../boilerplate/leave-out.ts';
import { buildFingerprint } from '../fingerprint/build-fingerprint.ts';
import { localTerms } from '../local/local-terms.ts';
import { Draft } from '../window/draft.ts';
import { closings, evict } from '../window/eviction.ts';
import type { Window } from '../window/window.ts';
import { type TimeBound, UNBOUNDED } from './bound-times.ts';
import { decide } from './decide.ts';
import { emptyEvidence } from './empty-evidence.ts';
import { NO_FEATURES } from './no-features.ts';
import { isRepeat } from './repeat.ts';

/** What a record that changes no window teaches. */
const NOTHING_LEARNED = { outlet: '', learned: Buffer.alloc(0), leftOut: [] };

/**
 * Decides about one article.
 * @param articleOffset its offset in articles.v1; larger than any before it in this window
 * @param bound what became of its times
 */
export function assign(
  window: Window,
  article: Article,
  articleOffset: number,
  bound: TimeBound = UNBOUNDED,
): Assignment {
  const { settings } = window;
  const streamTime = Math.max(window.streamTime, article.seenAt);
  const { floorSlot, windowFloor } = evict(window, streamTime);
  const closedStoryIds = closings(window, floorSlot, streamTime);
  const base = {
    articleOffset,
    articleId: article.articleId,
    contentHash: article.contentHash,
    scope: article.scope,
    origin: article.origin,
    streamTime,
    ...bound,
    closedStoryIds,
    windowFloor,
  };
  const slot = window.slotOf(article.articleId);
  const known = slot !== undefined && slot >= floorSlot ? window.slots.at(slot) : undefined;
  const evidence = emptyEvidence(settings);
  if (known && isRepeat(known, article)) {
    return {
      ...base,
      verdict: 'repeat',
      storyId: known.storyId,
      copyGroupId: known.copyGroupId,
      evidence,
      corrections: [],
      ...NOTHING_LEARNED,
      fingerprint: null,
      article: null,
    };
  }
  const replaced = known ? (slot as number) : -1;
  const { article: own, outlet, learned, leftOut } = leaveOut(window, article, replaced);
  const context = { outlet, ...localTerms(window, own, outlet, replaced) };
  const fingerprint = buildFingerprint(own, window.frequencies, settings, context);
  const draft = new Draft(window, fingerprint, floorSlot, replaced);
  for (const storyId of closedStoryIds) draft.close(storyId);
  return {
    ...base,
    ...decide(draft, article, articleOffset, evidence),
    outlet,
    learned,
    leftOut,
    fingerprint,
    article: { ...article, features: NO_FEATURES, parts: NOTHING_LEARNED.learned },
  };
}
