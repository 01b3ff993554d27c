/** The command line of `newsfold audit`. */
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import type { Connection } from '@newsfold/runtime/config/connection.ts';
import { topics } from '@newsfold/schemas/topics.ts';
import { commandConnection, connectionOptions, deploymentOf } from '../cluster/cluster.ts';
import { parseTime } from '../console/time-option.ts';

/** What to account for. */
export interface AuditOptions {
  readonly prefix: string;
  /** Raw topics, without the prefix. */
  readonly raw: readonly string[];
  /** Raw records published earlier are left out, ms since the epoch; null to start at the beginning. */
  readonly from: number | null;
  /** Raw records published at this time or later are left out, ms since the epoch; null to read to the end. */
  readonly to: number | null;
}

/** The whole command. */
export interface AuditCommand extends AuditOptions {
  readonly connection: Connection;
  readonly json: boolean;
}

const OPTIONS = {
  ...connectionOptions,
  raw: {
    type: 'string',
    value: 'LIST',
    doc: `raw topics without the prefix, separated by commas (default ${topics.raw.name}); else RAW_TOPICS`,
  },
  from: {
    type: 'string',
    value: 'T',
    doc: 'raw records published since: 2026-03-14T08:30:00Z, or how long ago: 30m, 12h, 7d',
  },
  to: { type: 'string', value: 'T', doc: 'raw records published before' },
  json: { type: 'boolean', doc: 'the report as JSON on standard output, naming all records' },
} as const satisfies OptionTable;

/** The command line. */
export const AUDIT_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold audit',
  summary: 'Names every record of a range that is not accounted for.',
  operands: '',
  options: OPTIONS,
  notes: `Reads the topics of a deployment and checks that everything in a range is accounted for: every raw record by an
article or a dead letter (of a record that holds many, each of its items), every article by a decision or a dead letter,
every decision by its stories.`,
  examples: [
    ['newsfold audit --from 1h', 'the last hour'],
    ['newsfold audit --json > audit.json', 'the whole report'],
  ],
};

/**
 * Reads the command line.
 * @param now milliseconds since the epoch
 * @throws Error with one line that says which option is wrong and what is accepted
 */
export function parseAuditOptions(argv: readonly string[], now: number): AuditCommand {
  const { values } = readArguments(AUDIT_LINE, argv);
  const given = values.raw ?? process.env.RAW_TOPICS;
  const raw = (given === undefined || given === '' ? topics.raw.name : given)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (raw.length === 0) throw new Error(`--raw ${given}: accepted are topics separated by commas`);
  const from = values.from === undefined ? null : parseTime('--from', values.from, now);
  const to = values.to === undefined ? null : parseTime('--to', values.to, now);
  if (from !== null && to !== null && from >= to)
    throw new Error(`--from ${values.from} is not before --to ${values.to}: the range is empty`);
  const deployment = deploymentOf(values, true);
  return {
    connection: commandConnection(deployment, 'audit'),
    prefix: deployment.TOPIC_PREFIX,
    raw: [...new Set(raw)],
    from,
    to,
    json: values.json,
  };
}
