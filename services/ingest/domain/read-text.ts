/** Reads texts out of the shapes that feeds and their converters give them. */
import { TEXT_KEYS } from '@newsfold/schemas/raw-fields.ts';

/** Items of a list that are read; longer lists are cut. */
const MAX_ITEMS = 1_000;

/** Keys under which a person, tag or link has its name or its address. */
const NAME_KEYS = ['name', 'label', 'term', 'title', '@value', '#text', 'value', '_', 'email'];
const LINK_KEYS = ['href', 'url', '@id', '#text', 'value', '_'];

/** An own property of any value; undefined if it has none. */
export function property(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

function firstString(value: unknown, keys: readonly string[]): string | null {
  for (const key of keys) {
    const found = property(value, key);
    if (typeof found === 'string' && found.trim() !== '') return found;
  }
  return null;
}

/**
 * A text: a string, an object that wraps one, or a list of these (paragraphs). Null when the value has another type.
 */
export function readText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) {
    const wrapped = TEXT_KEYS.map((key) => property(value, key)).find((inner) => typeof inner === 'string');
    return typeof wrapped === 'string' ? wrapped : null;
  }
  const parts = value.slice(0, MAX_ITEMS).map((item) => (Array.isArray(item) ? null : readText(item)));
  return parts.length === 0 || parts.includes(null) ? null : parts.join('\n\n');
}

/** A short text: a string, a finite number, or an object or list that holds an address or a name. Null otherwise. */
export function readLine(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (!Array.isArray(value)) return firstString(value, LINK_KEYS);
  // A list of links: the one for readers, else the first.
  const items = value.slice(0, MAX_ITEMS);
  const alternate = items.find((item) => property(item, 'rel') === 'alternate') ?? items[0];
  return Array.isArray(alternate) ? null : readLine(alternate);
}

/**
 * Several short texts: a string, an object with a name, or a list of these; a string is split at `separator`, which
 * must not begin or end with an unbounded run. Null when nothing can be read.
 */
export function readTexts(value: unknown, separator: RegExp): readonly string[] | null {
  if (typeof value === 'string')
    return value
      .slice(0, 10_000)
      .split(separator)
      .map((part) => part.trim());
  if (Array.isArray(value)) {
    const items = value
      .slice(0, MAX_ITEMS)
      .map((item) => (typeof item === 'string' ? item : firstString(item, NAME_KEYS)));
    return items.filter((item) => item !== null);
  }
  const name = firstString(value, NAME_KEYS);
  return name === null ? null : [name];
}

/** A source: its name and address, from a string or from an object with name and url, domain or href. */
export function readSource(
  value: unknown,
): { readonly name: string | null; readonly url: string | null } | null {
  if (typeof value === 'string') return { name: value, url: null };
  if (Array.isArray(value))
    return value.length === 0 || Array.isArray(value[0]) ? null : readSource(value[0]);
  const name = firstString(value, ['name', 'title', 'label', '#text', 'value', '_', 'id']);
  const url = firstString(value, ['url', 'domain', 'href', 'homepage', 'link', 'uri', '@id']);
  return name === null && url === null ? null : { name, url };
}
