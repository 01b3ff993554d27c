/** `newsfold topics`: the topics of a deployment, those that are missing, and those whose settings are wrong. */
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import { loadConfig } from '@newsfold/runtime/config/config.ts';
import type { ConnectionConfig } from '@newsfold/runtime/config/connection.ts';
import { runtimeTable } from '@newsfold/runtime/config/runtime-config.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { withRetry } from '@newsfold/runtime/wait/retry.ts';
import {
  articlesPrefix,
  type TopicKey,
  type TopicSpec,
  topicName,
  topics,
} from '@newsfold/schemas/topics.ts';
import { commandConnection, connectionOptions, deploymentOf, openCluster } from './cluster/cluster.ts';
import { command } from './command/command.ts';
import { CommandError, EXIT } from './command/exit-codes.ts';
import { runAlone } from './command/run-command.ts';
import { cut } from './console/cut.ts';
import { textTable } from './console/text-table.ts';
import { stepLines, takeSteps, topicSteps } from './topics/topic-plan.ts';

const OPTIONS = {
  check: {
    type: 'boolean',
    doc: 'say what is missing and which settings are wrong; ends with 1 when one of them would lose data',
  },
  alter: {
    type: 'boolean',
    doc: 'set right the settings that are wrong, after the plan; the others of a topic stay',
  },
  'dry-run': { type: 'boolean', doc: 'with --create or --alter: print the plan, and do nothing' },
  create: {
    type: 'boolean',
    doc: 'create those that are missing, as the workers do: RAW_PARTITIONS, SCOPE_PARTITIONS and REPLICATION_FACTOR count',
  },
  json: { type: 'boolean', doc: 'a line each: {"topic", "exists", "partitions", "records", "holds"}' },
  ...connectionOptions,
} as const satisfies OptionTable;

const TOPICS_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold topics',
  summary: 'Lists the topics of a deployment, and compares their settings with what newsfold needs.',
  operands: '',
  options: OPTIONS,
  notes: `Ends with 3 when a topic is missing. --create and --alter print what they are going to do before they do it.
Settings that would lose data keep the workers from starting; the others are warnings. With RAW_TOPICS set as for ingest,
--check and --alter see to further raw topics too.`,
  examples: [
    ['newsfold topics', 'the newsfold that runs here'],
    ['newsfold topics --check', 'before a start on topics that somebody else has made'],
    ['newsfold topics --alter --dry-run', 'what would be altered'],
    ['newsfold topics --create --brokers kafka:9092 --prefix trial.', 'before the workers start'],
  ],
};

/** How long a new topic is waited for: some three seconds. */
const SETTLING = { firstDelayMs: 100, maxDelayMs: 1000, attempts: 6 };

/** One topic. */
interface TopicStatus {
  readonly topic: string;
  readonly exists: boolean;
  readonly partitions: number;
  /** Between the oldest record that is kept and the end; compacted ones are counted. */
  readonly records: number;
  readonly holds: string;
}

/** What to do. */
interface TopicsOptions {
  readonly deployment: ConnectionConfig;
  readonly check: boolean;
  readonly create: boolean;
  readonly alter: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

function readOptions(argv: readonly string[]): TopicsOptions {
  const { values } = readArguments(TOPICS_LINE, argv);
  const { check, create, alter, json, 'dry-run': dryRun } = values;
  if (dryRun && !create && !alter)
    throw new CommandError('--dry-run goes with --create or --alter; --check only looks', 'usage');
  return { deployment: deploymentOf(values, false), check, create, alter, dryRun, json };
}

function configOf(deployment: ConnectionConfig) {
  const { RAW_PARTITIONS, SCOPE_PARTITIONS, REPLICATION_FACTOR } = runtimeTable;
  const loaded = loadConfig({ RAW_PARTITIONS, SCOPE_PARTITIONS, REPLICATION_FACTOR }, process.env);
  if (!loaded.ok)
    throw new CommandError(`${loaded.problems[0]?.variable}: ${loaded.problems[0]?.accepted}`, 'usage');
  return { ...loaded.config, TOPIC_PREFIX: deployment.TOPIC_PREFIX };
}

/**
 * Prints what would have to be done, and does what was asked for of it.
 * @returns whether a setting that would lose data is left
 */
async function plan(broker: Broker, { deployment, create, alter, dryRun }: TopicsOptions): Promise<boolean> {
  const { RAW_TOPICS = '' } = process.env;
  const named = RAW_TOPICS.split(',').map((name) => name.trim());
  const rawTopics = named
    .filter((name) => name !== '')
    .map((name) => `${articlesPrefix(deployment.TOPIC_PREFIX)}${name}`);
  const steps = await topicSteps(broker, configOf(deployment), rawTopics);
  const isAll = !create && !alter;
  const asked = { create: create || isAll ? steps.create : [], alter: alter || isAll ? steps.alter : [] };
  const lines = stepLines(asked);
  for (const line of lines.length === 0 ? ['nothing is to be done'] : lines)
    process.stderr.write(`${line}\n`);
  const left = alter && !dryRun ? [] : steps.alter;
  if (!isAll && !dryRun) await takeSteps(broker, asked);
  return left.some(({ isLoss }) => isLoss);
}

async function listTopics(options: TopicsOptions): Promise<number> {
  const { deployment, check, create, alter, json } = options;
  const broker = await openCluster(commandConnection(deployment, 'topics').kafka);
  try {
    const isLoss = (check || create || alter) && (await plan(broker, options));
    const known = await broker.topics();
    const rows: TopicStatus[] = [];
    for (const key of Object.keys(topics) as TopicKey[]) {
      const topic = topicName(deployment.TOPIC_PREFIX, key);
      const exists = known.has(topic);
      // A topic that has just been created has no leader for a moment.
      const offsets = exists ? await withRetry(() => broker.offsets(topic), SETTLING) : [];
      rows.push({
        topic,
        exists,
        partitions: known.get(topic) ?? 0,
        records: offsets.reduce((sum, { low, high }) => sum + high - low, 0),
        holds: (topics[key] as TopicSpec).doc,
      });
    }
    if (json) for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`);
    else {
      const table = textTable([
        ['topic', 'partitions', 'records'],
        ...rows.map(({ topic, exists, partitions, records }) =>
          exists ? [topic, String(partitions), String(records)] : [topic, 'missing', ''],
        ),
      ]).split('\n');
      for (const line of table) process.stdout.write(`${cut(line, process.stdout.columns)}\n`);
    }
    if (isLoss) return EXIT.failed.code;
    return rows.every(({ exists }) => exists) ? EXIT.done.code : EXIT.nothing.code;
  } finally {
    await broker.close();
  }
}

/** The command. */
export const topicsCommand = command({ line: TOPICS_LINE, read: readOptions, run: listTopics });

if (import.meta.main) await runAlone(topicsCommand);
