/** Articles for tests: real features of a given text, defaults for the rest. */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { outletWords } from '@newsfold/text/boilerplate/outlet-words.ts';
import { packParts, textParts } from '@newsfold/text/boilerplate/text-parts.ts';
import { extractFeatures, MAX_CHARACTERS } from '@newsfold/text/features/features.ts';
import { extractEntities } from '@newsfold/text/names/entities.ts';
import { hashTerm } from '@newsfold/text/words/hash-term.ts';
import { readWords } from '@newsfold/text/words/read-words.ts';
import { PLAIN_ARTICLE } from './plain-article.ts';

/** What a test specifies of an article. */
export interface ArticleText {
  readonly id: string;
  readonly title?: string;
  readonly text?: string;
  readonly language?: string;
  readonly publishedAt?: number | null;
  readonly seenAt?: number;
  /** Id and name of the publisher; unknown unless given. */
  readonly outlet?: string;
  /** The feed's own id of it. */
  readonly guid?: string | null;
  /** Offset of the raw record. */
  readonly offset?: number;
  /** Model and vector of a second opinion. */
  readonly embedding?: Buffer | null;
}

/** The first of March 2026, noon. */
export const NOON = Date.UTC(2026, 2, 1, 12);

/** An article as ingest would make it. */
export function articleOf(given: ArticleText): Article {
  const { id, title = '', text = '', language = 'en', seenAt = NOON, publishedAt = null, offset = 0 } = given;
  const { embedding = null, guid = null } = given;
  const { outlet = 'unknown' } = given;
  const publisher = { id: outlet, name: outlet, family: null };
  const entities = extractEntities(title, text, language);
  const body = readWords(text.slice(0, MAX_CHARACTERS), language);
  return {
    ...PLAIN_ARTICLE,
    publisher,
    parts: packParts(textParts(body, outletWords(publisher))),
    articleId: id,
    guid,
    contentHash: hashTerm(`${title}\n${text}`).toString(16).padStart(32, '0'),
    scope: language,
    origin: { topic: 'raw.v1', partition: 0, offset, timestamp: seenAt, item: -1, items: 1 },
    title,
    text,
    language,
    publishedAt,
    publishedAtQuality: publishedAt === null ? 'missing' : 'exact',
    seenAt,
    entities,
    features: { ...extractFeatures({ title, text, language, entities }), embedding },
  };
}
