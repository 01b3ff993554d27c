/** Which picture of a story may be shown: of a host that is allowed, of a report whose words may be shown too. */
import type { Story } from '@newsfold/schemas/generated/records.ts';

/** A picture. */
export interface Picture {
  readonly url: string;
  /** Whose it is. */
  readonly publisher: string;
  /** The article that it stands in. */
  readonly article: string | null;
}

type Pictured = Pick<
  Story['articles'][number],
  'image' | 'display' | 'publisher' | 'url' | 'standing' | 'role'
>;

/** Whether a host is one of those that are named, or lies under `*.domain`. */
const isNamed = (host: string, hosts: readonly string[]) =>
  hosts.some((one) => (one.startsWith('*.') ? host.endsWith(one.slice(1)) : host === one));

function allowed(image: string | null, hosts: readonly string[]): string | null {
  const url = image === null ? null : URL.parse(image);
  if (url === null || url.protocol !== 'https:' || url.port !== '' || url.username !== '') return null;
  return isNamed(url.hostname, hosts) ? url.href : null;
}

/** The picture of a story: that of the lead, else of another report that stands. @param hosts as IMAGE_HOSTS names them */
export function pictureOf(articles: readonly Pictured[], hosts: readonly string[]): Picture | null {
  const reports = articles.filter(
    ({ role, standing, display }) => role !== 'copy' && standing === 'current' && display === 'full',
  );
  for (const { image, publisher, url } of reports.toSorted(
    (a, b) => Number(b.role === 'lead') - Number(a.role === 'lead'),
  )) {
    const found = allowed(image, hosts);
    if (found !== null) return { url: found, publisher: publisher.name, article: url };
  }
  return null;
}
