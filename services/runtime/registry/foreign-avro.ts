/**
 * Records of schemas that are not ours, whatever their names: decoded by the schema that they were written with, into the
 * values that JSON would have. What the fields mean is for others to say.
 */
import { isUtf8 } from 'node:buffer';
import avro from 'avsc';
import { LOGICAL_TYPES } from './logical-types.ts';
import { MalformedRecord } from './malformed-record.ts';
import { boundCollections } from './patches/bounded-collections.ts';
import { allowWideLongs, withWideLongs } from './patches/wide-longs.ts';
import type { WrittenSchema } from './written-schemas.ts';

boundCollections();
allowWideLongs();

/** The value of a record, in the forms of JSON. */
export type PlainValue = unknown;

/** A schema's reader. */
export type ReadForeign = (bytes: Buffer, offset: number) => PlainValue;

const plainBytes = (bytes: Buffer): string => (isUtf8(bytes) ? bytes.toString() : bytes.toString('base64'));

/** The plain form of a decoded value: records and maps as objects, unions as what is in them, bytes as text. */
function plain(type: avro.Type, value: unknown): PlainValue {
  if (Buffer.isBuffer(value)) return plainBytes(value);
  if (typeof value !== 'object' || value === null) return value;
  if (type instanceof avro.types.RecordType)
    return Object.fromEntries(
      type.fields.map(({ name, type: inner }) => [
        name,
        plain(inner, (value as Record<string, unknown>)[name]),
      ]),
    );
  if (type instanceof avro.types.ArrayType)
    return (value as readonly unknown[]).map((item) => plain(type.itemsType, item));
  if (type instanceof avro.types.MapType)
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, plain(type.valuesType, item)]),
    );
  if (type instanceof avro.types.WrappedUnionType) {
    const [branch] = Object.entries(value);
    const inner = type.types.find((one) => one.branchName === branch?.[0]);
    return branch === undefined || inner === undefined ? value : plain(inner, branch[1]);
  }
  return value;
}

function typeOf({ text, references }: WrittenSchema): avro.Type {
  const options = {
    registry: {},
    logicalTypes: LOGICAL_TYPES as never,
    // Every union is read alike, also one of two records.
    wrapUnions: 'always' as const,
  };
  for (const reference of references) avro.Type.forSchema(JSON.parse(reference), options);
  return avro.Type.forSchema(JSON.parse(text), options);
}

/**
 * A reader of records of a schema.
 * @throws MalformedRecord when it is none that Avro reads
 */
export function foreignReader(id: number, schema: WrittenSchema): ReadForeign {
  let type: avro.Type;
  try {
    type = typeOf(schema);
  } catch (error) {
    const why = (error as Error).message;
    throw new MalformedRecord('unknown-schema', `schema ${id} is none that Avro reads: ${why}`);
  }
  return (bytes, offset) => {
    try {
      const { value, offset: end } = withWideLongs(() => type.decode(bytes, offset));
      if (end < 0) throw new Error('the record is cut short');
      if (end !== bytes.length) throw new Error(`${bytes.length - end} bytes are left over`);
      return plain(type, value);
    } catch (error) {
      const why = (error as Error).message;
      throw new MalformedRecord('malformed-avro', `not a valid record of schema ${id}: ${why}`);
    }
  };
}
