/** What makes two records the same article, and two versions of it different. */
import { hash as digest } from 'node:crypto';

/** What identity is derived from. */
export interface IdentitySource {
  /** Identity of the canonical URL; null when there is no URL or it is a home page. */
  readonly urlIdentity: string | null;
  /** The feed's id as it came, or a relative address that could not be resolved. */
  readonly guid: string | null;
  readonly publisherId: string;
  readonly contentHash: string;
}

/** Ids that are unique across publishers: UUIDs, URNs, tag URIs and other long ones with a scheme. */
const GLOBAL_ID = /^(?:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|[a-z][a-z\d+.-]{1,20}:\S{6,})$/i;

/** Whether an id is unique across publishers. */
export function isGlobalId(id: string): boolean {
  return GLOBAL_ID.test(id);
}

/** 32 hexadecimal digits (128 bits of SHA-256) over the parts; the lengths distinguish ("ab", "c") from ("a", "bc"). */
function hash(...parts: readonly string[]): string {
  // In one call: a hash object that is updated piece by piece costs more than the digest of a short text.
  return digest('sha256', parts.map((part) => `${part.length}:${part}`).join('')).slice(0, 32);
}

/** 32 hexadecimal digits over title and text as cleaned. */
export function contentHashOf(title: string, text: string): string {
  return hash('content', title, text);
}

/**
 * 32 hexadecimal digits that stay the same over re-deliveries and edits of an article: from its URL, else from
 * publisher and guid, else from its content. A guid like "17" of an unknown publisher identifies nothing: there the
 * content counts too, because mistaking two articles for versions of one is worse than mistaking an edit for a new
 * article.
 */
export function articleIdOf({ urlIdentity, guid, publisherId, contentHash }: IdentitySource): string {
  if (urlIdentity !== null) return hash('url', urlIdentity);
  if (guid === null) return hash('text', publisherId, contentHash);
  if (publisherId !== 'unknown') return hash('guid', publisherId, guid);
  return GLOBAL_ID.test(guid) ? hash('guid', 'unknown', guid) : hash('guid', 'unknown', guid, contentHash);
}
