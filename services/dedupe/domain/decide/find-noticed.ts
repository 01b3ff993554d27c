/**
 * The article that a kill or a correction speaks of. It names it by id, or by words alone: then it is the report of the
 * same publisher, or one that credits it as an agency, which is most like it.
 */
import type { Article, NoticeEffect } from '@newsfold/schemas/generated/records.ts';
import type { PendingNotice } from '../decisions/pending-notices.ts';
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { leadCoverage } from '../score/coverage.ts';
import { pairScore } from '../score/pair-score.ts';
import { findCandidates } from '../window/candidates.ts';
import type { Draft } from '../window/draft.ts';

/** The agency whose text an article is: the one it credits, else its publisher, which may be one. */
export function agencyOf({ wireCredit, publisher }: Article): string {
  return (wireCredit ?? (publisher.id === 'unknown' ? '' : publisher.name)).toLowerCase();
}

/** Whether two texts are of one author: of one publisher, or one credits the agency that the other is or credits. */
function areOfOne(a: FingerprintView, creditA: string, b: FingerprintView, creditB: string): boolean {
  return (a.outlet !== 0 && a.outlet === b.outlet) || (creditA !== '' && creditA === creditB);
}

/** Whether a notice is about a report, as far as their words tell; 0 when not, else more for what is more alike. */
function likeness(notice: FingerprintView, report: FingerprintView, draft: Draft): number {
  const { notices, pair } = draft.settings;
  const shared = Math.max(
    leadCoverage(notice, report, draft.settings),
    leadCoverage(report, notice, draft.settings),
  );
  if (shared < notices.leastCovered) return 0;
  const score =
    notice === draft.probe || report === draft.probe ? pairScore(notice, report, draft.settings) : 0;
  return score <= pair.least ? 0 : shared + Math.max(0, score - notices.threshold);
}

/** Slot of the article that a notice speaks of; -1 when none is known. */
export function noticedSlot(draft: Draft, article: Article): number {
  const { window, settings } = draft;
  const named = (article.notice?.articleIds ?? []).flatMap((id) => window.slotsUnder(id));
  const latest = named.filter((slot) => draft.isLive(slot)).at(-1);
  if (latest !== undefined) return latest;
  if (article.notice !== null && article.notice.articleIds.length > 0) return -1;
  const credit = agencyOf(article);
  const view = new FingerprintView();
  let best = -1;
  let most = 0;
  for (const slot of findCandidates(window, draft.indexed, draft.floor)) {
    if (!draft.isLive(slot)) continue;
    window.view(slot, view);
    if (!areOfOne(draft.probe, credit, view, window.slots.at(slot)?.credit ?? '')) continue;
    if (article.notice?.kind === 'correction' && draft.score(draft.slot, slot) < settings.story.threshold)
      continue;
    const like = likeness(draft.probe, view, draft);
    // Of equals the later one.
    if (like < most || like === 0) continue;
    most = like;
    best = slot;
  }
  return best;
}

/** Whether a notice that waits is about the new article. */
function isAbout({ view, credit }: PendingNotice, draft: Draft, article: Article): boolean {
  return areOfOne(view, credit, draft.probe, agencyOf(article)) && likeness(view, draft.probe, draft) > 0;
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
