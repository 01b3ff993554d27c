/**
 * The files in avro/: the Avro schema of each record, each of which stands on its own, for readers in any language. Each
 * is what the registry gets.
 */
import { avroSchema, RECORD_NAMES, type RecordName } from './avro-source.ts';

const INDENT = '  ';

/** Whether a part of a schema has the fields of a record in it; it does not fit on a line then. */
function hasFields(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  return 'fields' in node || Object.values(node).some(hasFields);
}

/** JSON as a person reads it: a line for each field of a record, however long, unless it holds another record. */
function laidOut(node: unknown, indent = '', isLong = hasFields(node)): string {
  if (typeof node !== 'object' || node === null) return JSON.stringify(node);
  const inner = indent + INDENT;
  const items = Object.entries(node).map(([key, value]) => {
    const text = laidOut(value, inner, key === 'fields' || hasFields(value));
    return Array.isArray(node) ? text : `${JSON.stringify(key)}: ${text}`;
  });
  const [open, close, space] = Array.isArray(node) ? ['[', ']', ''] : ['{', '}', ' '];
  if (!isLong) return items.length === 0 ? open + close : open + space + items.join(', ') + space + close;
  return `${open}\n${items.map((item) => inner + item).join(',\n')}\n${indent}${close}`;
}

/** The name of a record's file: dead-letter.avsc. */
export function schemaFile(name: RecordName): string {
  return `${name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}.avsc`;
}

/** The text of every file in avro/, by its path inside schemas/. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(RECORD_NAMES.map((name) => [`avro/${schemaFile(name)}`, `${laidOut(avroSchema(name))}\n`]));
}
