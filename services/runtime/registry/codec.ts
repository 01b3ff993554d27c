/**
 * Encoding and decoding of Avro records with the registry's header: byte 0, schema id (uint32, big endian), Avro body.
 *
 * One resolver is cached for each writer schema, and a body that is longer than its record is an error.
 */
import { avroSchema, type RecordName } from '@newsfold/schemas/avro-source.ts';
import { subjectOf } from '@newsfold/schemas/control-record.ts';
import type {
  Article,
  Assignment,
  DeadLetter,
  Decision,
  Story,
  StoryArticleRow,
  StoryRow,
} from '@newsfold/schemas/generated/records.ts';
import avro from 'avsc';
import type { RegistryConnection } from '../config/connection.ts';
import type { LogRecord } from '../log/broker.ts';
import { foreignReader, type PlainValue, type ReadForeign } from './foreign-avro.ts';
import { MalformedRecord } from './malformed-record.ts';
import { boundCollections } from './patches/bounded-collections.ts';
import { allowInPlace, readInPlace } from './patches/bytes-in-place.ts';
import { RegistryClient } from './registry-client.ts';
import { type SchemaStore, WrittenSchemas } from './written-schemas.ts';

export { MALFORMED_REASONS, MalformedRecord } from './malformed-record.ts';

/** The TypeScript type of each record. */
export interface RecordTypes {
  RawArticle: { readonly [field: string]: string | readonly string[] | null };
  Article: Article;
  Decision: Decision;
  Assignment: Assignment;
  Story: Story;
  DeadLetter: DeadLetter;
  StoryRow: StoryRow;
  StoryArticleRow: StoryArticleRow;
}

boundCollections();
allowInPlace();

const MAGIC = 0;
const HEADER_BYTES = 5;
const types = new Map<RecordName, avro.Type>();

/** The avsc type of a record, from this release's schema. */
export function avroType(name: RecordName): avro.Type {
  let type = types.get(name);
  if (!type) {
    type = avro.Type.forSchema(avroSchema(name) as avro.Schema);
    types.set(name, type);
  }
  return type;
}

/** The avsc type that reads a record without some of its top-level fields: their bytes are skipped, not decoded. */
function typeWithout(name: RecordName, left: readonly string[]): avro.Type {
  const schema = avroSchema(name) as { readonly fields: readonly { readonly name: string }[] };
  for (const field of left)
    if (!schema.fields.some((one) => one.name === field)) throw new Error(`${name} has no field ${field}`);
  const fields = schema.fields.filter((field) => !left.includes(field.name));
  return avro.Type.forSchema({ ...schema, fields } as never);
}

/** The bytes of a record. @throws MalformedRecord when nobody can read them */
export function bytesOf({ value, unreadable }: LogRecord): Buffer {
  if (unreadable !== undefined) throw new MalformedRecord('unreadable-batch', unreadable);
  return value ?? Buffer.alloc(0);
}

/** Whether a value starts with the registry's header. JSON never starts with a zero byte. */
export function hasRegistryHeader(value: Buffer): boolean {
  return value.length >= HEADER_BYTES && value[0] === MAGIC;
}

/** The schema id of a value. @throws MalformedRecord when the header is missing */
export function schemaIdOf(value: Buffer): number {
  if (hasRegistryHeader(value)) return value.readUInt32BE(1);
  throw new MalformedRecord(
    'malformed-avro',
    'the registry header (a zero byte and the schema id) is missing',
  );
}

/** A record of somebody else's schema: decoded, or the JSON that it is framed around. */
export type ForeignRecord =
  | { readonly kind: 'value'; readonly value: PlainValue }
  | { readonly kind: 'json'; readonly bytes: Buffer };

/** Stands for the reader of framed JSON, which is not read here. */
const readJson: ReadForeign = () => undefined;

/** Turns a value into bytes with the registry's header. */
export type Encoder<T> = (value: T) => Buffer;

/** Turns bytes with the registry's header into a value; asynchronous only for a writer schema not seen before. */
export type Decoder<T> = (value: Buffer) => T | Promise<T>;

function readBody<T>(type: avro.Type, value: Buffer, resolver: avro.Resolver | undefined): T {
  try {
    const { value: decoded, offset } = type.decode(value, HEADER_BYTES, resolver);
    if (offset < 0) throw new Error('the record is cut short');
    if (offset !== value.length) throw new Error(`${value.length - offset} bytes are left over`);
    return decoded as T;
  } catch (error) {
    throw new MalformedRecord(
      'malformed-avro',
      `not a valid ${type.name} record: ${(error as Error).message}`,
    );
  }
}

/** Registers schemas and makes encoders and decoders. */
export class Codec {
  readonly #registry: RegistryClient;
  readonly #schemas: WrittenSchemas;
  /** By record and id, whether a schema writes the same bytes as this release's; of those that were read. */
  readonly #writesAlike = new Map<string, boolean>();
  readonly #store: SchemaStore | undefined;

  /** @param store keeps schemas for when the registry is away */
  constructor(connection: RegistryConnection, store?: SchemaStore) {
    this.#store = store;
    this.#registry = new RegistryClient(connection);
    this.#schemas = new WrittenSchemas(this.#registry, store);
  }

