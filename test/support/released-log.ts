/** A log that a former release wrote: see test/integrity/released. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Article, Assignment } from '@newsfold/schemas/generated/records.ts';
import avro from 'avsc';

/** Bytes before an Avro body: zero, and the schema's id. */
const HEADER_BYTES = 5;

/** What a release has left. */
export interface ReleasedLog {
  /** Values of the records in articles.v1 and assignments.v1, as written. */
  readonly articles: readonly Buffer[];
  readonly assignments: readonly Buffer[];
  /** The members of each story that its enrich held, ascending. */
  readonly stories: Readonly<Record<string, readonly string[]>>;
  /** The schema that one of the two kinds was written with, as JSON. */
  schemaOf(name: 'Article' | 'Assignment'): string;
  /** Decode into this release's form, by the schema they were written with. */
  decodeArticle(value: Buffer): Article;
  decodeAssignment(value: Buffer): Assignment;
}

function valuesOf(file: URL): Buffer[] {
  const bytes = gunzipSync(readFileSync(file));
  const values: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 4 + bytes.readUInt32BE(at);
    values.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return values;
}

const schemaIn = (folder: URL, name: string) => readFileSync(new URL(`${name}.avsc`, folder), 'utf8');

function decoder<T>(folder: URL, name: 'Article' | 'Assignment'): (value: Buffer) => T {
  const writer = avro.Type.forSchema(JSON.parse(schemaIn(folder, name)));
  const type = avroType(name);
  const resolver = type.createResolver(writer);
  return (value) => {
    const { value: decoded, offset } = type.decode(value, HEADER_BYTES, resolver);
    if (offset !== value.length) throw new Error(`${name}: ${value.length} bytes, read to ${offset}`);
    return decoded as T;
  };
}

/** Reads the log of a release. @param folder that holds it; left out: where the logs of releases are kept */
export function releasedLog(
  version: string,
  folder = new URL(`../integrity/released/${version}/`, import.meta.url),
): ReleasedLog {
  return {
    articles: valuesOf(new URL('articles.v1.gz', folder)),
    assignments: valuesOf(new URL('assignments.v1.gz', folder)),
    stories: JSON.parse(readFileSync(new URL('stories.json', folder), 'utf8')),
    schemaOf: (name) => schemaIn(folder, name),
    decodeArticle: decoder(folder, 'Article'),
    decodeAssignment: decoder(folder, 'Assignment'),
  };
}
