/** The fields of a raw article by the names that feeds use, and what is left over. */
import { RAW_FIELDS, type RawFieldName } from '@newsfold/schemas/raw-fields.ts';
import type { RawInput } from './parse-raw.ts';
import { isPlaceholder } from './placeholder.ts';
import { readLine, readSource, readText, readTexts } from './read-text.ts';
import { type Rejection, rejection } from './reject-reason.ts';

/** A raw article in one shape; texts are as received, HTML and all. Null or empty for what is not given. */
export interface RawFields {
  readonly id: string | null;
  readonly url: string | null;
  readonly title: string;
  /** The body, else the summary. */
  readonly body: string;
  readonly publishedAt: string | number | null;
  readonly seenAt: string | number | null;
  readonly lang: string | null;
  readonly source: { readonly name: string | null; readonly url: string | null };
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  /** Names of the fields that were read, as spelled in the raw article; the others go to `extra`. */
  readonly used: ReadonlySet<string>;
}

/** Fields of a raw article beyond this number are not read. */
const MAX_FIELDS = 2_000;

/** Characters of a field's name; longer ones are data and match no known name. */
const MAX_NAME_CHARS = 64;

/** Names seen before with their plain forms: feeds use the same ones in every article. */
const seen = new Map<string, string>();
const MAX_SEEN = 2_000;

function plainName(name: string): string {
  const known = seen.get(name);
  if (known !== undefined) return known;
  const plain = name.toLowerCase().replace(/[_\-\s]/g, '');
  if (seen.size >= MAX_SEEN) seen.clear();
  seen.set(name, plain);
  return plain;
}

const PLAIN_NAMES: ReadonlyMap<RawFieldName, readonly string[]> = new Map(
  Object.entries(RAW_FIELDS).map(([field, { names }]) => [field as RawFieldName, names.map(plainName)]),
);

interface Given {
  readonly name: string;
  readonly value: unknown;
}

/** Anything but white space, as trim() takes it away. */
const VISIBLE = /\S/;

/** Whether a text says nothing: blank, or where a body should be a placeholder for it. */
function isNothing(text: string, field: RawFieldName): boolean {
  return !VISIBLE.test(text) || ((field === 'body' || field === 'summary') && isPlaceholder(text));
}

/** Reads one raw article, field by field. */
class FieldReader {
  readonly used = new Set<string>();
  private readonly given = new Map<string, Given>();

  constructor(raw: RawInput) {
    for (const name of Object.keys(raw).slice(0, MAX_FIELDS)) {
      const plain = name.length > MAX_NAME_CHARS ? name : plainName(name);
      if (!this.given.has(plain)) this.given.set(plain, { name, value: raw[name] });
    }
  }

  /** The values under the names of a field that are neither null nor say nothing, the preferred name first. */
  candidates(field: RawFieldName): readonly Given[] {
    const found: Given[] = [];
    for (const name of PLAIN_NAMES.get(field) ?? []) {
      const given = this.given.get(name);
      if (given === undefined || given.value === null || given.value === undefined) continue;
      if (typeof given.value === 'string' && isNothing(given.value, field)) continue;
      found.push(given);
    }
    return found;
  }

  /** The first value that can be read; one that cannot is left among the unknown fields. */
  first<T>(field: RawFieldName, read: (value: unknown) => T | null): T | null {
    for (const { name, value } of this.candidates(field)) {
      const result = read(value);
      if (result === null) continue;
      this.used.add(name);
      return result;
    }
    return null;
  }

  /** A field that must be a text if it is present: the preferred name decides. */
  strict(field: RawFieldName): string | Rejection {
    const [given] = this.candidates(field);
    if (given === undefined) return '';
    const text = readText(given.value);
    if (text === null) {
      const found = Array.isArray(given.value)
        ? 'a list'
        : typeof given.value === 'object'
          ? 'an object'
          : `a ${typeof given.value}`;
      return rejection('wrong-type', `"${given.name}" is ${found}; send its ${field} as a text`);
    }
    // Other renderings of the same text (content_text along with content_html) are not worth keeping.
    for (const { name } of this.candidates(field)) this.used.add(name);
    return text;
  }
}

const time = (value: unknown): string | number | null =>
  typeof value === 'string' || typeof value === 'number' ? value : null;

/**
 * Reads the fields of a raw article. A title or body of a wrong type is rejected: what it says cannot be guessed.
 * Other fields of a wrong type count as not given and stay among the unknown ones. Never throws.
 */
export function readFields(raw: RawInput): RawFields | Rejection {
  const reader = new FieldReader(raw);
  const title = reader.strict('title');
  if (typeof title !== 'string') return title;
  const ownBody = reader.strict('body');
  if (typeof ownBody !== 'string') return ownBody;
  const body = ownBody === '' ? (reader.first('summary', readText) ?? '') : ownBody;
  const source = reader.first('source', readSource);
  return {
    id: reader.first('id', readLine),
    url: reader.first('url', readLine),
    title,
    body,
    publishedAt: reader.first('publishedAt', time),
    seenAt: reader.first('seenAt', time),
    lang: reader.first('lang', (value) => (typeof value === 'string' ? value : null)),
    source: { name: source?.name ?? null, url: source?.url ?? reader.first('sourceUrl', readLine) },
    authors: reader.first('authors', (value) => readTexts(value, /[;|]|,(?=\s)|\s(?:and|und|et|y)\s/)) ?? [],
    categories: reader.first('categories', (value) => readTexts(value, /[,;|]/)) ?? [],
    used: reader.used,
  };
}
