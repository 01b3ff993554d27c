/**
 * The topology: which worker reads and writes which topic, in which group and on which port. Launcher, compose's test,
 * import boundaries, AsyncAPI, documented tables, drain and audit are derived from it.
 */
import { type TopicKey, topicName } from './topics.ts';

/** A worker and its place in the stream. */
export interface WorkerSpec {
  /** Whether it answers each record by itself, or folds a partition into a state. */
  readonly loop: 'stateless' | 'fold';
  readonly reads: TopicKey;
  readonly writes: TopicKey;
  readonly deadLetters: TopicKey;
  /** Default port of its health and metrics pages. */
  readonly httpPort: number;
  /** What it does, in a sentence. */
  readonly doc: string;
}

/** The workers, in the order in which data passes through them. */
export const workers = {
  ingest: {
    loop: 'stateless',
    reads: 'raw',
    writes: 'articles',
    deadLetters: 'ingestDeadLetters',
    httpPort: 9101,
    doc: 'Cleans and analyses each article.',
  },
  dedupe: {
    loop: 'fold',
    reads: 'articles',
    writes: 'assignments',
    deadLetters: 'dedupeDeadLetters',
    httpPort: 9102,
    doc: 'Decides which story each article belongs to.',
  },
  enrich: {
    loop: 'fold',
    reads: 'assignments',
    writes: 'stories',
    deadLetters: 'enrichDeadLetters',
    httpPort: 9103,
    doc: 'Folds the reports of a story into one event.',
  },
} as const satisfies Record<string, WorkerSpec>;

/** Name of a worker: its folder, its group and its dead-letter topic are called after it. */
export type WorkerName = keyof typeof workers;

/** All workers, upstream first. */
export const workerNames = Object.keys(workers) as readonly WorkerName[];

/** Group and topics of a worker in one deployment, as the broker names them. */
export interface WorkerPlace {
  readonly groupId: string;
  readonly input: string;
  readonly output: string;
  readonly deadLetters: string;
}

/** Group and topics of a worker. @param prefix TOPIC_PREFIX */
export function workerPlace(worker: WorkerName, prefix: string): WorkerPlace {
  const { reads, writes, deadLetters } = workers[worker];
  return {
    groupId: `${prefix}${worker}`,
    input: topicName(prefix, reads),
    output: topicName(prefix, writes),
    deadLetters: topicName(prefix, deadLetters),
  };
}
