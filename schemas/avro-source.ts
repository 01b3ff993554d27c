/**
 * The Avro sources, made self-contained.
 *
 * A file in sources/ may name a type that another file defines ("newsfold.v1.Article" in an assignment). A registry
 * subject must stand on its own, and so must the files in avro/ that readers take: there, every such name is replaced by
 * its definition where it first occurs. Each type is written once, in sources/.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** An Avro schema as JSON. */
export type AvroJson = string | AvroJson[] | { [key: string]: unknown };

/** Names of the records that are a topic's value. */
export const RECORD_NAMES = [
  'RawArticle',
  'Article',
  'Decision',
  'Assignment',
  'Story',
  'DeadLetter',
  'StoryRow',
  'StoryArticleRow',
] as const;

/** One of them. */
export type RecordName = (typeof RECORD_NAMES)[number];

const NAMED = new Set(['record', 'enum', 'fixed']);
const NAMESPACE = 'newsfold.v1';

function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function collect(node: unknown, into: Map<string, AvroJson>): void {
  if (Array.isArray(node)) for (const item of node) collect(item, into);
  if (!isObject(node)) return;
  if (typeof node.name === 'string' && typeof node.type === 'string' && NAMED.has(node.type)) {
    const name = `${NAMESPACE}.${node.name}`;
    if (into.has(name)) throw new Error(`schemas/sources: ${name} is defined twice`);
    into.set(name, node as AvroJson);
  }
  for (const value of Object.values(node)) collect(value, into);
}

function inline(node: unknown, definitions: Map<string, AvroJson>, seen: Set<string>): unknown {
  if (typeof node === 'string' && definitions.has(node))
    return inline(definitions.get(node), definitions, seen);
  if (Array.isArray(node)) return node.map((item) => inline(item, definitions, seen));
  if (!isObject(node)) return node;
  if (typeof node.name === 'string' && typeof node.type === 'string' && NAMED.has(node.type)) {
    const name = `${NAMESPACE}.${node.name}`;
    // A schema may define a name only once.
    if (seen.has(name)) return name;
    seen.add(name);
  }
  const copy: { [key: string]: unknown } = {};
  for (const [key, value] of Object.entries(node)) {
    const isType = key === 'type' || key === 'items' || key === 'values' || key === 'fields';
    copy[key] = isType ? inline(value, definitions, seen) : value;
  }
  return copy;
}

function loadAll(): Map<string, AvroJson> {
  const folder = new URL('./sources/', import.meta.url);
  const definitions = new Map<string, AvroJson>();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    collect(JSON.parse(readFileSync(new URL(file, folder), 'utf8')), definitions);
  }
  return definitions;
}

const definitions = loadAll();

/**
 * The self-contained Avro schema of a record.
 * @throws Error when no file in sources/ defines it.
 */
export function avroSchema(name: RecordName): { [key: string]: unknown } {
  const root = definitions.get(`${NAMESPACE}.${name}`);
  if (!root) throw new Error(`schemas/sources: no definition of ${NAMESPACE}.${name}`);
  return inline(root, definitions, new Set()) as { [key: string]: unknown };
}

/** All named definitions, in the order of the files and of their first occurrence. */
export function avroDefinitions(): ReadonlyMap<string, AvroJson> {
  return definitions;
}
