/**
 * Takes a document apart into its articles: a feed, a channel, an API's response, a graph, an array, in any envelope. What
 * it says of all of them is handed down, so that each item is an article by itself and can be read, refused, put back
 * and accounted for without the others.
 */
import { type Container, findContainer, findEmptyList } from '../find-container.ts';
import { rankOfName } from '../find-fields.ts';
import { type Opened, openDocument, openMember, saysSomething } from '../open-envelope.ts';
import { kindOf, type RawInput } from '../parse-raw.ts';
import { isObject } from '../read-value.ts';
import { type Rejection, rejection } from '../reject-reason.ts';
import type { ScopeRule } from '../scope-of.ts';
import { findUnnamed } from './find-unnamed.ts';
import { newsOf } from './graph-nodes.ts';
import { type HandedDown, handDown, NOTHING, scopeFrom, whatItSays } from './hand-down.ts';

/** An item of a document. */
export type RawItem =
  | { readonly kind: 'item'; readonly raw: RawInput }
  /** What cannot be an article, as it stands in the document. */
  | { readonly kind: 'refused'; readonly value: unknown; readonly rejection: Rejection };

/** What a document is. */
export type TakenApart =
  /** An article. */
  | { readonly kind: 'one'; readonly raw: RawInput }
  /** A container of articles, in its order. */
  | { readonly kind: 'many'; readonly items: readonly RawItem[] }
  | Rejection;

/** What an operator may set. */
export interface ApartSettings {
  /** A document of more items is refused as a whole. */
  readonly maxItems: number;
  readonly scopeBy: ScopeRule;
}

/** The settings of a worker that is configured with nothing else. */
export const DEFAULT_APART: ApartSettings = { maxItems: 1_000, scopeBy: 'language' };

/** Containers in containers that are taken apart: an array of responses, each of which holds feeds. */
const MAX_NESTED = 3;

/** A container is found by its list; an array is one itself. */
function containerIn({ value }: Pick<Opened, 'value'>): Container | null {
  if (!isObject(value)) return { path: '', members: value as readonly unknown[], around: [] };
  return findContainer(value) ?? (saysSomething(value) ? null : findUnnamed(value));
}

const named = (path: string) => (path === '' ? 'the array' : `"${path}"`);

const emptyContainer = ({ path }: Container) =>
  rejection('container', `${named(path)} holds no article: an empty feed`);

/** The rejection of a response that found nothing; null for anything else. */
function emptyResponse(raw: RawInput): Rejection | null {
  const path = saysSomething(raw) ? null : findEmptyList(raw);
  return path === null ? null : rejection('container', `"${path}" holds no article: an empty response`);
}

/** Fewest articles in the columns of a table. */
const MIN_COLUMN = 2;

/** The rejection of a table in columns: {"title": ["…", "…"], "url": ["…", "…"]}; null for anything else. */
function columns(raw: RawInput): Rejection | null {
  const listed = Object.keys(raw).filter((key) => Array.isArray(raw[key]));
  const of = (field: 'title' | 'url') => listed.find((key) => rankOfName(field, key) >= 0);
  const [title, url] = [of('title'), of('url')];
  if (title === undefined || url === undefined) return null;
  const [titles, urls] = [raw[title], raw[url]] as (readonly unknown[])[];
  const isText = (value: unknown) => typeof value === 'string';
  if (titles?.length !== urls?.length || !titles?.every(isText) || !urls?.every(isText)) return null;
  if (titles.length < MIN_COLUMN || new Set(urls).size < urls.length) return null;
  const why = `"${title}" and "${url}" hold ${titles.length} values each: the columns of a table; send one object an article`;
  return rejection('container', why);
}

/** The rejection of a row that a connector marks as deleted; null for any other. */
function deletedRow(raw: RawInput): Rejection | null {
  if (raw.__deleted !== 'true' && raw.__deleted !== true) return null;
  return rejection('no-text', 'a row that was deleted (__deleted): there is nothing to publish');
}

