/** The fields of a raw article by the names that feeds use, and what is left over. */
import type { RawFieldName } from '@newsfold/schemas/raw-fields.ts';
import { FoundFields, type Given, rankOfName } from './find-fields.ts';
import { isPlaceholder } from './no-news/placeholder.ts';
import { isPlaceholderId, isPlaceholderLink } from './no-news/placeholder-id.ts';
import type { RawInput } from './parse-raw.ts';
import { readImage } from './read-image.ts';
import { bylineNames, readLanguage, readLine, readSource, readTexts, relatedLinks } from './read-line.ts';
import { readReservations, readTerms } from './read-rights.ts';
import { fullestOf, readHeadlines, readRenderings } from './read-text.ts';
import { bestTime, readTime, type WrittenTime } from './read-time.ts';
import { isEmptyElement, isObject, property } from './read-value.ts';
import { type Rejection, rejection } from './reject-reason.ts';

/** A raw article in one shape; texts are as received, HTML and all. Null or empty for what is not given. */
export interface RawFields {
  readonly id: string | null;
  readonly url: string | null;
  readonly title: string;
  /** The body, else the summary. */
  readonly body: string;
  /** The summary beside a body; empty when the body is made of it. */
  readonly summary: string;
  readonly publishedAt: WrittenTime | null;
  readonly seenAt: WrittenTime | null;
  readonly lang: string | null;
  readonly source: { readonly name: string | null; readonly url: string | null };
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly section: string | null;
  /** Address of a picture, absolute or relative. */
  readonly image: string | null;
  readonly usageTerms: readonly string[];
  readonly reservations: readonly string[];
  readonly digitalSourceType: string | null;
  /**
   * The fields that were read, as spelled in the raw article; the others go to `extra`. One inside a part of the article
   * is written with the part's key: fields.byline.
   */
  readonly used: ReadonlySet<string>;
}

/** Anything but white space, as trim() takes it away. */
const VISIBLE = /\S/;

const AUTHOR_SEPARATOR = /[;|]|,(?=\s)|\s(?:and|und|et|y)\s/;
const CATEGORY_SEPARATOR = /[,;|]/;

/** What goes before the first name of a byline. */
const BEFORE_AUTHOR = /^(?:by|von|par|por)\s+(?=\p{Lu})/iu;

/** Names of bodies and times from here on are of another kind. */
const WHOLE_PAGE = rankOfName('body', 'html');
const FIRST_UPDATE = rankOfName('publishedAt', 'updated');

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Tags in which contributors are looked for. */
const MAX_TAGS = 1_000;

const NONE: readonly string[] = [];

const isContributor = (tag: unknown) => property(tag, 'type') === 'contributor';

/** A text of a field with where it was found. */
interface Found {
  readonly given: Given;
  readonly text: string;
}

/** Reads one raw article, field by field. */
class FieldReader {
  readonly used = new Set<string>();
  readonly given: FoundFields;

  constructor(raw: RawInput) {
    this.given = new FoundFields(raw);
  }

  /** Marks a value as read. */
  use({ part, name }: Given): void {
    this.used.add(part === null ? name : `${part}.${name}`);
  }

  /** The first value that can be read; one that cannot is left among the unknown fields. */
  first<T>(field: RawFieldName, read: (value: unknown) => T | null): T | null {
    for (const given of this.given.of(field)) {
      if (typeof given.value === 'string' && !VISIBLE.test(given.value)) continue;
      const result = read(given.value);
      if (result === null) continue;
      this.use(given);
      return result;
    }
    return null;
  }

  /** The labels under the first name that has any. */
  firstLabels(
    field: RawFieldName,
    separator: RegExp,
    kept = (labels: readonly string[]) => labels,
  ): readonly string[] {
    // Most articles have few of the fields.
    if (this.given.of(field).length === 0) return NONE;
    const nonEmpty = (value: unknown) => {
      const labels = kept(readTexts(value, separator)?.filter((label) => label !== '') ?? []);
      return labels.length === 0 ? null : labels;
    };
    return this.first(field, nonEmpty) ?? NONE;
  }

  /** The contributors among the tags of a Guardian item, which lists them there alone when no byline is asked for. */
  contributors(): readonly string[] {
    const tags = this.given.of('categories').flatMap(({ value }) => (Array.isArray(value) ? value : []));
    if (tags.length === 0) return NONE;
    return readTexts(tags.slice(0, MAX_TAGS).filter(isContributor), AUTHOR_SEPARATOR) ?? [];
  }

