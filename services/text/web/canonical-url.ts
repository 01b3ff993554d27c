/**
 * One spelling for the many addresses of an article, and the part of it that says which article is meant.
 */
import { isTrackingParameter } from './tracking-parameters.ts';

/** An address in canonical spelling. */
export interface CanonicalUrl {
  /**
   * Absolute http(s) address without credentials, tracking parameters and fragment; parameters in order of name. A
   * fragment that is the route of a single-page site stays.
   */
  readonly url: string;
  /** Host name in lower case, without a trailing dot and without the port. */
  readonly host: string;
  /**
   * The same for http and https, www, mobile and AMP renderings, a trailing slash or index page; null for a home page,
   * which is the address of an outlet and not of an article, and for one that was made of a missing value.
   */
  readonly identity: string | null;
}

/** Longer addresses are data, not addresses; browsers and caches stop at 2,000 to 8,000. */
const MAX_URL_CHARS = 4_096;

/** Host labels that choose a rendering of the same site. */
const RENDERING_LABEL = /^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)/;

function parse(address: string, base: string | null): URL | null {
  // A bare host with a path is common in feeds; the URL parser would read it as a relative path.
  const bareHost = /^(?:[a-z\d-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]|$)/i.test(address);
  const candidate = bareHost ? `https://${address}` : address;
  const url = URL.parse(candidate) ?? (base === null ? null : URL.parse(candidate, base));
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  return url.hostname.includes('.') && !url.hostname.startsWith('.') ? url : null;
}

function searchParameter(url: URL, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = url.searchParams.get(name);
    if (value !== null && /^https?:\/\//i.test(value)) return value;
  }
  return null;
}

/** The address behind a cache or a redirect page, if its own address contains it. */
function wrapped(url: URL): string | null {
  const host = url.hostname;
  if (/(?:^|\.)google\.[a-z.]{2,6}$/.test(host)) {
    const amp = /^\/amp\/(s\/)?([^/]+\..+)$/.exec(url.pathname);
    if (amp !== null) return `${amp[1] === undefined ? 'http' : 'https'}://${amp[2]}${url.search}`;
    return url.pathname === '/url' ? searchParameter(url, 'q', 'url') : null;
  }
  if (host.endsWith('.cdn.ampproject.org')) {
    const amp = /^\/[acv]\/(s\/)?([^/]+\..+)$/.exec(url.pathname);
    return amp === null ? null : `${amp[1] === undefined ? 'http' : 'https'}://${amp[2]}${url.search}`;
  }
  return /^lm?\.facebook\.com$/.test(host) ? searchParameter(url, 'u') : null;
}

function withoutTracking(parameters: URLSearchParams): [name: string, value: string][] {
  return [...parameters].filter(([name, value]) => !isTrackingParameter(name, value));
}

function removeTracking(url: URL): void {
  const kept = withoutTracking(url.searchParams);
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  url.search = kept.length === 0 ? '' : new URLSearchParams(kept).toString();
}

/** The page that a single-page site shows: #/story/3303, #!story/3303. Other fragments are places in a page. */
const ROUTE = /^#!?\/?(?=[^!/])/;

/** The route in a fragment, without tracking parameters and a trailing slash; '' when it has none. */
function routeOf(fragment: string): string {
  if (!fragment.startsWith('#/') && !fragment.startsWith('#!')) return '';
  if (!ROUTE.test(fragment)) return '';
  const [path = '', query = ''] = fragment.split(/\?(.*)/s, 2);
  const kept = withoutTracking(new URLSearchParams(query));
  const route = path.replace(/\/+$/, '');
  const parameters = kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`;
  return route === '#' || route === '#!' ? '' : route + parameters;
}

/** The last segment of a path, or the whole of it, that a script made of a missing value. */
const MADE_OF_NOTHING = /\/(?:undefined|null|nan|%5bobject%20object%5d)$|^\/(?:n\/a|none|false)$/i;

function identityOf(url: URL): string | null {
  const host = url.host.replace(/\.(?=:|$)/, '').replace(RENDERING_LABEL, '');
  const path = url.pathname
    .replace(/\/{2,}/g, '/')
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, '/')
    .replace(/\/amp\/?$/i, '')
    .replace(/^\/amp(?=\/)/i, '')
    .replace(/\.amp(?=\.html?$)/i, '')
    .replace(/\/$/, '');
  if (path === '' && url.search === '' && url.hash === '') return null;
  if (url.search === '' && url.hash === '' && MADE_OF_NOTHING.test(path)) return null;
  return `${host}${path}${url.search}${url.hash}`;
}

/**
 * Canonical spelling of an address. A relative address is resolved against `base` (an absolute address, such as the
 * source's home page). Null when it is not an address of the web: another scheme, no host, too long, not parseable.
 * Never throws.
 */
export function canonicalUrl(address: string, base: string | null = null): CanonicalUrl | null {
  const trimmed = address.trim();
  if (trimmed === '' || trimmed.length > MAX_URL_CHARS || /\s/.test(trimmed)) return null;
  const outer = parse(trimmed, base);
  if (outer === null) return null;
  const inner = wrapped(outer);
  const url = (inner === null ? null : parse(inner, null)) ?? outer;
  // Every setter serialises the address again: only where there is something to remove.
  if (url.href.includes('#')) url.hash = routeOf(url.hash);
  if (url.href.includes('@')) {
    url.username = '';
    url.password = '';
  }
  if (url.href.includes('?')) removeTracking(url);
  const host = url.hostname.replace(/\.$/, '');
  const canonical = { url: url.href, host, identity: identityOf(url) };
  return canonical.url.length > MAX_URL_CHARS ? null : canonical;
}