/** Why an object that holds no articles is none itself; null for an article. */
const noArticle = (raw: RawInput) => deletedRow(raw) ?? columns(raw) ?? emptyResponse(raw);

class TooMany extends Error {}

class Walk {
  readonly items: RawItem[] = [];
  readonly #settings: ApartSettings;

  constructor(settings: ApartSettings) {
    this.#settings = settings;
  }

  /** Adds the items of a container. @throws TooMany */
  into({ path, members, around }: Container, above: HandedDown, depth: number): void {
    const handed = whatItSays(around, path, members, above, this.#settings.scopeBy);
    for (const member of newsOf(members)) this.#take(member, handed, depth);
  }

  #take(member: unknown, above: HandedDown, depth: number): void {
    const opened = openDocument(member);
    if (opened.kind === 'rejected') {
      this.#refuse(member, opened);
      return;
    }
    const other = otherData(opened);
    if (other !== null) {
      this.#refuse(member, other);
      return;
    }
    const handed = scopeFrom(opened.around, above, this.#settings.scopeBy);
    const container = containerIn(opened);
    const empty = container === null ? noArticle(opened.value as RawInput) : null;
    if (empty !== null) this.#refuse(member, empty);
    else if (container === null) this.#add({ kind: 'item', raw: handDown(opened.value as RawInput, handed) });
    else if (container.members.length === 0) this.#refuse(member, emptyContainer(container));
    else if (depth < MAX_NESTED) this.into(container, handed, depth + 1);
    else {
      const why = `${named(container.path)} lies in more than ${MAX_NESTED} containers; send it as a record of its own`;
      this.#refuse(member, rejection('container', why));
    }
  }

  #refuse(value: unknown, why: Rejection): void {
    this.#add({ kind: 'refused', value, rejection: why });
  }

  #add(item: RawItem): void {
    if (this.items.length === this.#settings.maxItems) throw new TooMany();
    this.items.push(item);
  }
}

/** Whether anything in an array may be an article: an array of other data is refused as a whole. */
function holdsSomething(members: readonly unknown[]): boolean {
  return members.some((member) => {
    const raw = openMember(member);
    return raw !== null && (saysSomething(raw) || containerIn({ value: raw }) !== null);
  });
}

/** Why an array is refused as a whole; null for one that is taken apart, and for an object. */
function otherData({ value: members }: Opened): Rejection | null {
  if (!Array.isArray(members) || holdsSomething(members)) return null;
  return members.some((member) => isObject(member))
    ? rejection('container', `the value is ${kindOf(members)} without an article; send articles`)
    : rejection('not-an-object', `the value is ${kindOf(members)}; send one JSON object a record`);
}

function apart(container: Container, above: HandedDown, settings: ApartSettings): TakenApart {
  const walk = new Walk(settings);
  try {
    walk.into(container, above, 1);
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    const why = `${named(container.path)} holds more than ${settings.maxItems} articles (MAX_ITEMS); send them in several records`;
    return rejection('container', why);
  }
  return { kind: 'many', items: walk.items };
}

/**
 * Takes a document apart. An article stays one, as it is in its envelope. Never throws; the work is linear in the
 * document.
 * @param document any JSON value
 * @returns the article, the items of a container in their order, or why it is neither
 */
export function takeApart(document: unknown, settings: ApartSettings = DEFAULT_APART): TakenApart {
  const opened = openDocument(document);
  if (opened.kind === 'rejected') return opened;
  const { value, around } = opened;
  const other = otherData(opened);
  if (other !== null) return other;
  const container = containerIn(opened);
  const above = scopeFrom(around, NOTHING, settings.scopeBy);
  if (container !== null) {
    if (container.members.length > 0) return apart(container, above, settings);
    return emptyContainer(container);
  }
  const raw = value as RawInput;
  return noArticle(raw) ?? { kind: 'one', raw: handDown(raw, above) };
}
