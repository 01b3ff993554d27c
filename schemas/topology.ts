/**
 * The topology: which worker reads and writes which topic, in which group and on which port. Launcher, compose's test,
 * import boundaries, AsyncAPI, documented tables, drain and audit are derived from it.
 */
import { FEED_TOPIC, type TopicKey, topicName } from './topics.ts';

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

/**
 * What shows stories to others. A view stands behind the stream: it reads, keeps a table of its own and writes no topic of
 * the topology, so that drain and audit know nothing of it either. Each process reads everything, as a group of its own.
 */
export const views = {
  dashboard: {
    reads: 'stories',
    httpPort: 9104,
    doc: 'Keeps a table of the stories, and answers questions about them over HTTP.',
  },
} as const satisfies Record<
  string,
  { readonly reads: TopicKey; readonly httpPort: number; readonly doc: string }
>;

/** Name of a view: its folder is called after it. */
export type ViewName = keyof typeof views;

/** All views. */
export const viewNames = Object.keys(views) as readonly ViewName[];

/** Name of a source: its folder and its group are called after it. */
export type SourceName = keyof typeof sources;

/** All sources. */
export const sourceNames = Object.keys(sources) as readonly SourceName[];

/** Name of a worker: its folder, its group and its dead-letter topic are called after it. */
export type WorkerName = keyof typeof workers;

/** All workers, upstream first. */
export const workerNames = Object.keys(workers) as readonly WorkerName[];

/** Name of a process that runs for as long as the deployment does. */
export type ProcessName = SourceName | WorkerName | ViewName;

/** All processes, sources first, views last. */
export const processNames: readonly ProcessName[] = [...sourceNames, ...workerNames, ...viewNames];

/** Group and topic of a view in one deployment, as the broker names them. */
export interface ViewPlace {
  /** What the names of its groups begin with: each process has one of its own. */
  readonly groupId: string;
  readonly input: string;
}

/** Group and topics of a source in one deployment; its input is the topic that it keeps its memory in. */
export interface SourcePlace extends ViewPlace {
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
    groupId: `${prefix}${worker}`,
    input: topicName(prefix, reads),
    output: topicName(prefix, writes),
    deadLetters: topicName(prefix, deadLetters),
  };
}

/** Group and topics of a source. @param prefix TOPIC_PREFIX */
export function sourcePlace(source: SourceName, prefix: string): SourcePlace {
  return {
    groupId: `${prefix}${source}`,
    input: `${prefix}${FEED_TOPIC.name}`,
    output: topicName(prefix, sources[source].writes),
  };
}

/** Group and topic of a view. */
export function viewPlace(view: ViewName, prefix: string): ViewPlace {
  return { groupId: `${prefix}${view}`, input: topicName(prefix, views[view].reads) };
}

/** Group and topics of any process. */
export function placeOf(name: ProcessName, prefix: string): ViewPlace {
  if (name in workers) return workerPlace(name as WorkerName, prefix);
  return name in sources ? sourcePlace(name as SourceName, prefix) : viewPlace(name as ViewName, prefix);
}

/** The port of a process's pages. */
export function httpPortOf(name: ProcessName): number {
  return { ...sources, ...workers, ...views }[name].httpPort;
}
