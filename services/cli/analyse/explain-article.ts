/** Where the fields of an article came from, for those who build feeds. */
import { FoundFields, type Given } from '@newsfold/ingest/domain/find-fields.ts';
import type { RawInput } from '@newsfold/ingest/domain/parse-raw.ts';
import { readFields } from '@newsfold/ingest/domain/read-fields.ts';
import { isObject, member, only } from '@newsfold/ingest/domain/read-value.ts';
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { RAW_FIELDS, type RawFieldName } from '@newsfold/schemas/raw-fields.ts';
import { RAW_SHAPES, type ShapeKind, shapeKeys } from '@newsfold/schemas/raw-shapes.ts';
import { canonicalUrl } from '@newsfold/text/web/canonical-url.ts';

/** A value that was read: its name in the item, and the shape in which it came. */
interface ExplainedValue {
  /** Its name as written; inside a part of the item with the part's: fields.byline. */
  readonly name: string;
  /** What it is and which key of it was opened, with the software that writes it so. */
  readonly shape: string;
}

/** What was read for each field, and the rules that made the rest. */
export interface Explanation {
  readonly fields: Readonly<Partial<Record<RawFieldName, readonly ExplainedValue[]>>>;
  readonly rules: Readonly<Record<'articleId' | 'publisher' | 'publishedAt' | 'seenAt' | 'language', string>>;
}

const KINDS: Readonly<Record<string, readonly ShapeKind[]>> = {
  text: ['text'],
  line: ['link', 'text'],
  texts: ['name', 'text'],
  time: ['time', 'text'],
  source: ['name', 'text'],
};

/** The key of a value that a kind of shape opens, the preferred one. */
function openedKey(value: object, kinds: readonly ShapeKind[]): string | undefined {
  return kinds.flatMap(shapeKeys).find((key) => member(value, key) !== undefined);
}

function shapeOf(field: RawFieldName, value: unknown): string {
  if (!isObject(only(value))) return Array.isArray(value) ? `a list of ${value.length}` : `a ${typeof value}`;
  const listed = Array.isArray(value) ? 'a list of one, with ' : '';
  const kinds = KINDS[RAW_FIELDS[field].shape] ?? [];
  const key = openedKey(only(value) as object, kinds);
  if (key === undefined) return `${listed}an object`;
  const row = RAW_SHAPES.find((shape) => kinds.includes(shape.kind) && shape.keys.includes(key));
  return `${listed}an object with ${key} (${row?.source ?? 'of no known software'})`;
}

const nameOf = ({ part, name }: Given) => (part === null ? name : `${part}.${name}`);

function fieldsOf(raw: RawInput): Explanation['fields'] {
  const read = readFields(raw);
  if ('kind' in read) return {};
  const found = new FoundFields(raw);
  const fields: Partial<Record<RawFieldName, readonly ExplainedValue[]>> = {};
  for (const field of Object.keys(RAW_FIELDS) as RawFieldName[]) {
    const used = found.of(field).filter((given) => field === 'embargo' || read.used.has(nameOf(given)));
    if (used.length > 0)
      fields[field] = used.map((given) => ({ name: nameOf(given), shape: shapeOf(field, given.value) }));
  }
  return fields;
}

function publisherRule(raw: RawInput, { url, publisher }: Article): string {
  if (publisher.id === 'unknown') return 'nothing names the outlet';
  const host = url === null ? null : (canonicalUrl(url)?.host.replace(/^www\d?\./, '') ?? null);
  if (host === publisher.id) return "the host of the article's address";
  if (publisher.id === publisher.name.toLowerCase()) return 'the name of the source';
  return new FoundFields(raw).of('source').length + new FoundFields(raw).of('sourceUrl').length > 0
    ? 'the address of the source'
    : "the owner in the article's address";
}

function timeRule({ publishedAt, publishedAtQuality }: Article, fields: Explanation['fields']): string {
  if (publishedAt === null) return 'no time can be read';
  const from = fields.publishedAt === undefined ? "the day in the article's address" : 'the written time';
  return `${from}, ${publishedAtQuality}`;
}

/**
 * Says of an article where its fields came from.
 * @param raw the item it was made of, taken out of its container and envelopes
 */
export function explainArticle(raw: RawInput, article: Article): Explanation {
  const fields = fieldsOf(raw);
  const identity =
    article.url !== null ? 'the address' : article.guid !== null ? 'outlet and guid' : 'title and text';
  return {
    fields,
    rules: {
      articleId: `from ${identity}`,
      publisher: publisherRule(raw, article),
      publishedAt: timeRule(article, fields),
      seenAt: article.seenAt === article.origin.timestamp ? "the record's time" : 'the written time',
      language: article.languageSource,
    },
  };
}
