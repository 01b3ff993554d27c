/** An article as an IPTC ninjs 3.1 item, for systems that read it. */
import type { Article } from '@newsfold/schemas/generated/records.ts';

/** The part of a ninjs 3.1 item that an article fills. */
export interface NinjsItem {
  readonly uri: string;
  readonly standard: { readonly name: 'ninjs'; readonly version: '3.1'; readonly schema: string };
  readonly type: 'text';
  readonly language?: string;
  /** When newsfold first saw it, RFC 3339. */
  readonly firstCreated: string;
  /** When the publisher dated it, RFC 3339. */
  readonly versionCreated?: string;
  readonly headlines?: ReadonlyArray<{
    readonly role: 'main';
    readonly contentType: 'text/plain';
    readonly value: string;
  }>;
  readonly bodies?: ReadonlyArray<{
    readonly role: 'main';
    readonly contentType: 'text/plain';
    readonly charCount: number;
    readonly value: string;
  }>;
  readonly by?: string;
  readonly infoSources: ReadonlyArray<{
    readonly name: string;
    /** Host of the outlet: an identifier, but not a URI. */
    readonly literal?: string;
    readonly role?: string;
  }>;
  readonly subjects?: ReadonlyArray<{ readonly name: string }>;
  readonly people?: ReadonlyArray<{ readonly name: string }>;
  readonly organisations?: ReadonlyArray<{ readonly name: string }>;
  readonly places?: ReadonlyArray<{ readonly name: string }>;
  readonly altIds?: ReadonlyArray<{ readonly role: string; readonly value: string }>;
}

/** The `$id` of the schema. */
const SCHEMA = 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#';
/** Hosts and paths as RFC 3986 defines them; anything else is not a URI. */
const URI = /^https?:\/\/(?:[\w.~:/?@!$&'()*+,;=-]|%[\da-f]{2})+$/i;

function named(article: Article, type: string): readonly { readonly name: string }[] {
  return article.entities.filter((entity) => entity.type === type).map(({ name }) => ({ name }));
}

/** Leaves out lists without an entry: ninjs has no empty ones. */
function present<K extends string, T>(key: K, list: readonly T[]): { readonly [key in K]?: readonly T[] } {
  return list.length === 0 ? {} : ({ [key]: list } as { readonly [key in K]?: readonly T[] });
}

function infoSources({ publisher, wireCredit }: Article): NinjsItem['infoSources'] {
  const outlet = { name: publisher.name, ...(publisher.family === null ? {} : { literal: publisher.id }) };
  return wireCredit === null ? [outlet] : [outlet, { name: wireCredit, role: 'agency' }];
}

/** The address of an article as a URI, its letters beyond ASCII escaped; a newsfold URN when it has no usable address. */
function uriOf({ url, articleId }: Article): string {
  const own = `urn:newsfold:article:${articleId}`;
  if (url === null || !URL.canParse(url)) return own;
  const address = new URL(url);
  address.hash = '';
  return URI.test(address.href) ? address.href : own;
}

/**
 * The ninjs 3.1 item of an article; valid against IPTC's schema, the filled part of which is in export-ninjs.test.ts.
 * @returns times in RFC 3339; a missing or clamped date is left out, never guessed
 */
export function exportNinjs(article: Article): NinjsItem {
  const { guid, language, title, text, authors, categories, publishedAt, publishedAtQuality } = article;
  const isDated = publishedAt !== null && publishedAtQuality !== 'clamped';
  const headline = { role: 'main', contentType: 'text/plain', value: title } as const;
  const body = { role: 'main', contentType: 'text/plain', charCount: text.length, value: text } as const;
  return {
    uri: uriOf(article),
    standard: { name: 'ninjs', version: '3.1', schema: SCHEMA },
    type: 'text',
    ...(language === 'und' ? {} : { language }),
    firstCreated: new Date(article.seenAt).toISOString(),
    ...(isDated ? { versionCreated: new Date(publishedAt).toISOString() } : {}),
    ...present('headlines', title === '' ? [] : [headline]),
    ...present('bodies', text === '' ? [] : [body]),
    ...(authors.length === 0 ? {} : { by: authors.join(', ') }),
    infoSources: infoSources(article),
    ...present(
      'subjects',
      categories.map((name) => ({ name })),
    ),
    ...present('people', named(article, 'person')),
    ...present('organisations', named(article, 'organisation')),
    ...present('places', named(article, 'place')),
    ...present('altIds', guid === null ? [] : [{ role: 'guid', value: guid }]),
  };
}
