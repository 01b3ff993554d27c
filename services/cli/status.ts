/** `newsfold status`: a live table of a deployment. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import type { ConnectionConfig } from '@newsfold/runtime/config/connection.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { workerNames } from '@newsfold/schemas/topology.ts';
import { commandConnection, connectionOptions, deploymentOf, openCluster } from './cluster/cluster.ts';
import { type CommandContext, command } from './command/command.ts';
import { runAlone } from './command/run-command.ts';
import { findRunning, launcherFolder } from './command/running.ts';
import { wholeOption } from './console/number-option.ts';
import { writeOut } from './console/write-out.ts';
import { StatusCollector } from './status/collect-status.ts';
import { LetterCounter } from './status/letter-counter.ts';
import { statusText } from './status/status-text.ts';
import { type WorkerPage, workerOfPage } from './status/worker-pages.ts';

const OPTIONS = {
  once: {
    type: 'boolean',
    doc: 'look twice, a second apart, print and end; so it is when not on a terminal',
  },
  every: { type: 'string', value: 'S', default: '2', doc: 'seconds between two looks' },
  partitions: { type: 'boolean', doc: 'each partition too' },
  workers: {
    type: 'string',
    value: 'URL[,URL]',
    doc: 'pages of the workers, for their states and restores; those of the newsfold that runs here are known',
  },
  json: {
    type: 'boolean',
    doc: 'a line for each look: {"at", "workers": [{"worker", "topic", "partitions", "behind", "lagSeconds", "perSecond", "members"}], "deadLetters", "feeds"}',
  },
  ...connectionOptions,
} as const satisfies OptionTable;

const STATUS_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold status',
  summary: 'Shows workers, lag, throughput, restores and dead letters, again and again.',
  operands: '',
  options: OPTIONS,
  notes: `The lag is the age of the oldest record that a worker has not answered. It comes from the offsets that groups commit,
so it is there for any cluster; feeds are counted by their health, and \`newsfold feeds list\` names them. What a member waits for and how far it has restored is on its page (--workers).`,
  examples: [
    ['newsfold status', 'the newsfold that runs here'],
    ['newsfold status --once --json | jq .workers[].lagSeconds', 'for scripts'],
  ],
};

/** What to look at, and how often. */
interface StatusOptions {
  readonly deployment: ConnectionConfig;
  readonly once: boolean;
  readonly everyMs: number;
  readonly isWhole: boolean;
  readonly pages: readonly string[];
  readonly json: boolean;
}

const FIRST_PAUSE_MS = 1000;

function readOptions(argv: readonly string[]): StatusOptions {
  const { values } = readArguments(STATUS_LINE, argv);
  return {
    deployment: deploymentOf(values, true),
    once: values.once,
    everyMs: 1000 * wholeOption('--every', values.every, 1, 3600),
    isWhole: values.partitions,
    pages: (values.workers ?? '').split(',').filter((url) => url !== ''),
    json: values.json,
  };
}

/** The pages that were named, and those of the newsfold that runs here if that is the one that is looked at. */
async function pagesOf({ pages, deployment }: StatusOptions): Promise<readonly WorkerPage[]> {
  const running = findRunning(launcherFolder(undefined));
  const isHere = running?.brokers === deployment.KAFKA_BROKERS.join(',');
  const named = await Promise.all(pages.map((url) => workerOfPage(url.replace(/\/+$/, ''), workerNames)));
  return [...named.flatMap((page) => page ?? []), ...(isHere ? running.workers : [])];
}

async function show(text: string, isLive: boolean): Promise<void> {
  // From the top of a cleared screen, so that nothing of a longer table stays.
  await writeOut(isLive ? `\u001b[H\u001b[J${text}\n` : `${text}\n`);
}

async function status(options: StatusOptions, { signal }: CommandContext): Promise<undefined> {
  const { kafka, registry } = commandConnection(options.deployment, 'status');
  const broker = await openCluster(kafka);
  const prefix = options.deployment.TOPIC_PREFIX;
  const letters = new LetterCounter(broker, new Codec(registry), prefix);
  const collector = new StatusCollector(broker, prefix, await pagesOf(options), letters);
  const isLive = process.stdout.isTTY === true && !options.once && !options.json;
  const isOnce = options.once || (!isLive && !options.json);
  try {
    let looked = await collector.look();
    let pause = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      if (!isOnce && !options.json)
        await show(statusText(looked, process.stdout.columns, options.isWhole), isLive);
      // A throughput needs two looks.
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      pause = options.everyMs;
      if (signal.aborted) break;
      looked = await collector.look();
      if (options.json) await writeOut(`${JSON.stringify(looked)}\n`);
      else if (isOnce) await show(statusText(looked, process.stdout.columns, options.isWhole), false);
      if (isOnce || (options.json && options.once)) break;
    }
  } finally {
    await broker.close();
  }
}

/** The command. */
export const statusCommand = command({
  line: STATUS_LINE,
  stopsItself: true,
  read: readOptions,
  run: status,
});

if (import.meta.main) await runAlone(statusCommand);
