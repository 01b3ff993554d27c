/** Whether what an article says still counts. */
import type { ArticleStanding } from '@newsfold/schemas/generated/records.ts';
import type { Member } from './member.ts';

/** How a member stands. */
export function standingOf({ notice }: Member): ArticleStanding {
  if (notice?.kind === 'kill') return 'killed';
  return notice?.kind === 'correction' ? 'corrected' : 'current';
}

/**
 * The members of a copy group that may speak for it. Of a killed text nobody does, whoever carries it; of a corrected one
 * the correction alone, where it is of the group.
 */
export function speakersOf(group: readonly Member[]): readonly Member[] {
  const fallen = group.filter((member) => standingOf(member) !== 'current');
  if (fallen.length === 0) return group;
  if (fallen.some((member) => standingOf(member) === 'killed')) return [];
  const corrections = new Set(fallen.map(({ notice }) => notice?.noticeId));
  return group.filter(
    (member) => corrections.has(member.article.articleId) && standingOf(member) === 'current',
  );
}
