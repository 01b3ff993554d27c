/** What a container says of its articles, for those that do not say it themselves. */
import type { RawFieldName } from '@newsfold/schemas/raw-fields.ts';
import { canonicalUrl } from '@newsfold/text/web/canonical-url.ts';
import { publisherOf } from '@newsfold/text/web/publisher.ts';
import { FEED_MARKS, LISTS_OF_FEEDS } from '../find-container.ts';
import { FoundFields } from '../find-fields.ts';
import { openMember } from '../open-envelope.ts';
import type { RawInput } from '../parse-raw.ts';
import { readLanguage, readLine, readSource } from '../read-line.ts';
import { readReservations } from '../read-rights.ts';
import { readHeadlines } from '../read-text.ts';
import { isObject, only } from '../read-value.ts';
import { type ScopeRule, scopeFieldOf } from '../scope-of.ts';

/** A field that is handed down. */
interface Handed {
  /** An item that has this field, or the second, keeps its own. */
  readonly field: RawFieldName;
  readonly orElse?: RawFieldName;
  /** The name under which an item gets it. */
  readonly name: string;
  readonly value: unknown;
  /** Family of outlets that it is said of; an item under an address of another one does not get it. Null for any. */
  readonly family: string | null;
}

/** All that is handed down to an item. */
export interface HandedDown {
  readonly fields: readonly Handed[];
  /** The field that decides the scope, where the configuration names one. */
  readonly scope: readonly [name: string, value: string] | null;
}

/** Handed down by nothing. */
export const NOTHING: HandedDown = { fields: [], scope: null };

/** Longer values are not handed down, characters: each item gets a copy. */
const MAX_CHARS = 300;

/** Holders beside the list in which parsers put what they know of the feed. */
const BESIDE = ['feed', 'channel', 'meta'];

/** Fields that hold for every item as they are. */
const AS_GIVEN: readonly RawFieldName[] = ['embargo', 'usageTerms'];

const isShort = (value: string | null): value is string =>
  value !== null && value.trim() !== '' && value.length <= MAX_CHARS;

const NO_SOURCE = { name: null, url: null };

/** Family of the outlet under an address; null for none, and for an aggregator. */
function familyAt(address: string | null): string | null {
  const url = address === null ? null : canonicalUrl(address);
  return url === null ? null : publisherOf(url, NO_SOURCE).family;
}

function addressOf(found: FoundFields): string | null {
  const [given] = found.of('url');
  return given === undefined ? null : readLine(given.value);
}

/** The family that all items with an address of their own are of; null when there are several, or none. */
function familyOf(members: readonly unknown[]): string | null {
  const families = new Set<string>();
  for (const member of members) {
    const raw = openMember(member);
    const family = raw === null ? null : familyAt(addressOf(new FoundFields(raw)));
    if (family !== null) families.add(family);
    if (families.size > 1) return null;
  }
  return [...families][0] ?? null;
}

/** Who speaks about the whole: what a parser knows of the feed, then the holders of the list, the innermost first. */
function speakers(around: readonly RawInput[]): readonly FoundFields[] {
  const beside = around.flatMap((holder) =>
    BESIDE.map((key) => only(Object.hasOwn(holder, key) ? holder[key] : undefined)).filter(
      (value) => isObject(value) && !around.includes(value),
    ),
  ) as RawInput[];
  return [...beside, ...[...around].reverse()].map((holder) => new FoundFields(holder));
}

function firstOf<T>(
  all: readonly FoundFields[],
  field: RawFieldName,
  read: (value: unknown) => T | null,
): T | null {
  for (const found of all)
    for (const { value } of found.of(field)) {
      const result = read(value);
      if (result !== null) return result;
    }
  return null;
}

const shortLine = (value: unknown) => {
  const line = readLine(value);
  return isShort(line) ? line : null;
};

