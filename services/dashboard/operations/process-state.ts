/** How one process is, told by its own pages and by nothing else. */
import { type WorkerName, workerNames, workerPlace } from '@newsfold/schemas/topology.ts';
import { type MetricsPage, readMetrics, type Sample } from './metrics-page.ts';

/** A restore that is going on. */
export interface RestoreState {
  readonly partition: number;
  /** 0 to 1. */
  readonly progress: number;
  readonly secondsLeft: number | null;
}

/** How far a process is behind in one partition of its input. */
export interface PartitionLag {
  readonly topic: string;
  readonly partition: number;
  readonly records: number;
  /** Age of the record that was answered last, when it was answered. */
  readonly seconds: number;
}

/** Dead letters that a process wrote since it started, for one reason. */
export interface LetterCount {
  readonly reason: string;
  readonly count: number;
  /** The last of them: the place of its record, and when it was written; null where the process tells none. */
  readonly last: { readonly origin: string; readonly at: number } | null;
  /** Shows them, and puts them back without its last word. */
  readonly command: string;
}

/** A figure with what it means. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly help: string;
}

/** A feed that a process polls. */
export interface FeedTold {
  readonly name: string;
  readonly address: string;
  readonly health: string;
  /** Ms since the epoch; 0 for never. */
  readonly checkedAt: number;
  readonly dueAt: number;
  readonly published: number;
  readonly problem: string | null;
}

/** What a process says of itself. */
export interface About {
  readonly version: string;
  /** Of Node.js. */
  readonly node: string;
  /** Ms since the epoch. */
  readonly startedAt: number;
  /** What is set otherwise than by default; secrets are masked by the process. */
  readonly settings: readonly { readonly name: string; readonly value: string }[];
}

/** See the file's head. */
export interface ProcessState {
  /** Name of the process; null for one that does not answer. */
  readonly name: string | null;
  readonly url: string;
  /** Null where it does not say: one of an older version, or away. */
  readonly about: About | null;
  readonly state: 'ready' | 'restoring' | 'waiting' | 'away';
  /** What it waits for, in its words. */
  readonly waitsFor: string | null;
  readonly restoring: readonly RestoreState[];
  readonly lags: readonly PartitionLag[];
  readonly deadLetters: readonly LetterCount[];
  /** Feeds by their health, where it polls some. */
  readonly feeds: readonly { readonly health: string; readonly count: number }[];
  /** Those of them that want looking at first. */
  readonly feedList: readonly FeedTold[];
  readonly figures: readonly Figure[];
}

/** What /readyz says. */
interface ReadyPage {
  readonly ready?: unknown;
  readonly waitsFor?: unknown;
  readonly restoring?: readonly RestoreState[];
}

/** What /about says. */
interface AboutPage extends Partial<About> {
  readonly name?: unknown;
  readonly feeds?: readonly FeedTold[];
  readonly letters?: readonly { readonly reason: string; readonly origin: string; readonly at: number }[];
}

/** How long a page may take, ms, and how long it may be, characters. */
const PAGE_TIMEOUT_MS = 2000;
const MOST_CHARS = 2_000_000;
/** Figures that a process shows: gauges and counters without further labels. */
const MOST_FIGURES = 60;

const labelOf = ({ labels }: Sample, key: string) => labels.get(key) ?? '';

function lagsOf({ samples }: MetricsPage): PartitionLag[] {
  const seconds = new Map<string, number>();
  const key = (sample: Sample) => `${labelOf(sample, 'topic')}/${labelOf(sample, 'partition')}`;
  for (const sample of samples)
    if (sample.name === 'newsfold_lag_seconds') seconds.set(key(sample), sample.value);
  return samples
    .filter(({ name }) => name === 'newsfold_lag_records')
    .map((sample) => ({
      topic: labelOf(sample, 'topic'),
      partition: Number(labelOf(sample, 'partition')),
      records: sample.value,
      seconds: sample.value === 0 ? 0 : (seconds.get(key(sample)) ?? 0),
    }));
}

function lettersOf(
  { samples }: MetricsPage,
  { letters = [] }: AboutPage,
  name: string | null,
  prefix: string,
): LetterCount[] {
  if (!workerNames.includes(name as WorkerName)) return [];
  const { deadLetters } = workerPlace(name as WorkerName, prefix);
  return samples
    .filter((sample) => sample.name === 'newsfold_dead_letters_total' && sample.value > 0)
    .map((sample) => {
      const reason = labelOf(sample, 'reason');
      const command = `newsfold redrive --from ${deadLetters} --reason ${reason} --dry-run`;
      const found = letters.find((letter) => letter.reason === reason);
      const last = found === undefined ? null : { origin: found.origin, at: found.at };
      return { reason, count: sample.value, last, command };
    })
    .sort((a, b) => b.count - a.count);
}

/** Figures of the whole process: those of parts, of partitions and of buckets are for graphs. */
function figuresOf({ samples, helps }: MetricsPage): Figure[] {
  return samples
    .filter(({ name, labels }) => name.startsWith('newsfold_') && helps.has(name) && labels.size <= 1)
    .slice(0, MOST_FIGURES)
    .map(({ name, value }) => ({ name, value, help: helps.get(name) ?? '' }));
}

async function pageOf(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PAGE_TIMEOUT_MS), redirect: 'error' });
  return (await answer.text()).slice(0, MOST_CHARS);
}

/** The page of an older version is none. */
function readAbout(page: string): AboutPage {
  try {
    return JSON.parse(page) as AboutPage;
  } catch {
    return {};
  }
}

function aboutOf({ version, node = '', startedAt = 0, settings = [] }: AboutPage): About | null {
  return typeof version === 'string' ? { version, node, startedAt, settings } : null;
}

/** Asks a process. One that does not answer is away: restarting, gone, or no process of newsfold. @param prefix TOPIC_PREFIX */
export async function processState(url: string, prefix: string): Promise<ProcessState> {
  try {
    const [ready, metrics, about] = (await Promise.all(
      ['readyz', 'metrics', 'about'].map((name) => pageOf(`${url}/${name}`)),
    )) as [string, string, string];
    const told = readAbout(about);
    const said = JSON.parse(ready) as ReadyPage;
    const page = readMetrics(metrics);
    const name =
      page.samples.map(({ labels }) => labels.get('worker')).find((one) => one !== undefined) ?? null;
    const restoring = Array.isArray(said.restoring) ? said.restoring : [];
    return {
      name,
      url,
      about: aboutOf(told),
      state: said.ready === true ? 'ready' : restoring.length > 0 ? 'restoring' : 'waiting',
      waitsFor: typeof said.waitsFor === 'string' ? said.waitsFor : null,
      restoring,
      lags: lagsOf(page),
      deadLetters: lettersOf(page, told, name, prefix),
      feeds: page.samples
        .filter((sample) => sample.name === 'newsfold_feeds' && sample.value > 0)
        .map((sample) => ({
          health: [...sample.labels].find(([key]) => key !== 'worker')?.[1] ?? '',
          count: sample.value,
        })),
      feedList: Array.isArray(told.feeds) ? told.feeds : [],
      figures: figuresOf(page),
    };
  } catch {
    return {
      name: null,
      url,
      about: null,
      state: 'away',
      waitsFor: null,
      restoring: [],
      lags: [],
      deadLetters: [],
      feeds: [],
      feedList: [],
      figures: [],
    };
  }
}
