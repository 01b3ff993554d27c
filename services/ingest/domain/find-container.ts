/** Recognises a document that holds many articles: a whole feed, a channel, an API's response. */
import type { RawFieldName } from '@newsfold/schemas/raw-fields.ts';
import { shapeKeys } from '@newsfold/schemas/raw-shapes.ts';
import { FoundFields, rankOfName } from './find-fields.ts';
import { openEnvelope } from './open-envelope.ts';
import type { RawInput } from './parse-raw.ts';
import { readRenderings } from './read-text.ts';
import { isObject, only, property } from './read-value.ts';

/** A list of articles in a document. */
export interface Container {
  /** Where it is: items, rss.channel.item. */
  readonly path: string;
  readonly count: number;
}

const LISTS = shapeKeys('list');
const HOLDERS = shapeKeys('holder');

/** Holders in holders: rss.channel, response.data. */
const MAX_DEPTH = 3;

/** Items of a list that are looked at: the first ones may be advertisements or the site itself. */
const MAX_LOOKED_AT = 20;

const LISTS_OF_XML: ReadonlySet<string> = new Set(['item', 'entry']);

/** Lists that belong to a feed with a title and an address; under other names an article has related ones. */
const LISTS_OF_FEEDS: ReadonlySet<string> = new Set(['items', 'entries', 'item', 'entry']);

/** What a feed has and an article has not: of JSON Feed, rss-parser and feedparser. */
const FEED_MARKS = ['home_page_url', 'feed_url', 'feedUrl', 'bozo'];

/** An object that says something, and where or when or under which id; in a list that may be a body, with a title of its own. */
function isArticle(value: unknown, list: string): boolean {
  if (!isObject(value)) return false;
  const found = new FoundFields(openEnvelope(value));
  const has = (field: RawFieldName) => found.of(field).length > 0;
  const isPlaced = has('url') || has('publishedAt') || (LISTS_OF_FEEDS.has(list) && has('id'));
  if (rankOfName('body', list) >= 0) return has('title') && isPlaced;
  const saysSomething = has('title') || has('summary');
  return (saysSomething && (has('body') || isPlaced)) || (has('body') && isPlaced);
}

function isListOfArticles(value: unknown, list: string): value is readonly unknown[] {
  return Array.isArray(value) && value.slice(0, MAX_LOOKED_AT).some((item) => isArticle(item, list));
}

/** A channel of one item has an object where a longer one has a list. */
function articlesAt(value: unknown, list: string, isHeld: boolean): number {
  if (isListOfArticles(value, list)) return value.length;
  return isHeld && LISTS_OF_XML.has(list) && isArticle(value, list) ? 1 : 0;
}

function within(document: RawInput, path: string, depth: number): Container | null {
  for (const key of LISTS) {
    if (!Object.hasOwn(document, key)) continue;
    const count = articlesAt(document[key], key, depth > 0);
    if (count > 0) return { path: path + key, count };
  }
  if (depth === MAX_DEPTH) return null;
  for (const key of HOLDERS) {
    const inner = Object.hasOwn(document, key) ? only(document[key]) : undefined;
    const found = isObject(inner) ? within(inner, `${path}${key}.`, depth + 1) : null;
    if (found !== null) return found;
  }
  return null;
}

/** Whether a document is an article that has a list of related ones. */
function isItself(document: RawInput, path: string): boolean {
  const found = new FoundFields(document);
  const isNamed = found.of('title').length > 0 && found.of('url').length > 0;
  if (isNamed && !LISTS_OF_FEEDS.has(path)) return true;
  return found
    .of('body')
    .some(
      ({ name, value }) =>
        !isListOfArticles(value, name) && readRenderings(value).some((text) => text.trim() !== ''),
    );
}

/** The list of a feed that says it is one, whatever is in it: an empty feed is no article either. */
function listOfFeed(document: RawInput): Container | null {
  const isFeed = FEED_MARKS.some((mark) => Object.hasOwn(document, mark));
  const path = isFeed
    ? ['items', 'entries'].find((key) => Array.isArray(property(document, key)))
    : undefined;
  return path === undefined ? null : { path, count: (document[path] as readonly unknown[]).length };
}

/** The list of articles in a document that is none itself; null for an article. Never throws. */
export function findContainer(document: RawInput): Container | null {
  const feed = listOfFeed(document);
  if (feed !== null) return feed;
  const found = within(document, '', 0);
  return found === null || isItself(document, found.path) ? null : found;
}
