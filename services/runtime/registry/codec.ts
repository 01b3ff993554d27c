/**
 * Encoding and decoding of Avro records with the registry's header: byte 0, schema id (uint32, big endian), Avro body.
 *
 * The registry client registers and fetches schemas; it is not used to decode, because it compiles a resolver for every
 * message. Here one resolver is cached for each writer schema, and a body that is longer than its record is an error.
 */
import { setTimeout } from 'node:timers/promises';
import { SchemaRegistry, SchemaType } from '@kafkajs/confluent-schema-registry';
import { avroSchema, type RecordName } from '@newsfold/schemas/avro-source.ts';
import type { Article, Assignment, DeadLetter, Story } from '@newsfold/schemas/generated/records.ts';
import avro from 'avsc';
import type { RegistryConnection } from '../config/connection.ts';
import type { LogRecord } from '../log/broker.ts';
import { NotNow } from '../loop/not-now.ts';
import { boundCollections } from './patches/bounded-collections.ts';
import { allowInPlace, readInPlace } from './patches/bytes-in-place.ts';

/** A raw article in Avro, as a feed sends it. */
export interface RawArticleRecord {
  readonly [field: string]: string | readonly string[] | null;
}

/** The TypeScript type of each record. */
export interface RecordTypes {
  RawArticle: RawArticleRecord;
  Article: Article;
  Assignment: Assignment;
  Story: Story;
  DeadLetter: DeadLetter;
}

boundCollections();
allowInPlace();

const MAGIC = 0;
const HEADER_BYTES = 5;
/** How often a writer's schema is asked for, and the pause after the first failure, ms; the pauses grow to 4 s in all. */
const FETCH_ATTEMPTS = 5;
const FETCH_PAUSE_MS = 400;
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

/** Longest message, UTF-16 units: a schema that does not resolve would be quoted whole. */
const MAX_MESSAGE = 300;

/** The avsc type that reads a record without some of its top-level fields: their bytes are skipped, not decoded. */
function typeWithout(name: RecordName, left: readonly string[]): avro.Type {
  const schema = avroSchema(name) as { readonly fields: readonly { readonly name: string }[] };
  for (const field of left)
    if (!schema.fields.some((one) => one.name === field)) throw new Error(`${name} has no field ${field}`);
  const fields = schema.fields.filter((field) => !left.includes(field.name));
  return avro.Type.forSchema({ ...schema, fields } as never);
}

/** Why bytes cannot be decoded: they are malformed, or of a schema that does not resolve. */
export const MALFORMED_REASONS = ['malformed-avro', 'unknown-schema', 'unreadable-batch'] as const;

type MalformedReason = (typeof MALFORMED_REASONS)[number];

/** The bytes cannot be decoded. */
export class MalformedRecord extends Error {
  override readonly name = 'MalformedRecord';
  readonly reason: MalformedReason;
  constructor(reason: MalformedReason, message: string) {
    super(message.slice(0, MAX_MESSAGE).toWellFormed());
    this.reason = reason;
  }
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
  readonly #registry: SchemaRegistry;
  readonly #url: string;

  constructor({ url }: RegistryConnection) {
    this.#url = url;
    this.#registry = new SchemaRegistry({ host: url }, { [SchemaType.AVRO]: {} });
  }

  /** The compatibility level stored for a subject, or undefined when none was set. */
  async #storedCompatibility(subject: string): Promise<string | undefined> {
    const response = await fetch(`${this.#url}/config/${encodeURIComponent(subject)}`);
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`${this.#url}/config: the registry answered ${response.status}`);
    const { compatibilityLevel } = (await response.json()) as { compatibilityLevel: string };
    return compatibilityLevel;
  }

  /**
   * Registers this release's schema of a record under a topic's value subject (TopicNameStrategy) and returns its id.
   * A subject without a compatibility level of its own gets BACKWARD_TRANSITIVE; a stored level is left alone.
   * @throws Error when the registry refuses the schema, with its reason.
   */
  async register(name: RecordName, topic: string): Promise<number> {
    const subject = `${topic}-value`;
    const compatibility = (await this.#storedCompatibility(subject)) ?? 'BACKWARD_TRANSITIVE';
    const { id } = await this.#registry.register(
      { type: SchemaType.AVRO, schema: JSON.stringify(avroSchema(name)) },
      { subject, compatibility: compatibility as never },
    );
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
        return resolver;
      } catch (error) {
        throw new MalformedRecord(
          'unknown-schema',
          `schema ${id} does not resolve to ${name}: ${(error as Error).message}`,
        );
      }
    };
    return (value) => {
      if (!hasRegistryHeader(value))
        throw new MalformedRecord(
          'malformed-avro',
          'the registry header (a zero byte and the schema id) is missing',
        );
      const id = value.readUInt32BE(1);
      const resolver = resolvers.get(id);
      if (resolver) return read(value, resolver);
      return fetchResolver(id).then((made) => read(value, made));
    };
  }

  /** Fetches a writer's schema; a registry that is away for a moment is asked again, well within a group's session. */
  async #writerType(id: number): Promise<avro.Type> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await this.#registry.getSchema(id)) as avro.Type;
      } catch (error) {
        const { status } = error as { status?: number };
        if (status === 404)
          throw new MalformedRecord('unknown-schema', `the registry knows no schema with id ${id}`);
        const isLast = attempt === FETCH_ATTEMPTS;
        // Whatever goes wrong on the way has a status, also a refused connection. This came, and is no schema.
        if (isLast && status === undefined)
          throw new MalformedRecord(
            'unknown-schema',
            `the registry's schema ${id} is none that Avro reads: ${(error as Error).message}`,
          );
        if (isLast)
          throw new NotNow(
            'registry',
            `the schema registry ${this.#url} does not answer for schema ${id}: ${(error as Error).message}`,
            { cause: error },
          );
        await setTimeout(FETCH_PAUSE_MS * attempt);
      }
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
