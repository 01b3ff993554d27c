/**
 * Who published an article, and which family the outlet belongs to. Two outlets of one family are not independent.
 */
import type { Publisher } from '@newsfold/schemas/generated/records.ts';
import { getDomain } from 'tldts';
import { cleanLine } from '../clean/clean-text.ts';
import { type CanonicalUrl, canonicalUrl } from './canonical-url.ts';
import { AGGREGATORS, SHARED_HOSTS } from './outlet-hosts.ts';
import { type Outlets, shippedOutlets } from './outlets.ts';

/** What a raw article says about its outlet. */
export interface SourceFields {
  /** Name of the outlet, as given; may be a host name. */
  readonly name: string | null;
  /** Home page, feed address or host of the outlet. */
  readonly url: string | null;
}

/** Publishers that cannot be distinguished: never counted as independent. */
export const UNKNOWN_PUBLISHER: Publisher = { id: 'unknown', name: 'unknown', family: null };

const MAX_NAME_CHARS = 120;
const HOST_NAME = /^(?:https?:\/\/)?(?:[a-z\d-]+\.)+[a-z]{2,}(?:\/\S*)?$/i;

/** True for a host that carries other outlets' articles (news.google.com, uk.news.yahoo.com). */
function isAggregator(host: string): boolean {
  const labels = host.split('.');
  return labels.some((_, at) => AGGREGATORS.has(labels.slice(at).join('.')));
}

/** The name in the form in which spellings of it are equal: lower case, no article, no ".com", no punctuation. */
function normalisedName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/\.(?:com?|org|net|news|info|example)(?:\.[a-z]{2})?$/, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the (?=.)/, '');
  return plain === '' ? name.toLowerCase() : plain;
}

/** On shared hosts the owner in the path: medium.com/@name, t.me/name. */
function pathOwner(address: CanonicalUrl): string | null {
  const owner = /^https?:\/\/[^/]+\/(@?[\w.-]+)/.exec(address.url)?.[1];
  return owner === undefined ? null : owner.toLowerCase();
}

/** Registrable domain of a host; on a shared host the owner's own site. */
function familyOf(address: CanonicalUrl): string {
  const domain = getDomain(address.host) ?? address.host;
  const shared = SHARED_HOSTS.get(domain);
  if (shared === undefined) return getDomain(address.host, { allowPrivateDomains: true }) ?? domain;
  const labels = address.host.slice(0, -domain.length - 1).split('.');
  const site = labels.at(-1) ?? '';
  if (site !== '' && site !== 'www' && site !== 'm') return `${site}.${domain}`;
  const owner = shared === 'path' ? pathOwner(address) : null;
  return owner === null ? domain : `${domain}/${owner}`;
}

/** An outlet that the table lists. */
function listed(host: string, name: string | null, outlets: Outlets): Publisher {
  return { id: host, name: name ?? host, family: outlets.familyOf(host) ?? getDomain(host) ?? host };
}

function outletAt(address: CanonicalUrl, name: string | null, outlets: Outlets): Publisher {
  const host = address.host.replace(/^www\d?\./, '');
  const known = outlets.atHost(host);
  if (known !== null) return listed(known, name, outlets);
  const family = familyOf(address);
  const id = family.includes('/') ? family : host;
  return { id, name: name ?? id, family: outlets.familyOf(host) ?? family };
}

/**
 * The publisher of an article: by its own address, else by the source's address, else by the source's name. Under an
 * aggregator's address the source counts and the aggregator does not; without a source the publisher is unknown there.
 * An outlet that the table of outlets lists is one publisher under all of its hosts and names. Never throws.
 */
export function publisherOf(
  address: CanonicalUrl | null,
  source: SourceFields,
  outlets: Outlets = shippedOutlets,
): Publisher {
  const given = source.name === null ? '' : cleanLine(source.name).slice(0, MAX_NAME_CHARS);
  const nameIsHost = HOST_NAME.test(given);
  const name = given === '' ? null : given;
  if (address !== null && !isAggregator(address.host)) return outletAt(address, name, outlets);
  const home = [source.url, nameIsHost ? given : null]
    .map((text) => (text === null ? null : canonicalUrl(text)))
    .find((candidate) => candidate !== null && !isAggregator(candidate.host));
  if (home !== undefined && home !== null) return outletAt(home, name, outlets);
  if (name === null || nameIsHost) return UNKNOWN_PUBLISHER;
  const known = outlets.named(name);
  return known === null
    ? { id: name.toLowerCase(), name, family: normalisedName(name) }
    : listed(known, name, outlets);
}
