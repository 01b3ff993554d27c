/** Which article it is, where it was published and by whom. */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { cleanLine } from '@newsfold/text/clean/clean-text.ts';
import { type CanonicalUrl, canonicalUrl } from '@newsfold/text/web/canonical-url.ts';
import type { Outlets } from '@newsfold/text/web/outlets.ts';
import { publisherOf } from '@newsfold/text/web/publisher.ts';
import { articleIdOf } from './article-identity.ts';
import type { RawFields } from './read-fields.ts';

const MAX_GUID_CHARS = 1_000;

function guidOf(id: string | null): string | null {
  const guid =
    id === null
      ? ''
      : cleanLine(id.slice(0, 2 * MAX_GUID_CHARS))
          .slice(0, MAX_GUID_CHARS)
          .toWellFormed();
  return guid === '' ? null : guid;
}

/** Whether an id is the address of the feed or of its home page, which all of its items share. */
function isOfFeed(guid: string, source: RawFields['source']): boolean {
  if (source.url !== null && guid === source.url.trim()) return true;
  const address = /^https?:\/\//i.test(guid) ? canonicalUrl(guid) : null;
  return address !== null && address.identity === null && !/#./.test(guid);
}

/** The home page of the source, as a base for relative addresses. */
function homeOf(source: RawFields['source']): string | null {
  for (const text of [source.url, source.name]) {
    const home = text === null ? null : canonicalUrl(text);
    if (home !== null) return home.url;
  }
  return null;
}

/** A relative address; the home page is looked for only then. */
function atHome(address: string, source: RawFields['source']): CanonicalUrl | null {
  const home = homeOf(source);
  return home === null ? null : canonicalUrl(address, home);
}

/** Identity, address and publisher of an article. Never throws. */
export function identifyArticle(
  fields: RawFields,
  contentHash: string,
  outlets: Outlets,
): Pick<Article, 'articleId' | 'guid' | 'url' | 'publisher'> {
  const given = guidOf(fields.id);
  const guid = given === null || isOfFeed(given, fields.source) ? null : given;
  const permalink = guid !== null && /^https?:\/\//i.test(guid) ? guid : null;
  const address =
    (fields.url === null ? null : (canonicalUrl(fields.url) ?? atHome(fields.url, fields.source))) ??
    (permalink === null ? null : canonicalUrl(permalink));
  const publisher = publisherOf(address, fields.source, outlets);
  // A relative address that nothing resolves still distinguishes the articles of one outlet.
  const localId = guid ?? (address === null ? guidOf(fields.url) : null);
  const articleId = articleIdOf({
    urlIdentity: address?.identity ?? null,
    guid: localId,
    publisherId: publisher.id,
    contentHash,
  });
  return { articleId, guid, url: address?.url ?? null, publisher };
}
