/** Articles that speak of other articles: kills and notes to editors, which are no reports, and corrected versions. */
import type { Article, Assignment, NoticeEffect, NoticeKind } from '@newsfold/schemas/generated/records.ts';
import type { Draft } from '../window/draft.ts';
import { agencyOf, correctedSlot, noticedSlots, noticesOf } from './find-noticed.ts';

/** What is decided about a notice. */
type NoticeDecision = Pick<
  Assignment,
  'verdict' | 'storyId' | 'copyGroupId' | 'notices' | 'noticePrint' | 'credit'
>;

/** Whether an article is for editors alone: no report, whatever it says. */
export function isForEditors({ notice }: Article): boolean {
  return notice !== null && notice.kind !== 'correction' && notice.kind !== 'unknown';
}

function effect(
  kind: NoticeKind,
  articleId: string,
  { articleId: noticeId, publisher }: Article,
  at: number,
): NoticeEffect {
  return { kind, articleId, noticeId, by: publisher.id, at };
}

/**
 * Decides about an article for editors. Under the id of a known article it speaks of that, however little they share.
 * @param own slots of the articles that came under its id
 * @param at stream time
 * @param fingerprint kept where the article it speaks of has not come yet
 */
export function decideNotice(
  draft: Draft,
  article: Article,
  own: readonly number[],
  at: number,
  fingerprint: Buffer,
): NoticeDecision {
  const latest = own.at(-1);
  const slots = latest === undefined ? noticedSlots(draft, article) : [latest];
  const targets = slots.flatMap((slot) => draft.window.slots.at(slot) ?? []);
  const kind = article.notice?.kind ?? 'unknown';
  return {
    verdict: 'notice',
    storyId: targets[0]?.storyId ?? '',
    copyGroupId: '',
    credit: agencyOf(article),
    notices: targets.map(({ articleId }) => effect(kind, articleId, article, at)),
    noticePrint: targets.length === 0 && kind === 'kill' ? fingerprint : Buffer.alloc(0),
  };
}

/**
 * What becomes of articles by a report that was placed in a draft: of the one that it corrects, and of itself where a kill
 * was there before it.
 */
export function noticesFor(draft: Draft, article: Article, at: number): NoticeEffect[] {
  const killed = draft.window.notices.all.length === 0 ? [] : noticesOf(draft, article);
  const slot = correctedSlot(draft, article);
  const target = draft.window.slots.at(slot);
  // What it corrects is told in its story.
  if (target === undefined || draft.storyOf(slot) !== draft.storyOf(draft.slot)) return killed;
  return [...killed, effect('correction', target.articleId, article, at)];
}
