/**
 * The decision: which story an article belongs to, with its evidence and the corrections it causes. A pure function of
 * the window, the article and the settings; it changes nothing (see apply.ts).
 */
import type { Article, Assignment } from '@newsfold/schemas/generated/records.ts';
import { leaveOut } from '../boilerplate/leave-out.ts';
import { staysAway, withdrawalOf } from '../decisions/taken-back.ts';
import { buildFingerprint } from '../fingerprint/build-fingerprint.ts';
import { localTerms } from '../local/local-terms.ts';
import { Draft } from '../window/draft.ts';
import { closings, evict } from '../window/eviction.ts';
import type { Remembered } from '../window/identities.ts';
import type { WindowArticle } from '../window/slot-table.ts';
import type { Window } from '../window/window.ts';
import { guidKeyOf, variantIdOf } from './article-ids.ts';
import { type TimeBound, UNBOUNDED } from './bound-times.ts';
import { decide } from './decide.ts';
import { emptyEvidence } from './empty-evidence.ts';
import { findMentions } from './mentions.ts';
import { NO_FEATURES } from './no-features.ts';
import { NOTHING_DECIDED } from './nothing-decided.ts';
import { decideNotice, isForEditors, noticesFor } from './notices.ts';
import { editedSlot } from './other-article.ts';
import { isRepeat } from './repeat.ts';

/** What a record that changes no window teaches and tells. */
const NOTHING_FOUND = { outlet: '', learned: Buffer.alloc(0), leftOut: [], mentions: [] };

/** Which article of the window it is: one that is known, or a new one, under an id of its own where its own is taken. */
interface Identity {
  readonly articleId: string;
  readonly variantOf: string;
  /** Slot of the version that it replaces or repeats; -1 when it is new. */
  readonly known: number;
  readonly isRepeat: boolean;
  /** Where it was when it left the window; null when it is new. */
  readonly before: Remembered | null;
}

function slotsUnder(window: Window, { articleId }: Article, floorSlot: number): number[] {
  return window.slotsUnder(articleId).filter((slot) => slot >= floorSlot);
}

function identityOf(window: Window, article: Article, floorSlot: number): Identity {
  const slots = slotsUnder(window, article, floorSlot);
  if (slots.length === 0) return identityBefore(window, article);
  const repeated = slots.find((slot) => isRepeat(window.slots.at(slot) as WindowArticle, article));
  const known = repeated ?? editedSlot(window, article, slots);
  const { articleId, variantOf } = window.slots.at(known) ?? {
    articleId: variantIdOf(article.articleId, article.contentHash),
    variantOf: article.articleId,
  };
  return { articleId, variantOf, known, isRepeat: repeated !== undefined, before: null };
}

/** Of an article whose id is not in the window: it may have been there. With other content it is another article. */
function identityBefore(window: Window, article: Article): Identity {
  const { articleId, contentHash } = article;
  const before = window.identities.find(article);
  const own = { articleId, variantOf: '', known: -1, isRepeat: false, before: before ?? null };
  if (before !== null) return own;
  return { ...own, articleId: variantIdOf(articleId, contentHash), variantOf: articleId };
}

/** The decision that keeps an article away: one that holds, or one that is known of its version alone; null when it may come. */
function takenBackBy(
  { decisions }: Window,
  article: Article,
  guidKey: number,
  { before }: Identity,
): string | null {
  const standing = withdrawalOf(decisions, article, guidKey);
  if (standing !== null) return standing.decision.decisionId;
  const takenBack = before?.takenBack ?? null;
  return takenBack !== null && staysAway(article, takenBack) ? takenBack.decisionId : null;
}

/**
 * Decides about one article.
 * @param articleOffset its offset in articles.v1; larger than any before it in this window
 * @param bound what became of its times
 */
export function assign(
  window: Window,
  given: Article,
  articleOffset: number,
  bound: TimeBound = UNBOUNDED,
): Assignment {
  const { settings } = window;
  const streamTime = Math.max(window.streamTime, given.seenAt);
  const { floorSlot, windowFloor } = evict(window, streamTime);
  const closedStoryIds = closings(window, floorSlot, streamTime);
  const identity = identityOf(window, given, floorSlot);
  const article = { ...given, articleId: identity.articleId };
  const base = {
    articleOffset,
    articleId: identity.articleId,
    variantOf: identity.variantOf,
    guidKey: guidKeyOf(article),
    contentHash: article.contentHash,
    scope: article.scope,
    origin: article.origin,
    streamTime,
    ...bound,
    closedStoryIds,
    windowFloor,
  };
  const replaced = identity.known;
  const known = identity.isRepeat ? window.slots.at(replaced) : undefined;
  const evidence = emptyEvidence(settings);
  const changesNothing = {
    evidence,
    corrections: [],
    ...NOTHING_FOUND,
    ...NOTHING_DECIDED,
    fingerprint: null,
    article: null,
  };
  if (known) {
    const { storyId, copyGroupId } = known;
    return { ...base, verdict: 'repeat', storyId, copyGroupId, ...changesNothing };
  }
  const decisionId = takenBackBy(window, given, base.guidKey, identity);
  if (decisionId !== null)
    return { ...base, verdict: 'withdrawn', storyId: '', copyGroupId: '', ...changesNothing, decisionId };
  // After the withdrawals: what was taken back is not in a story any more.
  if (identity.before?.takenBack === null) {
    const { storyId, copyGroupId } = identity.before;
    return { ...base, verdict: 'repeat', storyId, copyGroupId, ...changesNothing };
  }
  const { article: own, outlet, learned, leftOut } = leaveOut(window, article, replaced);
  const context = { outlet, ...localTerms(window, own, outlet, replaced) };
  const fingerprint = buildFingerprint(own, window.frequencies, settings, context);
  const draft = new Draft(window, fingerprint, floorSlot, replaced, article.articleId);
  for (const storyId of closedStoryIds) draft.close(storyId);
  if (isForEditors(article))
    return {
      ...base,
      ...changesNothing,
      ...decideNotice(draft, article, slotsUnder(window, given, floorSlot), streamTime, fingerprint),
      outlet,
      article: { ...article, features: NO_FEATURES, parts: NOTHING_FOUND.learned },
    };
  const { isColumn } = draft.probe;
  const decision = decide(draft, article, articleOffset, evidence);
  return {
    ...base,
    ...NOTHING_DECIDED,
    ...decision,
    credit: article.wireCredit?.toLowerCase() ?? '',
    notices: noticesFor(draft, article, streamTime),
    outlet,
    learned,
    leftOut,
    // Last: drafts share the memory they compare in.
    mentions: isColumn ? findMentions(window, { article, leftOut, floorSlot, closedStoryIds }) : [],
    fingerprint,
    article: { ...article, features: NO_FEATURES, parts: NOTHING_FOUND.learned },
  };
}
