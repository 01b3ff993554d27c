import type { ArticleRole, StoryArticle } from '@newsfold/schemas/generated/records.ts';
import type { Member } from '../live-story.ts';
import type { Material } from '../material.ts';

/** Articles listed: what a dashboard shows on one page; the totals are in counts. */
export const MAX_ARTICLES = 50;
/** Of these, the newest ones, when a story has more: the first reports alone would hide what is new. */
const NEWEST = 20;
const MAX_TITLE = 300;
const MAX_URL = 1000;

function toStoryArticle({ article, copyGroupId, versions, match }: Member, role: ArticleRole): StoryArticle {
  const { articleId, guid, url, title, language, publisher, publishedAt, publishedAtQuality, wireCredit } =
    article;
  return {
    articleId,
    guid: guid?.slice(0, MAX_TITLE) ?? null,
    url: url !== null && url.length <= MAX_URL ? url : null,
    title: title.slice(0, MAX_TITLE),
    language,
    publisher,
    publishedAt,
    publishedAtQuality,
    role,
    versions,
    copyGroupId,
    wireCredit,
    match,
  };
}

/**
 * The articles of a story: the lead, the other reports, then the copies, each by time. Of more than MAX_ARTICLES the
 * first and the newest stay.
 * @param leadId the report that gives the headline
 */
export function listArticles({ members, reports }: Material, leadId: string): StoryArticle[] {
  const heads = new Set(reports.map((report) => report.article.articleId));
  const roleOf = (member: Member): ArticleRole => {
    if (member.article.articleId === leadId) return 'lead';
    return heads.has(member.article.articleId) ? 'report' : 'copy';
  };
  const byRole = Map.groupBy(members, roleOf);
  const listed = [
    ...(byRole.get('lead') ?? []),
    ...(byRole.get('report') ?? []),
    ...(byRole.get('copy') ?? []),
  ];
  if (listed.length <= MAX_ARTICLES) return listed.map((member) => toStoryArticle(member, roleOf(member)));
  const first = new Set(listed.slice(0, MAX_ARTICLES - NEWEST));
  const newest = members
    .slice(-MAX_ARTICLES)
    .filter((member) => !first.has(member))
    .slice(-NEWEST);
  const kept = [...first, ...newest];
  return kept.map((member) => toStoryArticle(member, roleOf(member)));
}
