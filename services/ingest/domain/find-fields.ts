/** Finds the fields of a raw article under the names that feeds use, in the article and in the parts of it. */
import { RAW_FIELDS, type RawFieldName } from '@newsfold/schemas/raw-fields.ts';
import { shapeKeys } from '@newsfold/schemas/raw-shapes.ts';
import type { RawInput } from './parse-raw.ts';
import { isEmptyValue, isObject, ofAnyLocale } from './read-value.ts';

/** Fields of a raw article beyond this number are not read. */
const MAX_FIELDS = 2_000;

/** Characters of a field's name; longer ones are data and match no known name. */
const MAX_NAME_CHARS = 64;

/** A value under one of the names of a field. */
export interface Given {
  readonly name: string;
  /** Key of the part of the article that holds it; null for the article itself. */
  readonly part: string | null;
  readonly value: unknown;
  /** Place of its name in the table; the lowest is preferred. */
  readonly rank: number;
}

/** What a name means. */
interface Meaning {
  readonly field: RawFieldName;
  readonly rank: number;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[_\-\s]/g, '');
}

const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  Object.entries(RAW_FIELDS).flatMap(([field, { names }]) =>
    names.map((name, rank): [string, Meaning] => [plainName(name), { field: field as RawFieldName, rank }]),
  ),
);

/** Names seen before with their meanings: feeds use the same ones in every article. */
const seen = new Map<string, Meaning | null>();
const MAX_SEEN = 2_000;

function meaningOf(name: string): Meaning | null {
  if (name.length > MAX_NAME_CHARS) return null;
  const known = seen.get(name);
  if (known !== undefined) return known;
  const meaning = MEANINGS.get(plainName(name)) ?? null;
  if (seen.size >= MAX_SEEN) seen.clear();
  seen.set(name, meaning);
  return meaning;
}

/** Place of a name among those of a field; -1 when it is none of them. */
export function rankOfName(field: RawFieldName, name: string): number {
  const meaning = MEANINGS.get(plainName(name));
  return meaning?.field === field ? meaning.rank : -1;
}

const NONE: readonly Given[] = [];

const PARTS = shapeKeys('part');
const NAMESPACES = shapeKeys('namespace');

/** Prefix of the fields that a Drupal site adds, and of those of a sitemap: field_byline, news:title. */
const SITE_FIELD = /^(?:field_|news:)(?=.)/;

/** The article before its parts, then the order of the table, then the spelling: the order of keys must not matter. */
function byPreference(a: Given, b: Given): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.part !== b.part) return (a.part ?? '') < (b.part ?? '') ? -1 : 1;
  return a.name.length - b.name.length || (a.name < b.name ? -1 : 1);
}

/** The known fields of a raw article. */
export class FoundFields {
  private readonly found = new Map<RawFieldName, Given[]>();

  constructor(raw: RawInput) {
    this.collect(raw, null, (name) => name);
    for (const part of PARTS) this.collectPart(raw, part, (name) => name.replace(SITE_FIELD, ''));
    for (const prefix of NAMESPACES) this.collectPart(raw, prefix, (name) => `${prefix}:${name}`);
    for (const given of this.found.values()) if (given.length > 1) given.sort(byPreference);
  }

  /** The values under the names of a field that are not empty, the preferred first. */
  of(field: RawFieldName): readonly Given[] {
    return this.found.get(field) ?? NONE;
  }

  private collectPart(raw: RawInput, part: string, spell: (name: string) => string): void {
    if (!Object.hasOwn(raw, part)) return;
    const inner = raw[part];
    if (isObject(inner)) this.collect(inner, part, spell);
  }

  private collect(fields: RawInput, part: string | null, spell: (name: string) => string): void {
    for (const name of Object.keys(fields).slice(0, MAX_FIELDS)) {
      const meaning = meaningOf(spell(name));
      if (meaning === null) continue;
      const value = ofAnyLocale(fields[name]);
      if (isEmptyValue(value)) continue;
      const given = { name, part, value, rank: meaning.rank };
      const others = this.found.get(meaning.field);
      if (others === undefined) this.found.set(meaning.field, [given]);
      else others.push(given);
    }
  }
}
