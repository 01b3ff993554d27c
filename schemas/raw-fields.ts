/**
 * The lenient contract of raw articles: which names feeds use for what, in one table. ingest reads by it, and the
 * published JSON Schema is generated from it.
 */

/** How a field may be written. */
export type RawShape = 'text' | 'line' | 'texts' | 'time' | 'source';

/** One thing a raw article may say, under any of its names. */
export interface RawField {
  /** Accepted names, the preferred first. Case, underscores, hyphens and spaces in a name do not matter. */
  readonly names: readonly string[];
  readonly shape: RawShape;
  readonly doc: string;
}

const names = (text: string): readonly string[] => text.split(' ');

/** The table. Of several names in one article the first in the list that has a value counts. */
export const RAW_FIELDS = {
  id: {
    names: names('id guid articleId uuid identifier urn uri @id'),
    shape: 'line',
    doc: "The feed's own id of the article. An http(s) address is also its url when there is no other.",
  },
  url: {
    names: names(
      'url link canonicalUrl canonical href permalink webUrl articleUrl externalUrl mainEntityOfPage links',
    ),
    shape: 'line',
    doc: 'Address of the article; a relative one is resolved against the address of the source.',
  },
  title: {
    names: names('title headline webTitle titleText dc:title og:title name'),
    shape: 'text',
    doc: 'Headline, plain or HTML. Needed when there is neither body nor summary.',
  },
  body: {
    names: names(
      'body content text contentHtml contentText articleBody bodyHtml bodyText content:encoded contentEncoded fullText mainText html',
    ),
    shape: 'text',
    doc: 'Body, plain or HTML; a list of texts is read as paragraphs.',
  },
  summary: {
    names: names(
      'summary description abstract excerpt teaser standfirst trailText snippet lead lede dc:description',
    ),
    shape: 'text',
    doc: 'Summary, plain or HTML; used as the body when there is none.',
  },
  publishedAt: {
    names: names(
      'publishedAt published pubDate datePublished publishDate datePublish publicationDate webPublicationDate firstPublished date dc:date issued versionCreated firstCreated created createdAt updated dateModified modified timestamp',
    ),
    shape: 'time',
    doc: 'Publication time: ISO 8601, RFC 2822, seconds or milliseconds since the epoch, or a date in words. A time without a zone is UTC.',
  },
  seenAt: {
    names: names(
      'seenAt streamAt firstSeen firstSeenAt fetchedAt crawledAt crawlDate dateDownload retrievedAt discoveredAt',
    ),
    shape: 'time',
    doc: "When the feed first saw the article; becomes its stream time. The record's timestamp when absent, unreadable or later than it.",
  },
  lang: {
    names: names('lang language inLanguage languageCode locale dc:language'),
    shape: 'line',
    doc: 'Language as a tag or an English name: en, en-US, eng, English.',
  },
  source: {
    names: names(
      'source outlet publisher site siteName publication provider sourceName mediaName feedTitle dc:publisher',
    ),
    shape: 'source',
    doc: 'The outlet: its name, its host, or an object with name and url, domain or href.',
  },
  sourceUrl: {
    names: names('sourceUrl sourceDomain domain siteUrl homePageUrl feedUrl'),
    shape: 'line',
    doc: 'Home page or host of the outlet.',
  },
  authors: {
    names: names('authors author byline creator creators dc:creator writer'),
    shape: 'texts',
    doc: 'Bylines: a text, a list of texts, or objects with a name.',
  },
  categories: {
    names: names(
      'categories category tags tag keywords subjects subject section articleSection topics dc:subject',
    ),
    shape: 'texts',
    doc: 'Categories and tags: a text, a list of texts, or objects with a name, label or term.',
  },
} satisfies Record<string, RawField>;

/** What a raw article may say. */
export type RawFieldName = keyof typeof RAW_FIELDS;

/** Keys under which converters of feeds wrap a text: {"rendered": "…"}, {"#text": "…"}, {"value": "…"}. */
export const TEXT_KEYS: readonly string[] = names('rendered value #text _ $t __cdata html text main content');

const TEXT_OBJECT = {
  type: 'object',
  description: `An object that wraps the text under one of: ${TEXT_KEYS.join(', ')}.`,
  anyOf: TEXT_KEYS.map((key) => ({ required: [key], properties: { [key]: { type: 'string' } } })),
};

const STRING_OR_OBJECT = { type: ['string', 'object'] };

/** What a name of each shape may hold. Only title, body and summary are strict; the rest is ignored when unreadable. */
const SHAPES: Readonly<Record<RawShape, object>> = {
  text: {
    anyOf: [
      { type: ['string', 'null'] },
      TEXT_OBJECT,
      { type: 'array', items: { anyOf: [{ type: 'string' }, TEXT_OBJECT] } },
    ],
  },
  line: { type: ['string', 'number', 'object', 'array', 'null'] },
  texts: { anyOf: [{ type: ['string', 'object', 'null'] }, { type: 'array', items: STRING_OR_OBJECT }] },
  time: { type: ['string', 'number', 'null'] },
  source: { anyOf: [{ type: ['string', 'null'] }, { type: 'object' }] },
};

/** The published JSON Schema of a raw article, draft 2020-12. Lenient: unknown fields are welcome and kept aside. */
export function rawJsonSchema(): object {
  const properties = Object.entries(RAW_FIELDS).flatMap(([field, { names: accepted, shape, doc }]) =>
    accepted.map((name, at): [string, object] => [
      name,
      { description: at === 0 ? doc : `Another name of ${field}.`, ...SHAPES[shape] },
    ]),
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:newsfold:raw-article:v1',
    title: 'Raw article',
    description:
      'An article as a feed publishes it. A title, a body or a summary with visible text is needed, everything else is optional. Case, underscores and hyphens in names do not matter; other fields are kept aside.',
    type: 'object',
    properties: Object.fromEntries(properties),
    additionalProperties: true,
  };
}
