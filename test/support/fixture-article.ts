/** Articles and assignments for tests: the fields a test does not name have plain values. */

import { emptyEvidence } from '@newsfold/dedupe/domain/decide/empty-evidence.ts';
import { NOTHING_DECIDED } from '@newsfold/dedupe/domain/decide/nothing-decided.ts';
import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { arrivalOf } from '@newsfold/enrich/domain/event/arrival.ts';
import type { Member } from '@newsfold/enrich/domain/event/member.ts';
import { correctedMatch } from '@newsfold/enrich/domain/state/match-of.ts';
import { Document } from '@newsfold/report/documents/document.ts';
import type { Article, Assignment, Publisher } from '@newsfold/schemas/generated/records.ts';
import { extractEntities } from '@newsfold/text/names/entities.ts';
import { PLAIN_ARTICLE } from './plain-article.ts';

/** Stream time at which test stories begin: 2026-03-09T09:00:00Z. */
export const START = 1_773_046_800_000;
export const MINUTE = 60_000;

/** A publisher of a family of its own. */
export function publisher(family: string | null): Publisher {
  const name = family ?? 'unknown';
  return { id: name, name, family };
}

/** An article of `<articleId>.example`, seen at START. */
export function article(articleId: string, fields: Partial<Article> = {}): Article {
  const title = fields.title ?? `Headline of ${articleId}`;
  const text = fields.text ?? `Text of ${articleId}.`;
  const language = fields.language ?? 'en';
  const seenAt = fields.seenAt ?? START;
  return {
    ...PLAIN_ARTICLE,
    articleId,
    contentHash: articleId,
    scope: language,
    origin: { topic: 'raw.v1', partition: 0, offset: 0, timestamp: seenAt, item: -1, items: 1 },
    url: `https://${articleId}.example/`,
    publisher: publisher(`${articleId}.example`),
    title,
    text,
    language,
    publishedAt: seenAt,
    publishedAtQuality: 'exact',
    seenAt,
    entities: extractEntities(title, text, language),
    ...fields,
  };
}

/** A document of such an article. */
export function document(articleId: string, fields: Partial<Article> = {}): Document {
  return new Document(article(articleId, fields));
}

/** A member that founded its copy group. */
export function member(of: Article, fields: Partial<Member> = {}): Member {
  return {
    article: of,
    copyGroupId: of.articleId,
    versions: 1,
    firstSeenAt: of.seenAt,
    arrival: arrivalOf(of, 0),
    match: correctedMatch('joined', 1),
    notice: null,
    ...fields,
  };
}

/** The assignment of an article to a story. */
export function assignment(of: Article, storyId: string, fields: Partial<Assignment> = {}): Assignment {
  return {
    articleOffset: 0,
    articleId: of.articleId,
    contentHash: of.contentHash,
    scope: of.scope,
    origin: of.origin,
    streamTime: of.seenAt,
    clock: 'kept',
    timeBound: 0,
    verdict: 'joined',
    storyId,
    copyGroupId: of.articleId,
    variantOf: '',
    guidKey: 0,
    evidence: { ...emptyEvidence(defaultSettings), score: 1, threshold: 0, configHash: '' },
    corrections: [],
    closedStoryIds: [],
    outlet: '',
    learned: Buffer.alloc(0),
    leftOut: [],
    mentions: [],
    ...NOTHING_DECIDED,
    windowFloor: 0,
    fingerprint: null,
    article: of,
    ...fields,
  };
}