/** The outlet that a container names; by the title and home page of a feed when it names none. */
function sourceOf(all: readonly FoundFields[], isFeed: boolean, members: readonly unknown[]): Handed | null {
  const handed = (
    source: { name: string | null; url: string | null },
    family: string | null,
  ): Handed | null => {
    const kept = Object.entries(source).filter(([, text]) => isShort(text));
    if (kept.length === 0) return null;
    return { field: 'source', orElse: 'sourceUrl', name: 'source', value: Object.fromEntries(kept), family };
  };
  const explicit = firstOf(all, 'source', readSource);
  if (explicit !== null) return handed(explicit, null);
  const home = firstOf(all, 'sourceUrl', shortLine) ?? firstOf(all, 'url', shortLine);
  const title = firstOf(all, 'title', (value) => readHeadlines(value).find(isShort) ?? null);
  if (home === null) {
    // Without a home page nothing says that the title is an outlet's, unless its items come from one.
    const family = isFeed && title !== null ? familyOf(members) : null;
    return family === null ? null : handed({ name: title, url: null }, family);
  }
  const family = familyAt(home);
  // The feed of an aggregator names no outlet.
  return family === null ? null : handed({ name: title, url: home }, family);
}

function asGiven(all: readonly FoundFields[]): readonly Handed[] {
  const short = (value: unknown) => (JSON.stringify(value)?.length ?? 0) <= MAX_CHARS;
  return AS_GIVEN.flatMap((field): Handed[] => {
    const value = firstOf(all, field, (given) => (isScalar(given) && short(given) ? given : null));
    return value === null ? [] : [{ field, name: field, value, family: null }];
  });
}

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/**
 * What is reserved for every item, as a list that says the same under any name: how a value is read depends on the name
 * that it has here.
 */
function reserved(all: readonly FoundFields[]): Handed | null {
  const texts = all.flatMap((found) =>
    found.of('reservations').flatMap(({ name, value }) => readReservations(name, value)),
  );
  const value = [...new Set(texts)].filter(isShort);
  return value.length === 0 ? null : { field: 'reservations', name: 'reservations', value, family: null };
}

/** Whether an item has a field; what it tells robots of other things than mining is no word on that. */
function has(found: FoundFields, field: RawFieldName): boolean {
  const given = found.of(field);
  if (field !== 'reservations') return given.length > 0;
  return given.some(({ name, value }) => !/robots/i.test(name) || readReservations(name, value).length > 0);
}

/** The field that decides the scope, of the objects around an item; the innermost counts. */
export function scopeFrom(around: readonly RawInput[], above: HandedDown, rule: ScopeRule): HandedDown {
  const name = scopeFieldOf(rule);
  if (name === null) return above;
  const values = around.map((holder) => (Object.hasOwn(holder, name) ? readLine(holder[name]) : null));
  const value = values.findLast(isShort);
  return value === undefined ? above : { ...above, scope: [name, value] };
}

/**
 * What a container hands down, in addition to what lies above it.
 * @param around the document and the holders that lead to its list, the outermost first
 * @param path where the list is
 */
export function whatItSays(
  around: readonly RawInput[],
  path: string,
  members: readonly unknown[],
  above: HandedDown,
  rule: ScopeRule,
): HandedDown {
  const all = speakers(around);
  const list = path.slice(path.lastIndexOf('.') + 1);
  const isFeed =
    LISTS_OF_FEEDS.has(list) || around.some((one) => FEED_MARKS.some((mark) => Object.hasOwn(one, mark)));
  const lang = firstOf(all, 'lang', (value) => {
    const tag = readLanguage(value);
    return isShort(tag) ? tag : null;
  });
  const own: readonly (Handed | null)[] = [
    sourceOf(all, isFeed, members),
    lang === null ? null : { field: 'lang', name: 'lang', value: lang, family: null },
    ...asGiven(all),
    reserved(all),
  ];
  const fields = own.filter((one) => one !== null);
  const others = above.fields.filter(({ field }) => !fields.some((one) => one.field === field));
  return scopeFrom(around, { ...above, fields: [...fields, ...others] }, rule);
}

/** An item with what is handed down to it; the item itself when it says all of it, or nothing is. */
export function handDown(raw: RawInput, { fields, scope }: HandedDown): RawInput {
  if (fields.length === 0 && scope === null) return raw;
  const found = new FoundFields(raw);
  const family = familyAt(addressOf(found));
  const lacks = (field: RawFieldName | undefined) => field === undefined || !has(found, field);
  const added = fields
    .filter((one) => lacks(one.field) && lacks(one.orElse))
    .filter((one) => one.family === null || family === null || family === one.family)
    .map(({ name, value }): [string, unknown] => [name, value]);
  if (scope !== null && (!Object.hasOwn(raw, scope[0]) || readLine(raw[scope[0]]) === null))
    added.push([...scope]);
  return added.length === 0 ? raw : { ...raw, ...Object.fromEntries(added) };
}
