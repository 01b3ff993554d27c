/** The command line of `newsfold start`, checked before anything is started. */
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import type { ConnectionConfig } from '@newsfold/runtime/config/connection.ts';
import { connectionOptions, deploymentOf } from '../cluster/cluster.ts';

/** What the user asked for. */
export interface StartOptions {
  readonly once: boolean;
  readonly json: boolean;
  /** Delete the data of former starts first. */
  readonly fresh: boolean;
  /** File of any shape, `-` for standard input, undefined for none. */
  readonly input: string | undefined;
  /** OPML file of feeds to poll; undefined for none. */
  readonly feeds: string | undefined;
  /** Publish the sample where the raw topic is empty and no input is given. */
  readonly sample: boolean;
  /** An existing cluster, instead of the embedded one. */
  readonly cluster: ConnectionConfig | undefined;
  readonly prefix: string;
  /** Folder for data, logs and the lock; undefined for the default. */
  readonly data: string | undefined;
  readonly kafkaPort: number | undefined;
  readonly registryPort: number | undefined;
  /** First of three consecutive ports for the workers' pages. */
  readonly httpPort: number | undefined;
  /** Port of the page and the API. */
  readonly apiPort: number | undefined;
}

const OPTIONS = {
  once: { type: 'boolean', doc: 'end when everything sent has come out, and print the stories' },
  json: { type: 'boolean', doc: 'with --once: one story event a line on standard output' },
  input: {
    type: 'string',
    value: 'FILE',
    doc: 'your own articles, of any shape that `fold` reads; - reads standard input',
  },
  feeds: {
    type: 'string',
    value: 'FILE',
    doc: 'poll the feeds of an OPML file instead of publishing the sample; also takes articles in over HTTP',
  },
  'no-sample': {
    type: 'boolean',
    doc: 'start without the sample, which is published only into an empty raw topic',
  },
  fresh: { type: 'boolean', doc: 'delete the data of former starts first; else it is kept' },
  keep: { type: 'boolean', doc: 'keep the data, as without it' },
  data: {
    type: 'string',
    value: 'FOLDER',
    doc: 'where data, logs and the lock live (default .newsfold/start); else NEWSFOLD_DATA',
  },
  ...connectionOptions,
  brokers: {
    type: 'string',
    value: 'LIST',
    doc: 'use an existing cluster (host:port, separated by commas); needs --registry',
  },
  registry: { type: 'string', value: 'URL', doc: 'its schema registry, with the path of its Confluent API' },
  prefix: { type: 'string', value: 'TEXT', doc: 'put before every topic and group name' },
} as const satisfies OptionTable;

/** The command line. */
export const START_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold start',
  summary:
    'Starts Kafka, a schema registry and the three workers on this machine, and shows stories as they grow.',
  operands: '',
  options: OPTIONS,
  notes: `Runs until Ctrl-C. Other commands find what runs here by themselves: newsfold tail stories, newsfold status.
Ports are free ones unless set: NEWSFOLD_KAFKA_PORT, NEWSFOLD_REGISTRY_PORT, NEWSFOLD_HTTP_PORT (three in a row),
NEWSFOLD_API_PORT (the page and the API).
What is fetched comes from Maven Central, or from the mirror that NEWSFOLD_MAVEN_URL names.`,
  examples: [
    ['newsfold start', 'with the sample, until Ctrl-C'],
    ['newsfold start --no-sample', 'empty: publish what you like'],
    ['newsfold start --once --json --input my.csv', 'your articles through the whole pipeline'],
    ['newsfold start --fresh', 'from nothing'],
  ],
};

function portFrom(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const given = env[name];
  if (given === undefined || given === '') return undefined;
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65_533)
    throw new Error(`${name}: got ${JSON.stringify(given)}; accepted is a port number`);
  return port;
}

/**
 * Reads the command line and the environment.
 * @throws Error with one line that says what is wrong and what is accepted.
 */
export function startOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const { values } = readArguments(START_LINE, args);
  if (values.fresh && values.keep) throw new Error('--fresh deletes what --keep keeps: give one of them');
  if (values.json && !values.once)
    throw new Error('--json prints the stories at the end, so it needs --once');
  if ((values.brokers === undefined) !== (values.registry === undefined)) {
    throw new Error('--brokers and --registry go together: an existing cluster needs both');
  }
  const prefix = values.prefix ?? '';
  return {
    once: values.once,
    json: values.json,
    fresh: values.fresh,
    input: values.input,
    feeds: values.feeds,
    sample: !values['no-sample'],
    cluster: values.brokers === undefined ? undefined : deploymentOf({ ...values, prefix }, true),
    prefix,
    data: values.data,
    kafkaPort: portFrom(env, 'NEWSFOLD_KAFKA_PORT'),
    registryPort: portFrom(env, 'NEWSFOLD_REGISTRY_PORT'),
    httpPort: portFrom(env, 'NEWSFOLD_HTTP_PORT'),
    apiPort: portFrom(env, 'NEWSFOLD_API_PORT'),
  };
}
