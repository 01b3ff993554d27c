/** The JSON Schema of a record's plain JSON form (unions unwrapped), from its Avro schema. */
import { avroDefinitions, type RecordName } from './avro-source.ts';

type Json = { readonly [key: string]: unknown };

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';
const NAMESPACE = 'newsfold.v1.';

const PRIMITIVES: Readonly<Record<string, Json>> = {
  null: { type: 'null' },
  boolean: { type: 'boolean' },
  int: { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  long: { type: 'integer' },
  float: { type: 'number' },
  double: { type: 'number' },
  string: { type: 'string' },
};

function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Schema of an Avro type; named types are put into `defs` and referred to. */
function schemaOf(type: unknown, defs: Map<string, Json>): Json {
  if (Array.isArray(type)) return { anyOf: type.map((member) => schemaOf(member, defs)) };
  if (typeof type === 'string') {
    const primitive = PRIMITIVES[type];
    if (primitive) return primitive;
    const name = type.startsWith(NAMESPACE) ? type : `${NAMESPACE}${type}`;
    const definition = avroDefinitions().get(name);
    if (!isObject(definition)) throw new Error(`json-schema: no form for Avro type ${type}`);
    return schemaOf(definition, defs);
  }
  if (!isObject(type)) throw new Error(`json-schema: no form for ${JSON.stringify(type)}`);
  if (type.type === 'array') return { type: 'array', items: schemaOf(type.items, defs) };
  if (type.type === 'enum' || type.type === 'record') return named(type, defs);
  return schemaOf(type.type, defs);
}

function named(type: { [key: string]: unknown }, defs: Map<string, Json>): Json {
  const name = String(type.name);
  if (!defs.has(name)) {
    // Known before its fields are read, so that a type may hold itself.
    defs.set(name, {});
    const made =
      type.type === 'enum'
        ? { enum: type.symbols }
        : recordSchema(type.fields as { [key: string]: unknown }[], defs);
    defs.set(name, { description: type.doc, ...made });
  }
  return { $ref: `#/$defs/${name}` };
}

function recordSchema(fields: readonly { [key: string]: unknown }[], defs: Map<string, Json>): Json {
  const properties = fields.map((field) => {
    const extra = 'default' in field ? { default: field.default } : {};
    return [String(field.name), { description: field.doc, ...schemaOf(field.type, defs), ...extra }];
  });
  // Later releases add fields, and readers must not fail on them.
  return {
    type: 'object',
    required: fields.map(({ name }) => name),
    properties: Object.fromEntries(properties),
  };
}

/**
 * The JSON Schema (draft 2020-12) of a record.
 * @throws Error when its Avro schema has bytes or a type without a JSON form
 */
export function jsonSchema(record: RecordName): Json {
  const defs = new Map<string, Json>();
  const root = schemaOf(`${NAMESPACE}${record}`, defs);
  const sorted = [...defs].sort(([a], [b]) => (a < b ? -1 : 1));
  return { $schema: DRAFT, title: `newsfold ${record}`, ...root, $defs: Object.fromEntries(sorted) };
}
