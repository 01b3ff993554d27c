/** The command line of `newsfold redrive`. */
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import type { KafkaConnection, RegistryConnection } from '@newsfold/runtime/config/connection.ts';
import type { RedriveOptions } from '@newsfold/runtime/redrive/options.ts';
import { commandConnection, connectionOptions, deploymentOf } from '../cluster/cluster.ts';
import { parseTime } from '../console/time-option.ts';

/** The whole command. */
export interface RedriveCommand extends RedriveOptions {
  readonly kafka: KafkaConnection;
  /** Null: letters are read by this release's schema. */
  readonly registry: RegistryConnection | null;
  readonly json: boolean;
}

const DEFAULT_LIMIT = '3';

const OPTIONS = {
  from: { type: 'string', value: 'TOPIC', doc: 'the dead-letter topic, such as ingest.dead-letters.v1' },
  reason: { type: 'string', value: 'R[,R]', doc: 'only letters with these reasons' },
  due: {
    type: 'boolean',
    doc: 'only letters whose time has come: articles whose embargo is over. Before that they always stay',
  },
  since: {
    type: 'string',
    value: 'T',
    doc: 'only letters written since: 2026-03-14T08:30:00Z, or how long ago: 30m, 12h, 7d',
  },
  'dry-run': { type: 'boolean', doc: 'say what would be done, and do nothing' },
  rate: { type: 'string', value: 'N', doc: 'at most N letters a second' },
  limit: {
    type: 'string',
    value: 'N',
    default: DEFAULT_LIMIT,
    doc: 'a record that was put back N times stays',
  },
  again: { type: 'boolean', doc: 'put back also what was put back before' },
  json: { type: 'boolean', doc: 'the report as JSON on standard output' },
  ...connectionOptions,
} as const satisfies OptionTable;

/** The command line. */
export const REDRIVE_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold redrive',
  summary: 'Puts dead letters back onto the topic they came from.',
  operands: '',
  options: OPTIONS,
  notes: `A letter goes back with its partition, key, value and headers; one about an article of a record that holds many as a
record of its own. What was put back once is not put back again unless asked. Without a registry letters are read by this
release's schema.`,
  examples: [
    ['newsfold redrive --from ingest.dead-letters.v1 --dry-run', 'what would be done'],
    ['newsfold redrive --from ingest.dead-letters.v1 --reason no-text', 'after the feed was mended'],
    ['newsfold redrive --from ingest.dead-letters.v1 --due', 'articles whose embargo is over'],
  ],
};

function positive(option: string, given: string, most: number): number {
  const value = Number(given);
  if (given.trim() === '' || !(value > 0 && value <= most))
    throw new Error(`${option} ${given}: accepted is a number above 0, at most ${most}`);
  return value;
}

/**
 * Reads the command line.
 * @param now milliseconds since the epoch
 * @throws Error with one line that says which option is wrong and what is accepted
 */
export function parseRedriveOptions(argv: readonly string[], now: number): RedriveCommand {
  const { values } = readArguments(REDRIVE_LINE, argv);
  if (values.from === undefined || values.from === '')
    throw new Error('--from is missing: name the dead-letter topic, such as ingest.dead-letters.v1');
  const reasons = values.reason?.split(',').map((one) => one.trim());
  if (reasons?.includes(''))
    throw new Error(`--reason ${values.reason}: accepted are reasons separated by commas`);
  const limit = positive('--limit', values.limit, 1000);
  if (!Number.isInteger(limit))
    throw new Error(`--limit ${values.limit}: accepted is a whole number from 1 to 1000`);
  const deployment = deploymentOf(values, false);
  const { kafka, registry } = commandConnection(deployment, 'redrive');
  const hasRegistry = (values.registry ?? process.env.SCHEMA_REGISTRY_URL ?? '') !== '';
  return {
    from: values.from,
    prefix: deployment.TOPIC_PREFIX,
    reasons: reasons ? new Set(reasons) : null,
    now,
    due: values.due,
    since: values.since === undefined ? null : parseTime('--since', values.since, now),
    dryRun: values['dry-run'],
    rate: values.rate === undefined ? null : positive('--rate', values.rate, 1_000_000),
    limit,
    again: values.again,
    json: values.json,
    kafka,
    registry: hasRegistry ? registry : null,
  };
}