  /** The labels under all names. */
  allLabels(field: RawFieldName, separator: RegExp): readonly string[] {
    return this.given.of(field).flatMap((given) => {
      const value = Array.isArray(given.value)
        ? given.value.filter((tag) => !isContributor(tag))
        : given.value;
      const labels = readTexts(value, separator)?.filter((label) => label !== '') ?? [];
      if (labels.length > 0) this.use(given);
      return labels;
    });
  }

  /** What the values under all names of a field say, each thing once. */
  all(field: RawFieldName, read: (value: unknown, name: string) => readonly string[]): readonly string[] {
    if (this.given.of(field).length === 0) return NONE;
    const found = this.given.of(field).flatMap((given) => {
      const texts = read(given.value, given.name);
      if (texts.length > 0) this.use(given);
      return texts;
    });
    return [...new Set(found)];
  }

  /** Every rendering of a text that says something, the preferred first. */
  texts(field: 'title' | 'body' | 'summary'): readonly Found[] {
    const read = field === 'title' ? readHeadlines : readRenderings;
    const found: Found[] = [];
    for (const given of this.given.of(field))
      for (const text of read(given.value))
        if (VISIBLE.test(text) && (field === 'title' || !isPlaceholder(text))) found.push({ given, text });
    return found;
  }

  /** Why a field that is given has no text; null when it is blank, or not given. */
  unreadable(field: 'title' | 'body'): Rejection | null {
    const read = field === 'title' ? readHeadlines : readRenderings;
    const wrong = this.given
      .of(field)
      .find(({ value }) => read(value).length === 0 && !isEmptyElement(value));
    if (wrong === undefined) return null;
    return rejection('wrong-type', `"${wrong.name}" is ${kindOf(wrong.value)}; send its ${field} as a text`);
  }

  time(field: 'publishedAt' | 'seenAt'): WrittenTime | null {
    const times = this.given.of(field).flatMap((given) => {
      const time = readTime(given.value);
      const isBlank = time === null || (typeof time === 'string' && !VISIBLE.test(time));
      return isBlank ? [] : [{ given, name: given.name, time, isPublication: given.rank < FIRST_UPDATE }];
    });
    const best = bestTime(times);
    const chosen = times.find((one) => one === best);
    if (chosen === undefined) return null;
    this.use(chosen.given);
    return chosen.time;
  }

  /** The fullest of the texts; other renderings of it are not worth keeping. */
  fullest(found: readonly Found[]): string {
    for (const { given } of found) this.use(given);
    return fullestOf(found.map(({ text }) => text));
  }
}

function readTitle(reader: FieldReader): string | Rejection {
  const titles = reader.texts('title');
  const [title] = titles;
  if (title === undefined) return reader.unreadable('title') ?? '';
  // A second name for it is not worth keeping.
  for (const { given } of titles) reader.use(given);
  return title.text;
}

/** A body, and the summary beside it. */
type Texts = Pick<RawFields, 'body' | 'summary'>;

/** The fullest summary to stand for a body; beside a body the preferred one that is not the body again. */
function readSummary(reader: FieldReader, body: string | null): string {
  const summaries = reader.texts('summary').filter(({ text }) => text !== body);
  const fullest = body === null ? fullestOf(summaries.map(({ text }) => text)) : undefined;
  const chosen = fullest === undefined ? summaries[0] : summaries.find(({ text }) => text === fullest);
  if (chosen === undefined) return '';
  reader.use(chosen.given);
  return chosen.text;
}

function readBody(reader: FieldReader): Texts | Rejection {
  const bodies = reader.texts('body');
  const texts = bodies.filter(({ given }) => given.rank < WHOLE_PAGE);
  const body = bodies.length === 0 ? null : reader.fullest(texts.length > 0 ? texts : bodies);
  const summary = readSummary(reader, body);
  if (body !== null) return { body, summary };
  return (summary === '' ? reader.unreadable('body') : null) ?? { body: summary, summary: '' };
}

/** An id; null for what says that there is none, so that another name may have one. */
function readId(value: unknown): string | null {
  const id = readLine(value);
  return id === null || isPlaceholderId(id) ? null : id;
}

/** An address; null for what leads nowhere. */
function readAddress(value: unknown): string | null {
  const address = readLine(value);
  return address === null || isPlaceholderLink(address) ? null : address;
}

