/**
 * The article that a kill or a correction speaks of. It names it by id, or by words alone: then it is the report of the
 * same publisher, or one that credits it as an agency, which is most like it.
 */
import type { Article, NoticeEffect } from '@newsfold/schemas/generated/records.ts';
import type { PendingNotice } from '../decisions/pending-notices.ts';
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { sharedShingles } from '../score/copies.ts';
import { leadCoverage, mutualCoverage } from '../score/coverage.ts';
import { pairScore } from '../score/pair-score.ts';
import { findCandidates } from '../window/candidates.ts';
import type { Draft } from '../window/draft.ts';

/** The agency whose text an article is: the one it credits, else its publisher, which may be one. */
export function agencyOf({ wireCredit, publisher }: Article): string {
  return (wireCredit ?? (publisher.id === 'unknown' ? '' : publisher.name)).toLowerCase();
}

/** How near the authors of two texts are: 2 of one outlet, 1 where one credits the agency that the other is or credits. */
function kinship(a: FingerprintView, creditA: string, b: FingerprintView, creditB: string): 0 | 1 | 2 {
  if (a.outlet !== 0 && a.outlet === b.outlet) return 2;
  return creditA !== '' && creditA === creditB ? 1 : 0;
}

/**
 * Whether a notice is about a report, as far as their words tell; 0 when not, else more for what is more alike. The new
 * article is one of the two.
 */
function likeness(notice: FingerprintView, report: FingerprintView, draft: Draft): number {
  const { threshold } = draft.settings.notices;
  const score = pairScore(notice, report, draft.settings);
  if (score < threshold) return 0;
  const covered = [
    leadCoverage(notice, report, draft.settings),
    leadCoverage(report, notice, draft.settings),
  ];
  return 1 + score - threshold + Math.max(...covered);
}

/** How far the new article is a report's text, corrected: what it corrects may be any of its numbers, so no rule forbids. */
function correctedLikeness(report: FingerprintView, draft: Draft): number {
  const { notices, story } = draft.settings;
  const { shared, smaller } = sharedShingles(draft.probe, report);
  const containment = smaller > 0 ? shared / smaller : 0;
  if (containment >= notices.sameText) return 1 + containment;
  const covered = mutualCoverage(draft.probe, report, draft.settings);
  return covered >= notices.sameText && pairScore(report, draft.probe, draft.settings) >= story.threshold
    ? covered
    : 0;
}

/** The most like of the candidates of the notice's outlet, else of those that credit it; of equals the later. */
function likest(draft: Draft, article: Article, likenessOf: (report: FingerprintView) => number): number {
  const credit = agencyOf(article);
  const view = new FingerprintView();
  let best = -1;
  let most = 0;
  let nearest = 0;
  for (const slot of findCandidates(draft.window, draft.indexed, draft.floor)) {
    if (!draft.isLive(slot) || slot === draft.slot) continue;
    draft.window.view(slot, view);
    const kin = kinship(draft.probe, credit, view, draft.window.slots.at(slot)?.credit ?? '');
    if (kin === 0 || kin < nearest) continue;
    const like = likenessOf(view);
    if (like === 0 || (kin === nearest && (like < most || (like === most && slot < best)))) continue;
    nearest = kin;
    most = like;
    best = slot;
  }
  return best;
}

/** Slot of the article that a notice names by id; undefined when it names none, -1 when none of them is known. */
function namedSlot(draft: Draft, { notice }: Article): number | undefined {
  const ids = notice?.articleIds ?? [];
  if (ids.length === 0) return undefined;
  const slots = ids.flatMap((id) => draft.window.slotsUnder(id)).filter((slot) => draft.isLive(slot));
  return slots.at(-1) ?? -1;
}

/** Slot of the article that the new one corrects; -1 when none is known. */
export function correctedSlot(draft: Draft, article: Article): number {
  if (article.notice?.kind !== 'correction' || draft.ignored >= 0) return -1;
  return namedSlot(draft, article) ?? likest(draft, article, (report) => correctedLikeness(report, draft));
}

/**
 * Slots of the articles that a notice speaks of: the likest, and where its words alone tell, the other versions that its
 * outlet has of it in the story. Empty when none is known.
 */
export function noticedSlots(draft: Draft, article: Article): number[] {
  const named = namedSlot(draft, article);
  if (named !== undefined) return named < 0 ? [] : [named];
  const slot = likest(draft, article, (report) => likeness(draft.probe, report, draft));
  const storyId = slot < 0 ? null : draft.storyOf(slot);
  if (storyId === null) return slot < 0 ? [] : [slot];
  const view = new FingerprintView();
  const { outlet } = draft.view(slot, view);
  return draft.members(storyId).filter((member) => {
    if (member === slot) return true;
    // Copies at other outlets are none of its versions: whoever publishes them still carries it.
    if (outlet === 0 || draft.view(member, view).outlet !== outlet) return false;
    return draft.score(slot, member) >= draft.settings.story.threshold;
  });
}

/** Whether a notice that waits is about the new article. */
function isAbout({ view, credit }: PendingNotice, draft: Draft, article: Article): boolean {
  return kinship(view, credit, draft.probe, agencyOf(article)) > 0 && likeness(view, draft.probe, draft) > 0;
}

/** What notices that came before it say of the new article. */
export function noticesOf(draft: Draft, article: Article): NoticeEffect[] {
  return draft.window.notices.all
    .filter((notice) => isAbout(notice, draft, article))
    .map(({ articleId, by, at }) => ({
      kind: 'kill',
      articleId: article.articleId,
      noticeId: articleId,
      by,
      at,
    }));
}
