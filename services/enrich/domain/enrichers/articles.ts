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
  const order: readonly ArticleRole[] = ['lead', 'report', 'copy'];
  const listed = order.flatMap((role) => members.filter((member) => roleOf(member) === role));
  const cut = MAX_ARTICLES - NEWEST;
  const kept =
    listed.length <= MAX_ARTICLES
      ? listed
      : [
          ...listed.slice(0, cut),
          ...members.filter((member) => !listed.slice(0, cut).includes(member)).slice(-NEWEST),
        ];
  return kept.map((member) => toStoryArticle(member, roleOf(member)));
}
