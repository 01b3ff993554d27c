/** Reads addresses, ids, names and tags out of the shapes that feeds and their converters give them. */
import { shapeKeys } from '@newsfold/schemas/raw-shapes.ts';
import { isObject, member, only } from './read-value.ts';

/** Items of a list that are read; longer lists are cut. */
const MAX_ITEMS = 1_000;

/** Levels of wrapping that are opened. */
const MAX_DEPTH = 3;

const TEXT_KEYS = shapeKeys('text');
const LINK_KEYS = [...shapeKeys('link'), ...TEXT_KEYS];
const NAME_KEYS = [...shapeKeys('name'), ...TEXT_KEYS, 'email', 'data', 'attributes', 'fields'];
const OUTLET_KEYS = ['name', 'title', 'label', 'news:name', ...TEXT_KEYS, 'id'];
const HOME_KEYS = [
  ...['url', 'domain', 'href', 'homepage', 'homepage_url', 'htmlUrl', 'site_url', 'siteUrl'],
  ...['link', 'links', 'uri', '@id'],
];

function firstLine(value: unknown, keys: readonly string[], depth = 0): string | null {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return null;
  for (const key of keys) {
    const found = member(value, key);
    if (typeof found === 'string' && found.trim() !== '') return found;
    const inner = isObject(found) ? firstLine(found, keys, depth + 1) : null;
    if (inner !== null) return inner;
  }
  return null;
}

/** Relations of a link that lead away from the article. */
const NOT_FOR_READERS = /^(?:self|edit|enclosure|replies|hub|license|related|next|prev|search|via|shorturl)$/;

/** How well a link fits readers; 0 is best. */
function rankOf(link: unknown): number {
  const rel = member(link, 'rel');
  const type = member(link, 'type');
  if (rel === undefined) return 2;
  if (rel === 'alternate') return type === undefined || type === 'text/html' ? 0 : 1;
  if (rel === 'self' || rel === 'canonical') return rel === 'canonical' ? 1 : 4;
  return typeof rel === 'string' && NOT_FOR_READERS.test(rel) ? 5 : 3;
}

/** The addresses among links that have a relation, such as pictures that are enclosed; media types must fit, where given. */
export function relatedLinks(value: unknown, relation: string, type: RegExp = /./): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MAX_ITEMS).flatMap((link) => {
    const given = member(link, 'type');
    const isMeant = member(link, 'rel') === relation && (typeof given !== 'string' || type.test(given));
    return isMeant ? (firstLine(link, LINK_KEYS) ?? []) : [];
  });
}

function linkForReaders(links: readonly unknown[]): unknown {
  const ranked = links.filter((link) => !Array.isArray(link)).map((link) => ({ link, rank: rankOf(link) }));
  return ranked.sort((a, b) => a.rank - b.rank)[0]?.link;
}

/** A short text: a string, a finite number, or an object or list that holds an address or a name. Null otherwise. */
export function readLine(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (!Array.isArray(value)) return firstLine(value, LINK_KEYS) ?? numberIn(value);
  const link = linkForReaders(value.slice(0, MAX_ITEMS));
  return Array.isArray(link) ? null : readLine(link);
}

/** A number that a parser of XML made of an id: {"#text": 88121}. */
function numberIn(value: unknown): string | null {
  const found = member(value, '#text') ?? member(value, '_');
  return typeof found === 'number' && Number.isFinite(found) ? String(found) : null;
}

/** A language's tag or name: a string, or an object or list that holds one. Null otherwise. */
export function readLanguage(value: unknown): string | null {
  const inner = only(value);
  if (typeof inner === 'string') return inner;
  if (Array.isArray(inner)) return inner.find((item) => typeof item === 'string') ?? null;
  return firstLine(inner, ['code', 'alternateName', ...TEXT_KEYS, 'name', 'id']);
}

/** The value of a facet: {"name": "glocations", "value": "Ostrel", "rank": 1} of the NYT names the facet, not the tag. */
function facetValue(item: unknown): string | null {
  const value = member(item, 'value');
  const isFacet = member(item, 'rank') !== undefined || member(item, 'major') !== undefined;
  return isFacet && typeof value === 'string' ? value : null;
}

/** A person of parts: {"firstname": "Mira", "lastname": "Tolland"}. */
function personName(item: unknown): string | null {
  const parts = ['firstname', 'firstName', 'givenName', 'lastname', 'lastName', 'familyName']
    .map((key) => member(item, key))
    .filter((part) => typeof part === 'string');
  return parts.length === 0 ? null : parts.join(' ');
}

/** RSS has an author's letter box first and the name in brackets: desk@courier.example (Jens Kvam). */
const LETTER_BOX = /^[^\s()@]+@[^\s()@]+ \(([^()]+)\)$/;

/** The names among bylines; without those that a parser has cut in a bracket. */
export function bylineNames(labels: readonly string[]): readonly string[] {
  return labels
    .map((label) => LETTER_BOX.exec(label)?.[1] ?? label)
    .filter((label) => label !== '' && label.includes('(') === label.includes(')'));
}

function labelOf(item: unknown): string | null {
  if (typeof item === 'string') return item;
  return facetValue(item) ?? firstLine(item, NAME_KEYS) ?? personName(item);
}

/** Splits a text that names several; the parts are trimmed. */
function split(text: string, separator: RegExp): readonly string[] {
  return text
    .slice(0, 10_000)
    .split(separator)
    .map((part) => part.trim());
}

/**
 * Several short texts: a string, an object with a name, or a list of these; a string is split at `separator`, which
 * must not begin or end with an unbounded run. Null when nothing can be read.
 */
export function readTexts(value: unknown, separator: RegExp): readonly string[] | null {
  const inner = only(value);
  if (typeof inner === 'string') return split(inner, separator);
  if (Array.isArray(inner)) {
    // WordPress groups terms by taxonomy: lists in a list.
    const items = inner.slice(0, MAX_ITEMS).flat().slice(0, MAX_ITEMS);
    return items.flatMap((item) => labelOf(item) ?? []);
  }
  const wrapped = isObject(inner) ? firstLine(inner, TEXT_KEYS) : null;
  if (wrapped !== null && labelOf(inner) === wrapped) return split(wrapped, separator);
  const label = labelOf(inner);
  return label === null ? null : [label];
}

/** A source: its name and address, from a string or from an object with name and url, domain or href. */
export function readSource(
  value: unknown,
): { readonly name: string | null; readonly url: string | null } | null {
  const inner = Array.isArray(value) ? value[0] : value;
  if (typeof inner === 'string') return { name: inner, url: null };
  if (!isObject(inner)) return null;
  const name = firstLine(inner, OUTLET_KEYS);
  const url = HOME_KEYS.map((key) => member(inner, key))
    .map((link) => (typeof link === 'number' ? null : readLine(link)))
    .find((link) => link !== null && link.trim() !== '');
  return name === null && url === undefined ? null : { name, url: url ?? null };
}
