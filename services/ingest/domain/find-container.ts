/** Recognises a document that holds many articles: a whole feed, a channel, an API's response. */
import type { RawFieldName } from '@newsfold/schemas/raw-fields.ts';
import { shapeKeys } from '@newsfold/schemas/raw-shapes.ts';
import { FoundFields, rankOfName } from './find-fields.ts';
import { openMember } from './open-envelope.ts';
import type { RawInput } from './parse-raw.ts';
import { readRenderings } from './read-text.ts';
import { isObject, only, property } from './read-value.ts';

/** A list of articles in a document. */
export interface Container {
  /** Where it is: items, rss.channel.item. */
  readonly path: string;
  readonly members: readonly unknown[];
  /** The document and the holders in it that lead to the list, the outermost first. */
  readonly around: readonly RawInput[];
}

const LISTS = shapeKeys('list');
const HOLDERS = shapeKeys('holder');

/** Hardly any article has one of these keys. */
const LEADING: ReadonlySet<string> = new Set([...LISTS, ...HOLDERS]);

/** Holders in holders: rss.channel, response.data. */
const MAX_DEPTH = 3;

/** Lists in lists: an array of responses of feeds. */
const MAX_NESTED = 2;

/** Items of a list that are looked into for lists of their own. */
const MAX_OPENED = 3;

/** Items of a list that are looked at: the first ones may be advertisements or the site itself. */
const MAX_LOOKED_AT = 20;

const LISTS_OF_XML: ReadonlySet<string> = new Set(['item', 'entry']);

/** Lists that belong to a feed with a title and an address; under other names an article has related ones. */
export const LISTS_OF_FEEDS: ReadonlySet<string> = new Set([
  ...['items', 'entries', 'item', 'entry'],
  ...['itemListElement', 'blogPost', 'dataFeedElement'],
]);

/** What a feed has and an article has not: of JSON Feed, rss-parser, feedparser and RSS. */
export const FEED_MARKS = ['home_page_url', 'feed_url', 'feedUrl', 'bozo', 'lastBuildDate'];

/** An object that says something, and where or when or under which id; in a list that may be a body, with a title of its own. */
export function isArticle(value: unknown, list: string): boolean {
  const raw = openMember(value);
  if (raw === null) return false;
  const found = new FoundFields(raw);
  const has = (field: RawFieldName) => found.of(field).length > 0;
  const isPlaced = has('url') || has('publishedAt') || (LISTS_OF_FEEDS.has(list) && has('id'));
  if (rankOfName('body', list) >= 0) return has('title') && isPlaced;
  const saysSomething = has('title') || has('summary');
  return (saysSomething && (has('body') || isPlaced)) || (has('body') && isPlaced);
}

function isListOfArticles(value: unknown, list: string): value is readonly unknown[] {
  return Array.isArray(value) && value.slice(0, MAX_LOOKED_AT).some((item) => isArticle(item, list));
}

/** A list of feeds or responses. What a body is made of may hold links to other articles, and is none. */
function isListOfContainers(value: unknown, list: string, nested: number): value is readonly unknown[] {
  if (!Array.isArray(value) || nested === MAX_NESTED || rankOfName('body', list) >= 0) return false;
  return value.slice(0, MAX_OPENED).some((item) => {
    const raw = openMember(item);
    return raw !== null && find(raw, nested + 1) !== null;
  });
}

/** The articles of a list; a channel of one item has an object where a longer one has a list. */
function articlesAt(given: unknown, list: string, isHeld: boolean, nested: number): readonly unknown[] {
  const value = list === 'urlset' ? property(given, 'url') : given;
  if (isListOfArticles(value, list) || isListOfContainers(value, list, nested)) return value;
  return isHeld && LISTS_OF_XML.has(list) && isArticle(value, list) ? [value] : [];
}

/** A channel by itself: it has a name and a home page, and nothing that makes an article. */
function isChannel(document: RawInput): boolean {
  const found = new FoundFields(document);
  const has = (field: RawFieldName) => found.of(field).length > 0;
  return has('title') && has('url') && !has('body') && !has('id');
}

/**
 * All the articles of several lists; null for none. Of several lists only what lies around all of them speaks for them.
 * @param around what lies around all of them
 */
export function joinContainers(found: readonly Container[], around: readonly RawInput[]): Container | null {
  const [first] = found;
  if (first === undefined || found.length === 1) return first ?? null;
  return { path: first.path, members: found.flatMap(({ members }) => members), around };
}

const NOT_FOUND: Container = { path: '', members: [], around: [] };

function within(
  document: RawInput,
  path: string,
  around: readonly RawInput[],
  nested: number,
): Container | null {
  if (!Object.keys(document).some((key) => LEADING.has(key))) return null;
  let found = NOT_FOUND;
  for (const key of LISTS) {
    if (!Object.hasOwn(document, key)) continue;
    const isHeld = around.length > 0 || (LISTS_OF_XML.has(key) && isChannel(document));
    const members = articlesAt(document[key], key, isHeld, nested);
    if (members.length === 0) continue;
    // A page of an API may divide its articles: all of them count.
    if (found !== NOT_FOUND) found = { ...found, members: [...found.members, ...members] };
    else found = { path: path + key, members, around: [...around, document] };
  }
  if (found !== NOT_FOUND) return found;
  if (around.length === MAX_DEPTH) return null;
  const held: Container[] = [];
  for (const key of HOLDERS) {
    const inner = Object.hasOwn(document, key) ? only(document[key]) : undefined;
    const deeper = isObject(inner) ? within(inner, `${path}${key}.`, [...around, document], nested) : null;
    if (deeper !== null) held.push(deeper);
  }
  return joinContainers(held, [...around, document]);
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

/** JSON Feed says in each document which version of it that is. */
const JSON_FEED = /^https?:\/\/(?:www\.)?jsonfeed\.org\/version\//;

/** The list of a feed that says it is one, whatever is in it: an empty feed is no article either. */
function listOfFeed(document: RawInput): Container | null {
  const isJsonFeed = typeof document.version === 'string' && JSON_FEED.test(document.version);
  const isFeed = isJsonFeed || FEED_MARKS.some((mark) => Object.hasOwn(document, mark));
  const lists = isFeed ? ['items', 'entries'] : [];
  const path =
    lists.find((key) => Array.isArray(property(document, key))) ?? (isJsonFeed ? 'items' : undefined);
  if (path === undefined) return null;
  const list = property(document, path);
  return { path, members: Array.isArray(list) ? list : [], around: [document] };
}

function find(document: RawInput, nested: number): Container | null {
  const feed = listOfFeed(document);
  if (feed !== null) return feed;
  const found = within(document, '', [], nested);
  return found === null || isItself(document, found.path) ? null : found;
}

/** The list of articles, feeds or responses in a document that is no article itself; null for an article. Never throws. */
export function findContainer(document: RawInput): Container | null {
  return find(document, 0);
}

/** Where a document that says nothing itself has an empty list: the response of an API that found nothing. Else null. */
export function findEmptyList(document: RawInput, path = '', depth = 0): string | null {
  const empty = LISTS.find((key) => {
    const list = property(document, key);
    return Array.isArray(list) && list.length === 0;
  });
  if (empty !== undefined) return path + empty;
  if (depth === MAX_DEPTH) return null;
  for (const key of HOLDERS) {
    const inner = only(property(document, key));
    const deeper = isObject(inner) ? findEmptyList(inner, `${path}${key}.`, depth + 1) : null;
    if (deeper !== null) return deeper;
  }
  return null;
}
