/**
 * One connection to one broker, logged in as a worker is, for questions that kafkajs has no call for: what whoever logged
 * in may do. Made of kafkajs' own parts, so that the login is the one that workers have.
 */
import type { KafkaConnection } from '../config/connection.ts';
import { saslOptions } from './kafka-login.ts';
import { ByteReader } from './patches/byte-reader.ts';
import { kafkajsInternals } from './patches/kafkajs.ts';
import { promptSocket } from './prompt-socket.ts';

/** A resource that was asked about. */
export interface Allowed {
  /** Kafka's error code: 0 for none, 3 for a topic that does not exist, 29 and 30 for one that may not be seen. */
  readonly errorCode: number;
  /** A bit for each operation, by Kafka's number of it; none when there was an error. */
  readonly operations: number;
}

/** What may be done, and whom the broker names for the rest. */
export interface ClusterView {
  /** host and port of every broker, as clients are led to them. */
  readonly brokers: readonly { readonly host: string; readonly port: number }[];
  readonly topics: ReadonlyMap<string, Allowed>;
  readonly cluster: number;
}

interface Encoder {
  writeString(text: string): Encoder;
  writeInt32(value: number): Encoder;
  writeBoolean(value: boolean): Encoder;
}

interface Protocol<T> {
  readonly request: { apiKey: number; apiVersion: number; apiName: string; encode(): Promise<Encoder> };
  readonly response: { decode(raw: Buffer): Promise<T>; parse(data: T): Promise<T> };
}

/** kafkajs' logger, which says nothing here: what fails is thrown. */
interface InternalLogger {
  namespace(): InternalLogger;
}

interface Pool {
  send<T>(protocol: Protocol<T>): Promise<T>;
}

interface InternalBroker {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

const METADATA = 3;
const DESCRIBE_GROUPS = 15;
const TIMEOUT_MS = 5000;

const str = (reader: ByteReader): string => {
  const length = reader.int16();
  return length < 0 ? '' : reader.take(length).toString();
};

function many<T>(reader: ByteReader, read: () => T): T[] {
  return Array.from({ length: Math.max(0, reader.int32()) }, read);
}

/** Bytes that are counted by an int32 before them. */
const skipBytes = (reader: ByteReader) => void reader.take(Math.max(0, reader.int32()));

/** Metadata, version 8. */
function readMetadata(raw: Buffer): ClusterView {
  const reader = new ByteReader(raw, 4);
  const brokers = many(reader, () => {
    reader.int32();
    const [host, port] = [str(reader), reader.int32()];
    str(reader);
    return { host, port };
  });
  str(reader);
  reader.int32();
  const topics = many(reader, () => {
    const [errorCode, name] = [reader.int16(), str(reader)];
    reader.int8();
    many(reader, () => {
      reader.take(2 + 4 + 4 + 4);
      for (let list = 0; list < 3; list += 1) many(reader, () => reader.int32());
    });
    const operations = reader.int32();
    return [name, { errorCode, operations: errorCode === 0 ? operations : 0 }] as const;
  });
  return { brokers, topics: new Map(topics), cluster: reader.int32() };
}

/** DescribeGroups, version 3. */
function readGroups(raw: Buffer): ReadonlyMap<string, Allowed> {
  const reader = new ByteReader(raw, 4);
  const groups = many(reader, () => {
    const [errorCode, name] = [reader.int16(), str(reader)];
    for (let field = 0; field < 3; field += 1) str(reader);
    many(reader, () => {
      for (let field = 0; field < 3; field += 1) str(reader);
      skipBytes(reader);
      skipBytes(reader);
    });
    const operations = reader.int32();
    return [name, { errorCode, operations: errorCode === 0 ? operations : 0 }] as const;
  });
  return new Map(groups);
}

/** See the file's head. */
export class SignedIn {
  readonly #broker: InternalBroker;
  readonly #pool: Pool;
  readonly #encoder: new () => Encoder;

  constructor(connection: KafkaConnection, host: string, port: number) {
    const Pool = kafkajsInternals.load<new (options: object) => Pool>('src/network/connectionPool.js');
    const InternalBroker =
      kafkajsInternals.load<new (options: object) => InternalBroker>('src/broker/index.js');
    this.#encoder = kafkajsInternals.load('src/protocol/encoder.js');
    kafkajsInternals.confirm(
      'one connection',
      typeof Pool === 'function' &&
        typeof InternalBroker === 'function' &&
        typeof this.#encoder === 'function',
    );
    const silent = () => undefined;
    const logger: InternalLogger = Object.assign(
      { namespace: () => logger },
      { debug: silent, info: silent, warn: silent, error: silent },
    );
    this.#pool = new Pool({
      host,
      port,
      logger,
      clientId: connection.clientId,
      ssl: connection.tls !== undefined,
      sasl: connection.login && saslOptions(connection.login, connection.tls),
      socketFactory: promptSocket(connection.tls),
      connectionTimeout: TIMEOUT_MS,
      requestTimeout: TIMEOUT_MS,
    });
    this.#broker = new InternalBroker({
      connectionPool: this.#pool,
      logger,
      authenticationTimeout: TIMEOUT_MS,
    });
  }

  /** Connects and logs in. @throws kafkajs' errors */
  open(): Promise<void> {
    return this.#broker.connect();
  }

  #send<T>(
    apiKey: number,
    apiVersion: number,
    apiName: string,
    write: (encoder: Encoder) => void,
    read: (raw: Buffer) => T,
  ): Promise<T> {
    return this.#pool.send({
      request: {
        apiKey,
        apiVersion,
        apiName,
        encode: async () => {
          const encoder = new this.#encoder();
          write(encoder);
          return encoder;
        },
      },
      response: { decode: async (raw) => read(raw), parse: async (data) => data },
    });
  }

  /** What may be done to these topics and to the cluster, and where its brokers are. */
  view(topics: readonly string[]): Promise<ClusterView> {
    return this.#send(
      METADATA,
      8,
      'Metadata',
      (encoder) => {
        encoder.writeInt32(topics.length);
        for (const name of topics) encoder.writeString(name);
        encoder.writeBoolean(false).writeBoolean(true).writeBoolean(true);
      },
      readMetadata,
    );
  }

  /** What may be done to these groups. The broker must be their coordinator, or the group be one that does not exist. */
  groups(names: readonly string[]): Promise<ReadonlyMap<string, Allowed>> {
    return this.#send(
      DESCRIBE_GROUPS,
      3,
      'DescribeGroups',
      (encoder) => {
        encoder.writeInt32(names.length);
        for (const name of names) encoder.writeString(name);
        encoder.writeBoolean(true);
      },
      readGroups,
    );
  }

  async close(): Promise<void> {
    await this.#broker.disconnect();
  }
}
