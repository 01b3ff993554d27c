/** Whether what an article says still counts. */
import type { Article, ArticleStanding } from '@newsfold/schemas/generated/records.ts';
import type { Member } from './member.ts';
import type { Withdrawal } from './withdrawal.ts';

/** How a member stands. */
export function standingOf({ notice }: Member): ArticleStanding {
  if (notice?.kind === 'kill') return 'killed';
  return notice?.kind === 'correction' ? 'corrected' : 'current';
}

/** What of a copy group still counts. */
interface GroupStanding {
  /** The members that may speak for it. */
  readonly speakers: readonly Member[];
  /** Killed texts that it carries. */
  readonly killed: readonly Article[];
}

const isCurrent = (member: Member): boolean => standingOf(member) === 'current';

/** Articles of a copy group that were killed, in whatever version. */
function killedOf(group: readonly Member[], withdrawals: readonly Withdrawal[]): ReadonlySet<string> {
  const now = group
    .filter((member) => standingOf(member) === 'killed')
    .map(({ article }) => article.articleId);
  const once = withdrawals.filter(
    ({ kind, copyGroupId }) => kind === 'killed' && copyGroupId === group[0]?.copyGroupId,
  );
  return new Set([...now, ...once.map(({ articleId }) => articleId)]);
}

/**
 * Who may speak for a copy group. For a killed text nobody, whoever carries it, also when the article that was killed is
 * gone since; a new version of that article is another text. For a corrected one the correction alone, where it is of the
 * group.
 * @param withdrawals of the story
 */
export function groupStanding(group: readonly Member[], withdrawals: readonly Withdrawal[]): GroupStanding {
  const killedIds = killedOf(group, withdrawals);
  if (killedIds.size > 0) {
    const speakers = group.filter((member) => killedIds.has(member.article.articleId) && isCurrent(member));
    const silent = group.filter((member) => !speakers.includes(member));
    const killed = silent.filter((member) => standingOf(member) === 'killed');
    return {
      speakers,
      killed: (killed.length > 0 ? killed : silent.slice(0, 1)).map(({ article }) => article),
    };
  }
  const corrections = new Set(
    group.flatMap(({ notice }) => (notice?.kind === 'correction' ? [notice.noticeId] : [])),
  );
  if (corrections.size === 0) return { speakers: group, killed: [] };
  const speakers = group.filter((member) => corrections.has(member.article.articleId) && isCurrent(member));
  return { speakers, killed: [] };
}
