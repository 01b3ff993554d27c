/** The command line of `newsfold skip`. */
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
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
  readonly json: boolean;
}

const OPTIONS = {
  topic: { type: 'string', value: 'TOPIC', doc: 'the topic that the worker reads, such as raw.v1' },
  partition: { type: 'string', value: 'N', doc: 'its partition' },
  offset: { type: 'string', value: 'N', doc: 'the offset of the record' },
  why: { type: 'string', value: 'TEXT', doc: 'why it may be passed: kept in the dead letter' },
  json: { type: 'boolean', doc: 'what was done as JSON on standard output' },
  ...connectionOptions,
} as const satisfies OptionTable;

/** The command line. */
export const SKIP_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold skip',
  summary: 'Makes a worker pass one record that its partition waits at.',
  operands: '',
  options: OPTIONS,
  notes: `/readyz and newsfold_waiting_offset say which record that is. It becomes a dead letter with the reason "skipped" and
your words. A worker that waits notices within ten seconds; one that does not run yet, when it starts.`,
  examples: [
    ['newsfold skip --topic raw.v1 --partition 2 --offset 47 --why "bad schema"', 'pass raw.v1/2/47'],
  ],
};

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
export function parseSkipOptions(argv: readonly string[]): SkipCommand {
  const { values } = readArguments(SKIP_LINE, argv);
  const record = {
    topic: text('--topic', values.topic),
    partition: whole('--partition', values.partition),
    offset: whole('--offset', values.offset),
    why: text('--why', values.why),
  };
  const deployment = deploymentOf(values, true);
  return {
    ...record,
    prefix: deployment.TOPIC_PREFIX,
    connection: commandConnection(deployment, 'skip'),
    json: values.json,
  };
}
