/**
 * The topology: which worker reads and writes which topic, in which group and on which port. Launcher, compose's test,
 * import boundaries, AsyncAPI, documented tables, drain and audit are derived from it.
 */
import { articlesPrefix, feedTopicName, foldPrefix, type TopicKey, topicName } from './topics.ts';

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

/**
 * What brings articles in from outside. A source is no stage of the stream: nothing passes through it, so that drain and
 * audit, which follow the records, know nothing of it.
 */
export const sources = {
  feeds: {
    writes: 'raw',
    httpPort: 9105,
    doc: 'Polls feeds, and takes articles in over HTTP.',
  },
} as const;

/** Name of a source: its folder and its group are called after it. */
export type SourceName = keyof typeof sources;

/** All sources. */
export const sourceNames = Object.keys(sources) as readonly SourceName[];

/** Name of a worker: its folder, its group and its dead-letter topic are called after it. */
export type WorkerName = keyof typeof workers;

/** All workers, upstream first. */
export const workerNames = Object.keys(workers) as readonly WorkerName[];

/** Name of a process that runs for as long as the deployment does. */
export type ProcessName = SourceName | WorkerName;

/** All processes, sources first. */
export const processNames: readonly ProcessName[] = [...sourceNames, ...workerNames];

/** Group and topics of a source in one deployment, as the broker names them. */
export interface SourcePlace {
  readonly groupId: string;
  /** The topic that it keeps its memory in. */
  readonly input: string;
  readonly output: string;
}

/** Group and topics of a worker in one deployment. */
export interface WorkerPlace extends SourcePlace {
  readonly deadLetters: string;
}

/** Group and topics of a worker. @param prefix TOPIC_PREFIX */
export function workerPlace(worker: WorkerName, prefix: string): WorkerPlace {
  const { reads, writes, deadLetters } = workers[worker];
  return {
    groupId: `${workers[worker].writes === 'articles' ? articlesPrefix(prefix) : foldPrefix(prefix)}${worker}`,
    input: topicName(prefix, reads),
    output: topicName(prefix, writes),
    deadLetters: topicName(prefix, deadLetters),
  };
}

/** Group and topics of a source. @param prefix TOPIC_PREFIX */
export function sourcePlace(source: SourceName, prefix: string): SourcePlace {
  return {
    groupId: `${articlesPrefix(prefix)}${source}`,
    input: feedTopicName(prefix),
    output: topicName(prefix, sources[source].writes),
  };
}

/** Group and topics of any process. */
export function placeOf(name: ProcessName, prefix: string): SourcePlace {
  return name in workers ? workerPlace(name as WorkerName, prefix) : sourcePlace(name as SourceName, prefix);
}

/** The port of a process's pages. */
export function httpPortOf(name: ProcessName): number {
  return { ...sources, ...workers }[name].httpPort;
}
