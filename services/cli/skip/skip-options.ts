/** The command line of `npm run skip`. */
import { parseArgs } from 'node:util';
import type { Connection } from '@newsfold/runtime/config/connection.ts';
import { commandConnection, connectionOptions, deploymentOf } from '../cluster/cluster.ts';

/** The record to pass, and why. */
export interface SkipOptions {
  /** Topic as given, with or without the prefix. */
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly why: string;
  readonly prefix: string;
}

/** The whole command. */
export interface SkipCommand extends SkipOptions {
  readonly connection: Connection;
}

/** Shown by --help. */
export const SKIP_USAGE = `npm run skip -- --topic TOPIC --partition N --offset N --why TEXT [options]

Makes the worker that reads a topic pass one record that its partition waits at: /readyz and newsfold_waiting_offset say
which. The record becomes a dead letter with the reason "skipped" and your words. A worker that waits notices within ten
seconds; one that does not run yet, when it starts.

  --topic TOPIC      the topic that the worker reads, such as raw.v1
  --partition N
  --offset N
  --why TEXT         why it may be passed: kept in the dead letter
  --brokers LIST     host:port, separated by commas; else KAFKA_BROKERS
  --registry URL     schema registry; else SCHEMA_REGISTRY_URL
  --prefix TEXT      the deployment's prefix; else TOPIC_PREFIX
  --help             this text
`;

function text(option: string, given: string | undefined): string {
  if (given === undefined || given.trim() === '') throw new Error(`${option} is missing`);
  return given;
}

function whole(option: string, given: string | undefined): number {
  const value = Number(text(option, given));
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`${option} ${given}: accepted is a whole number from 0`);
  return value;
}

/**
 * Reads the command line.
 * @throws Error with one line that says which option is wrong and what is accepted
 */
export function parseSkipOptions(argv: readonly string[]): SkipCommand | 'help' {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      topic: { type: 'string' },
      partition: { type: 'string' },
      offset: { type: 'string' },
      why: { type: 'string' },
      ...connectionOptions,
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const record = {
    topic: text('--topic', values.topic),
    partition: whole('--partition', values.partition),
    offset: whole('--offset', values.offset),
    why: text('--why', values.why),
  };
  const deployment = deploymentOf(values, true);
  return { ...record, prefix: deployment.TOPIC_PREFIX, connection: commandConnection(deployment, 'skip') };
}
