/** The options of `npm start`, checked before anything is started. */
import { parseArgs } from 'node:util';
import type { ConnectionConfig } from '@newsfold/runtime/config/connection.ts';
import { connectionOptions, deploymentOf } from '../cluster/cluster.ts';

/** What the user asked for. */
export interface StartOptions {
  readonly once: boolean;
  readonly json: boolean;
  readonly keep: boolean;
  /** JSON-lines file, `-` for standard input, undefined for the sample. */
  readonly input: string | undefined;
  /** OPML file of feeds to poll; undefined for none. */
  readonly feeds: string | undefined;
  /** An existing cluster, instead of the embedded one. */
  readonly cluster: ConnectionConfig | undefined;
  readonly prefix: string;
  /** Folder for data, logs and the lock; undefined for the default. */
  readonly data: string | undefined;
  readonly kafkaPort: number | undefined;
  readonly registryPort: number | undefined;
  /** First of three consecutive ports for the workers' pages. */
  readonly httpPort: number | undefined;
}

/** Shown by --help. */
export const usage = `npm start -- [options]

Without options: starts Kafka, a schema registry and the three workers on this machine, publishes the sample and shows
stories as they grow, until Ctrl-C.

  --once             end when everything sent has come out, and print the stories
  --json             with --once: one story event per line on standard output
  --input FILE       your own articles: JSON lines, plain or .gz; - reads standard input
  --feeds FILE       poll the feeds of an OPML file instead of publishing the sample; also takes articles in over HTTP
  --keep             keep the data between starts
  --brokers LIST     use an existing cluster (host:port, separated by commas); needs --registry
  --registry URL     its schema registry, with the path of its Confluent API
  --prefix TEXT      put before every topic and group name
  --data FOLDER      where data, logs and the lock live (default .newsfold/start)
  --help             this text

Ports are free ones unless set: NEWSFOLD_KAFKA_PORT, NEWSFOLD_REGISTRY_PORT, NEWSFOLD_HTTP_PORT (three in a row).
`;

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
export function startOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    allowPositionals: false,
    options: {
      once: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      input: { type: 'string' },
      feeds: { type: 'string' },
      ...connectionOptions,
      data: { type: 'string' },
    },
  });
  if (values.help) return 'help';
  if (values.json && !values.once)
    throw new Error('--json prints the stories at the end, so it needs --once');
  if ((values.brokers === undefined) !== (values.registry === undefined)) {
    throw new Error('--brokers and --registry go together: an existing cluster needs both');
  }
  if (values.feeds !== undefined && values.once)
    throw new Error('--feeds polls until Ctrl-C, so it does not go with --once');
  const prefix = values.prefix ?? '';
  return {
    once: values.once,
    json: values.json,
    keep: values.keep,
    input: values.input,
    feeds: values.feeds,
    cluster: values.brokers === undefined ? undefined : deploymentOf({ ...values, prefix }, true),
    prefix,
    data: values.data,
    kafkaPort: portFrom(env, 'NEWSFOLD_KAFKA_PORT'),
    registryPort: portFrom(env, 'NEWSFOLD_REGISTRY_PORT'),
    httpPort: portFrom(env, 'NEWSFOLD_HTTP_PORT'),
  };
}
