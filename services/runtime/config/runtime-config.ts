/** The variables that every worker has. */

import { MAX_UNPACKED_BYTES, WRITTEN_COMPRESSIONS, type WrittenCompression } from '../log/compression.ts';
import { logLevels } from '../observe/logger.ts';
import { type Config, integer, oneOf, optionalText, type Variable } from './config.ts';
import { connectionTable } from './connection.ts';

const compression: Variable<WrittenCompression> = {
  parse: oneOf(WRITTEN_COMPRESSIONS),
  default: 'zstd',
  unit: '',
  doc: 'How the records that a worker writes are compressed: with zstd articles take a third of the bytes and decisions less than half, for some 10 µs each. Every codec of Kafka is read, whatever this says.',
};

/** Rows shared by all workers; a worker's own table is spread over them. */
export const runtimeTable = {
  ...connectionTable,
  RAW_PARTITIONS: {
    parse: integer(1, 10_000),
    default: '4',
    unit: 'partitions',
    doc: 'Partitions of the raw topic when it is created: how far ingest can scale out.',
  },
  SCOPE_PARTITIONS: {
    parse: integer(1, 10_000),
    default: '4',
    unit: 'partitions',
    doc: 'Partitions of articles, assignments and stories when they are created: how many scopes are folded side by side. A living deployment keeps the number that it began with: scopes stay where they are.',
  },
  REPLICATION_FACTOR: {
    parse: integer(1, 15),
    default: '1',
    unit: 'replicas',
    doc: 'Replicas of each topic when it is created; 3 in production.',
  },
  TOPIC_LOSSES: {
    parse: oneOf(['refuse', 'warn'] as const),
    default: 'refuse',
    unit: '',
    doc: 'What a worker does at its start where a setting of a topic would lose data. warn is for what is meant so: a raw topic that is compacted because the last record of a key is all that counts, or facts that may not be kept for as long as a story lives.',
  },
  HTTP_HOST: {
    parse: optionalText,
    default: '127.0.0.1',
    unit: '',
    doc: 'Address that the health and metrics server listens on; 0.0.0.0 inside a container.',
  },
  LOG_LEVEL: {
    parse: oneOf(logLevels),
    default: 'info',
    unit: '',
    doc: 'The least severe level that is logged.',
  },
  SESSION_TIMEOUT_MS: {
    parse: integer(6000, 300_000),
    default: '10000',
    unit: 'ms',
    doc: 'Silence after which the group gives a worker’s partitions to another. The broker’s own lower bound is 6000.',
  },
  FETCH_MAX_WAIT_MS: {
    parse: integer(5, 5000),
    default: '250',
    unit: 'ms',
    doc: 'How long the broker may hold an empty fetch. Records end it at once, so this costs no latency: it bounds idle traffic, and how long a commit or a stop may wait behind it.',
  },
  FETCH_MAX_UNPACKED_BYTES: {
    parse: integer(1024 * 1024, 1024 * 1024 * 1024),
    default: String(MAX_UNPACKED_BYTES),
    unit: 'bytes',
    doc: 'What the compressed batches of one fetch may unpack to: bounds the memory that a hostile producer can take. The records of a batch beyond it become dead letters (`unreadable-batch`).',
  },
  COMPRESSION: compression,
  STALL_TIMEOUT_MS: {
    parse: integer(5000, 3_600_000),
    default: '60000',
    unit: 'ms',
    doc: 'Without any sign of life from its loop for this long a worker ends itself, to be restarted.',
  },
  DRAIN_TIMEOUT_MS: {
    parse: integer(100, 300_000),
    default: '8000',
    unit: 'ms',
    doc: 'How long a stop may wait for work in hand before it is forced.',
  },
} as const;

/** The row for a worker’s own port. */
export const httpPort = (port: number): Variable<number> => ({
  parse: integer(0, 65_535),
  default: String(port),
  unit: '',
  doc: 'Port of the health and metrics server; 0 takes any free one.',
});

/** Value of the shared rows. */
export type RuntimeConfig = Config<typeof runtimeTable>;
