import { articleIdOf as identityOf } from '@newsfold/ingest/domain/article-identity.ts';
import { canonicalUrl } from '@newsfold/text/web/canonical-url.ts';

const ID = /^[\da-f]{32}$/;

/** The articleId that a person means: the id itself, or that of an address; null when it is neither. */
export function findArticleId(name: string): string | null {
  if (ID.test(name)) return name;
  const identity = /^https?:\/\//i.test(name) ? (canonicalUrl(name)?.identity ?? null) : null;
  if (identity === null) return null;
  return identityOf({ urlIdentity: identity, guid: null, publisherId: '', contentHash: '' });
}

/** The same. @throws Error with one line when it is neither */
export function articleIdOf(name: string): string {
  const articleId = findArticleId(name);
  if (articleId === null)
    throw new Error(
      `"${name}": an article is named by its address, or by its articleId of 32 hexadecimal digits`,
    );
  return articleId;
}