/** The address among several ids, as WordPress keeps it beside a number: {"ID": 7, "guid": "https://…/?p=7"}. */
function addressAmongIds(reader: FieldReader): string | null {
  const [, ...others] = reader.given.of('id');
  const given = others.find(({ value }) => /^https?:\/\//i.test(readLine(value) ?? ''));
  if (given === undefined) return null;
  reader.use(given);
  return readAddress(given.value);
}

/** What links beside the one for readers lead to. */
function linksOf(reader: FieldReader, relation: string, type?: RegExp): readonly string[] {
  return reader.given.of('url').flatMap(({ value }) => relatedLinks(value, relation, type));
}

/** An address of a page, in contrast to that of a site. */
const PAGE = /^https?:\/\/[^/\s]+\/[^\s]*[^/\s]$/i;

/** The outlet; what extractors of web pages call the source is the page, where they name no other address. */
function sourceOf(
  reader: FieldReader,
  isPlaced: boolean,
): { outlet: ReturnType<typeof readSource>; page: string | null } {
  let page: string | null = null;
  const outlet = reader.first('source', (value) => {
    if (isPlaced || typeof value !== 'string' || !PAGE.test(value)) return readSource(value);
    page ??= value;
    return null;
  });
  return { outlet, page };
}

/** What tells the feed of an item from other things under its key: what node-feedparser, feed readers and Feedly write. */
const FEEDS: Readonly<Record<string, readonly string[]>> = {
  meta: ['#ns', 'xmlurl'],
  feed: ['site_url', 'siteUrl', 'feed_url', 'feedUrl'],
  origin: ['htmlUrl', 'streamId'],
};

/** The outlet as parsers and readers of feeds put it into each item: the feed's own title and home page. */
function feedOf(raw: RawInput): ReturnType<typeof readSource> {
  for (const [key, marks] of Object.entries(FEEDS))
    if (marks.some((mark) => property(raw[key], mark) !== undefined)) return readSource(raw[key]);
  return null;
}

/** The language of the feed, where node-feedparser puts it. */
function languageOfFeed(raw: RawInput): string | null {
  const feed = isObject(raw.meta) ? raw.meta : {};
  const language =
    property(feed, 'language') ?? property(feed, 'rss:language') ?? property(feed, 'dc:language');
  return language === undefined ? null : readLanguage(language);
}

/** The address under which a JSON:API serves an article: its own links are relative to it. */
function servedFrom(raw: RawInput): string | null {
  return isObject(raw.attributes) ? readLine(property(raw.links, 'self') ?? null) : null;
}

/**
 * Reads the fields of a raw article. A title, or a body without a summary, of which no rendering can be read is
 * rejected: what it says cannot be guessed. Other fields of a wrong type count as not given and stay among the unknown
 * ones. Never throws.
 */
export function readFields(raw: RawInput): RawFields | Rejection {
  const reader = new FieldReader(raw);
  const title = readTitle(reader);
  if (typeof title !== 'string') return title;
  const texts = readBody(reader);
  if ('kind' in texts) return texts;
  const url = reader.first('url', readAddress);
  const { outlet, page } = sourceOf(reader, url !== null);
  const source = outlet ?? feedOf(raw);
  const byline = reader.firstLabels('authors', AUTHOR_SEPARATOR, bylineNames);
  const sections = reader.firstLabels('section', CATEGORY_SEPARATOR);
  const authors = byline.length > 0 ? byline : reader.contributors();
  return {
    id: reader.first('id', readId),
    url: url ?? page ?? addressAmongIds(reader),
    title,
    ...texts,
    publishedAt: reader.time('publishedAt'),
    seenAt: reader.time('seenAt'),
    lang: reader.first('lang', readLanguage) ?? languageOfFeed(raw),
    source: {
      name: source?.name ?? null,
      url: source?.url ?? reader.first('sourceUrl', readLine) ?? servedFrom(raw),
    },
    authors: authors.map((name) => name.replace(BEFORE_AUTHOR, '')),
    categories: [...reader.allLabels('categories', CATEGORY_SEPARATOR), ...sections],
    section: sections[0] ?? null,
    image: reader.first('image', readImage) ?? linksOf(reader, 'enclosure', /^image\//)[0] ?? null,
    usageTerms: [...reader.all('usageTerms', readTerms), ...linksOf(reader, 'license')],
    reservations: reader.all('reservations', (value, name) => readReservations(name, value)),
    digitalSourceType: reader.first('digitalSourceType', readLine),
    used: reader.used,
  };
}
