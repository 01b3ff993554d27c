/**
 * The topology: which worker reads and writes which topic, in which group and on which port. Launcher, compose's test,
 * import boundaries, AsyncAPI, documented tables, drain and audit are derived from it.
 */
import {
  articlesPrefix,
  FLAT_DEAD_LETTERS,
  FLAT_TOPICS,
  feedTopicName,
  foldPrefix,
  type TopicKey,
  topicName,
} from './topics.ts';

/** A worker and its place in the stream. */
export interface WorkerSpec {
  /** Whether it answers each record by itself, or folds a partition into a state. */
  readonly loop: 'stateless' | 'fold';
  readonly reads: TopicKey;
  readonly writes: TopicKey;
  readonly deadLetters: TopicKey;
  /** Default port of its health and metrics pages. */
  readonly httpPort: number;
  /** Flags of Node that it runs with; none unless given. */
  readonly nodeFlags?: readonly string[];
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
    // The most that young objects take, MiB, twice. On a machine with memory Node takes 64: 140 MiB more of resident memory
    // with 100,000 open articles, for no CPU that could be measured; with 8 an update of a story at rest costs a fifth more.
    // There is no flag for old objects: their bound follows the memory of the machine or container, and OPEN_REPORTS may
    // ask for much.
    nodeFlags: ['--max-semi-space-size=16'],
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
 * What puts stories into another form for readers of other makes. An exporter is no stage of the stream either, and runs
 * only where somebody starts it.
 */
export const exporters = {
  flat: {
    httpPort: 9107,
    doc: 'Writes stories and their articles as rows of plain columns.',
  },
} as const;

/** Name of an exporter: its folder and its groups are called after it. */
export type ExporterName = keyof typeof exporters;

/** All exporters. */
export const exporterNames = Object.keys(exporters) as readonly ExporterName[];

/**
 * What shows stories to others. A view stands behind the stream: it reads, keeps a table of its own and writes no topic of
 * the topology, so that drain and audit know nothing of it either. Each process reads everything, as a group of its own.
 */
export const views = {
  dashboard: {
    reads: 'stories',
    httpPort: 9104,
    // Of each of its threads; see enrich. What is kept is in SQLite, whose memory is bounded otherwise.
    nodeFlags: ['--max-semi-space-size=8'],
    doc: 'Keeps a table of the stories, and answers questions about them over HTTP.',
  },
} as const satisfies Record<
  string,
  {
    readonly reads: TopicKey;
    readonly httpPort: number;
    readonly nodeFlags?: readonly string[];
    readonly doc: string;
  }
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
export type ProcessName = SourceName | WorkerName | ExporterName | ViewName;

/** All processes, sources first, exporters and views last. */
export const processNames: readonly ProcessName[] = [
  ...sourceNames,
  ...workerNames,
  ...exporterNames,
  ...viewNames,
];

/** What is said of each process. */
export const processes = { ...sources, ...workers, ...exporters, ...views } as const;

/** Flags of Node that a process runs with. */
export function nodeFlags(name: ProcessName): readonly string[] {
  const { nodeFlags: flags = [] }: Pick<WorkerSpec, 'httpPort' | 'nodeFlags'> = processes[name];
  return flags;
}

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

/** Groups and topics of flat. @param prefix TOPIC_PREFIX */
export function flatPlace(prefix: string): {
  readonly stories: WorkerPlace;
  readonly storyArticles: WorkerPlace;
} {
  const own = foldPrefix(prefix);
  const deadLetters = `${own}${FLAT_DEAD_LETTERS.name}`;
  return {
    stories: {
      groupId: `${own}flat.stories`,
      input: topicName(prefix, 'stories'),
      output: `${own}${FLAT_TOPICS.stories.name}`,
      deadLetters,
    },
    // An event names the first articles of a story; the log of facts has all of them.
    storyArticles: {
      groupId: `${own}flat.story-articles`,
      input: topicName(prefix, 'assignments'),
      output: `${own}${FLAT_TOPICS.storyArticles.name}`,
      deadLetters,
    },
  };
}

/** Group and topic of a view. @param prefix TOPIC_PREFIX */
export function viewPlace(view: ViewName, prefix: string): ViewPlace {
  return { groupId: `${foldPrefix(prefix)}${view}`, input: topicName(prefix, views[view].reads) };
}

/** Group and topics of any process; of flat those of its stories. */
export function placeOf(name: ProcessName, prefix: string): ViewPlace {
  if (name === 'flat') return flatPlace(prefix).stories;
  if (name in views) return viewPlace(name as ViewName, prefix);
  return name in workers ? workerPlace(name as WorkerName, prefix) : sourcePlace(name as SourceName, prefix);
}

/** The port of a process's pages. */
export function httpPortOf(name: ProcessName): number {
  return processes[name].httpPort;
}
