/** What tells items apart, in one spelling. */
import { canonicalUrl } from '@newsfold/text/web/canonical-url.ts';

/** The whole address of an item's page; null for none. */
export function pageOf(link: string | null, base: string): string | null {
  const url = link === null ? null : URL.parse(link, base);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : null;
}

/** The address of an item as ingest would know it, so that tracking parameters make no new one; null for none. */
export function addressMark(link: string | null, base: string): string | null {
  const page = pageOf(link, base);
  if (page === null) return link;
  const canonical = canonicalUrl(page);
  return canonical === null ? page : (canonical.identity ?? canonical.url);
}

/** Texts as one; what is no text is written as JSON. */
export function marksText(values: readonly unknown[]): string {
  return values
    .map((value) =>
      typeof value === 'string' ? value.trim() : value === undefined ? '' : JSON.stringify(value),
    )
    .join('\n');
}
