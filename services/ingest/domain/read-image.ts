/** The address of an article's picture, in the shapes in which feeds, APIs and content systems give one. */
import { isPlaceholderLink } from './no-news/placeholder-id.ts';
import { isObject, member, property } from './read-value.ts';

/** Levels that are opened: associations → picture → renditions → one of them. */
const MAX_DEPTH = 5;

/** Items of a list, and members of an object without known keys, that are looked at. */
const MAX_ITEMS = 20;

const ADDRESS_KEYS = [
  ...'url href src source_url contentUrl @id link uri image:loc'.split(' '),
  ...'#text _ # $t _text __text _cdata value @value rendered'.split(' '),
];

/** Where a picture lies inside of what was given: the larger rendering first. */
const INNER_KEYS = [
  'default',
  'basic',
  'original',
  'large',
  'full',
  'main',
  'contents',
  'content',
  'media:content',
  'renditions',
  'file',
  'fields',
  'attributes',
  'data',
  'image',
  'thumbnails',
  'thumbnail',
  'media:thumbnail',
];

/** Types of what is no picture. */
const OTHER_TYPE = /video|audio|text|html|pdf|zip|json|article|link/i;

const OTHER_FILE = /\.(?:mp[34]|m4[av]|ogg|oga|wav|webm|mov|avi|pdf|zip|html?|xml)(?:[?#]|$)/i;

function addressOf(text: string): string | null {
  const address = text.trim();
  return /\s/.test(address) || isPlaceholderLink(address) || OTHER_FILE.test(address) ? null : address;
}

function isOther(value: unknown): boolean {
  // The type of an element with a text is that of its text.
  if (typeof (property(value, '#text') ?? property(value, '_')) === 'string') return false;
  return ['type', 'medium', 'mimeType'].some((key) => {
    const type = member(value, key);
    return typeof type === 'string' && OTHER_TYPE.test(type);
  });
}

function firstOf(values: readonly unknown[], depth: number): string | null {
  for (const value of values.slice(0, MAX_ITEMS)) {
    const found = readImage(value, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function insideOf(value: Readonly<Record<string, unknown>>, depth: number): string | null {
  const inner = INNER_KEYS.map((key) => member(value, key)).filter((one) => typeof one === 'object');
  const found = firstOf(inner, depth);
  if (found !== null || inner.length > 0) return found;
  // Associations and renditions are under names of the outlet's choice.
  return firstOf(
    Object.values(value).filter((one) => typeof one === 'object'),
    depth,
  );
}

/** The address of a picture, absolute or relative, as given; null when there is none. Never throws. */
export function readImage(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return addressOf(value);
  if (depth > MAX_DEPTH) return null;
  if (Array.isArray(value)) return firstOf(value, depth);
  if (!isObject(value) || isOther(value)) return null;
  for (const key of ADDRESS_KEYS) {
    const found = member(value, key);
    const address = typeof found === 'string' ? addressOf(found) : null;
    if (address !== null) return address;
  }
  return insideOf(value, depth);
}

/** Longest address kept, characters. */
const MAX_URL_CHARS = 4_096;

/** A picture's address as absolute http(s); a relative one belongs to the page that it is on. Null for any other. */
export function absoluteImage(address: string | null, page: string | null): string | null {
  if (address === null || address.length > MAX_URL_CHARS) return null;
  const url = URL.parse(address.startsWith('//') ? `https:${address}` : address, page ?? undefined);
  return url === null || !/^https?:$/.test(url.protocol) || url.href.length > MAX_URL_CHARS ? null : url.href;
}
