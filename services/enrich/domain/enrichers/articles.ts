import type { ArticleRole, StoryArticle } from '@newsfold/schemas/generated/records.ts';
import { beginningOf } from '../event/beginning-of.ts';
import type { Material } from '../event/material.ts';
import type { Member } from '../event/member.ts';
import { fitting } from '../event/room.ts';
import { standingOf } from '../event/standing.ts';

/** Articles listed: what a dashboard shows on one page; the totals are in counts. */
export const MAX_ARTICLES = 50;
/** Of these, the newest ones, when a story has more: the first reports alone would hide what is new. */
const NEWEST = 20;
const MAX_TITLE = 300;
const MAX_URL = 1000;
const MAX_AUTHORS = 3;
const MAX_LABEL = 80;
/** Bytes: an event has room for so many, whatever the script. */
const MAX_SNIPPET = 200;
/** Bytes of the list, encoded, at most: an event stays under 64 KB whatever addresses and titles outlets write. */
const MAX_BYTES = 35 * 1024;

type Shown = Pick<StoryArticle, 'authors' | 'section' | 'image' | 'snippet' | 'novelty'>;

/** What is shown of a report beside its headline; a copy's would be that of its original again. */
function shownOf({ article }: Member, role: ArticleRole, novelty: ReadonlyMap<string, number>): Shown {
  const { authors, section, image, summary, text } = article;
  if (role === 'copy') {
    // A later lead has the number that has risen.
    const own = novelty.get(article.articleId) ?? 0;
    return { authors: [], section: null, image: null, snippet: '', novelty: own };
  }
  return {
    authors: authors.slice(0, MAX_AUTHORS).map((author) => author.slice(0, MAX_LABEL).toWellFormed()),
    section: section?.slice(0, MAX_LABEL).toWellFormed() ?? null,
    image: image !== null && image.length <= MAX_URL ? image : null,
    snippet: beginningOf(summary ?? text, MAX_SNIPPET),
    novelty: novelty.get(article.articleId) ?? null,
  };
}

function toStoryArticle(
  member: Member,
  role: ArticleRole,
  novelty: ReadonlyMap<string, number>,
): StoryArticle {
  const { article, copyGroupId, versions, match, firstSeenAt } = member;
  const { articleId, guid, url, title, language, publisher, wireCredit } = article;
  const { publishedAt, publishedAtQuality, publishedOffsetMinutes } = article;
  return {
    articleId,
    guid: guid?.slice(0, MAX_TITLE) ?? null,
    url: url !== null && url.length <= MAX_URL ? url : null,
    title: title.slice(0, MAX_TITLE),
    language,
    publisher,
    publishedAt,
    publishedAtQuality,
    publishedOffsetMinutes,
    role,
    standing: standingOf(member),
    versions,
    copyGroupId,
    wireCredit,
    seenAt: firstSeenAt,
    display: article.display,
    ...shownOf(member, role, novelty),
    match: role === 'copy' ? { ...match, parts: [], runnerUpStoryId: null, runnerUpScore: null } : match,
  };
}

/**
 * The articles of a story: the lead, the other reports, then the copies, each by time. Of more than MAX_ARTICLES the
 * first and the newest stay, the newest last; of those that take too many bytes, the ones at the front.
 * @param leadId the report that gives the headline
 * @param room bytes that the rest of the event leaves to it
 * @param novelty share of each report that the story did not have before, by article id
 */
export function listArticles(
  { members, reports, silenced }: Material,
  leadId: string,
  room = MAX_BYTES,
  novelty: ReadonlyMap<string, number> = new Map(),
): readonly StoryArticle[] {
  const heads = new Set([...reports, ...silenced].map((report) => report.article.articleId));
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
  const show = (of: readonly Member[]) =>
    fitting(
      of.map((member) => toStoryArticle(member, roleOf(member), novelty)),
      Math.min(MAX_BYTES, room),
    ).kept;
  if (listed.length <= MAX_ARTICLES) return show(listed);
  const first = new Set(listed.slice(0, MAX_ARTICLES - NEWEST));
  const newest = members
    .slice(-MAX_ARTICLES)
    .filter((member) => !first.has(member))
    .slice(-NEWEST);
  return show([...first, ...newest]);
}