  /**
   * The id of this release's schema of a record under its subject in a topic, registered when the registry does not have
   * it. A subject without a compatibility level of its own gets BACKWARD_TRANSITIVE; a stored level is left alone. While the
   * registry is away, the id is what it was when the same schema was registered before.
   * @throws Error when the registry refuses the schema, with its reason, or is away and nobody has registered it yet
   */
  async register(name: RecordName, topic: string): Promise<number> {
    const subject = subjectOf(name, topic);
    const text = JSON.stringify(avroSchema(name));
    const id = await this.#registry.idOf(subject, text).catch(async (error: unknown) => {
      await this.#store?.load();
      const kept = this.#store?.idOf(subject, text);
      if (kept === undefined) throw error;
      return kept;
    });
    this.#store?.keepId(subject, text, id);
    this.#schemas.note(id, { kind: 'AVRO', text, references: [] });
    return id;
  }

  /** An encoder for a record under a topic; registers the schema first. */
  async encoder<N extends RecordName>(name: N, topic: string): Promise<Encoder<RecordTypes[N]>> {
    return encoderFor(name, await this.register(name, topic));
  }

  /**
   * A decoder into this release's form of a record, whatever release wrote it.
   * @param without top-level fields that the caller does not read; skipping them is much of the time
   * @param inPlace whether byte fields are seen in the record instead of copied: for a caller that lets go of them at
   *   once, because they keep in memory all that was fetched with the record
   */
  decoder<N extends RecordName, L extends keyof RecordTypes[N] & string = never>(
    name: N,
    without: readonly L[] = [],
    inPlace = false,
  ): Decoder<Omit<RecordTypes[N], L>> {
    const type = without.length === 0 ? avroType(name) : typeWithout(name, without);
    const read = (value: Buffer, resolver: avro.Resolver): Omit<RecordTypes[N], L> =>
      inPlace ? readInPlace(() => readBody(type, value, resolver)) : readBody(type, value, resolver);
    const resolvers = new Map<number, avro.Resolver>();
    const fetchResolver = async (id: number): Promise<avro.Resolver> => {
      const writer = await this.#writerType(id);
      try {
        const resolver = type.createResolver(writer);
        resolvers.set(id, resolver);
        this.#writesAlike.set(`${name} ${id}`, writer.equals(avroType(name)));
        return resolver;
      } catch (error) {
        throw new MalformedRecord(
          'unknown-schema',
          `schema ${id} does not resolve to ${name}: ${(error as Error).message}`,
        );
      }
    };
    return (value) => {
      const id = schemaIdOf(value);
      const resolver = resolvers.get(id);
      if (resolver) return read(value, resolver);
      return fetchResolver(id).then((made) => read(value, made));
    };
  }

  /**
   * The body of a record as this release would write it, where it was written so: for a caller that keeps records and has
   * read this one. null when another schema wrote it, and it has to be written anew.
   */
  ownBody(name: RecordName, value: Buffer): Buffer | null {
    return this.#writesAlike.get(`${name} ${schemaIdOf(value)}`) === true
      ? value.subarray(HEADER_BYTES)
      : null;
  }

  /** A decoder of records of any schema, for what others publish: Avro by their own schema, and framed JSON. */
  foreignDecoder(): Decoder<ForeignRecord> {
    const readers = new Map<number, ReadForeign>();
    const make = async (id: number): Promise<ReadForeign> => {
      const schema = await this.#schemas.get(id);
      if (schema.kind !== 'AVRO' && schema.kind !== 'JSON')
        throw new MalformedRecord('unknown-schema', `schema ${id} is of ${schema.kind}, which is not read`);
      const reader = schema.kind === 'JSON' ? readJson : foreignReader(id, schema);
      readers.set(id, reader);
      return reader;
    };
    const read = (reader: ReadForeign, value: Buffer): ForeignRecord =>
      reader === readJson
        ? { kind: 'json', bytes: value.subarray(HEADER_BYTES) }
        : { kind: 'value', value: reader(value, HEADER_BYTES) };
    return (value) => {
      const id = schemaIdOf(value);
      const reader = readers.get(id);
      return reader ? read(reader, value) : make(id).then((made) => read(made, value));
    };
  }

  /** The type of a writer's schema. */
  async #writerType(id: number): Promise<avro.Type> {
    const { text, references } = await this.#schemas.get(id);
    try {
      const registry = {};
      for (const reference of references) avro.Type.forSchema(JSON.parse(reference), { registry });
      return avro.Type.forSchema(JSON.parse(text), { registry });
    } catch (error) {
      const why = (error as Error).message;
      throw new MalformedRecord(
        'unknown-schema',
        `the registry's schema ${id} is none that Avro reads: ${why}`,
      );
    }
  }
}

/** Records are written here first: nobody knows a record's length before. Longer ones are written once more. */
const scratch = Buffer.allocUnsafeSlow(64 * 1024);

/** An encoder for a schema id that is already known. */
export function encoderFor<N extends RecordName>(name: N, id: number): Encoder<RecordTypes[N]> {
  const type = avroType(name);
  return (value) => {
    const end = type.encode(value, scratch, HEADER_BYTES);
    // Below zero, avsc tells how many bytes are missing.
    const bytes = Buffer.allocUnsafe(end < 0 ? scratch.length - end : end);
    if (end < 0) type.encode(value, bytes, HEADER_BYTES);
    else scratch.copy(bytes, 0, 0, end);
    bytes[0] = MAGIC;
    bytes.writeUInt32BE(id, 1);
    return bytes;
  };
}
