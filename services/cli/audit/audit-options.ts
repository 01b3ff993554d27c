/** The command line of `npm run audit`. */
import { parseArgs } from 'node:util';
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

/** Shown by --help. */
export const AUDIT_USAGE = `npm run audit -- --brokers host:port --registry URL [options]

Reads the topics of a deployment and checks that everything in a range is accounted for: every raw record by an article
or a dead letter (of a record that holds many, each of its items), every article by a decision or a dead letter, every decision by its stories. Names what is not.

  --brokers LIST     host:port, separated by commas; else KAFKA_BROKERS
  --registry URL     schema registry with the path of its Confluent API; else SCHEMA_REGISTRY_URL
  --prefix TEXT      the deployment's prefix; else TOPIC_PREFIX
  --raw LIST         raw topics without the prefix, separated by commas (default ${topics.raw.name}); else RAW_TOPICS
  --from T           raw records published since: 2026-03-14T08:30:00Z, or how long ago: 30m, 12h, 7d
  --to T             raw records published before
  --json             the report as JSON on standard output, naming all records
  --help             this text

Ends with 0 when everything is accounted for, 1 when something is missing, 3 when nothing is missing but something still
waits for its worker, 2 when the audit could not be made.
`;

/**
 * Reads the command line.
 * @param now milliseconds since the epoch
 * @throws Error with one line that says which option is wrong and what is accepted
 */
export function parseAuditOptions(argv: readonly string[], now: number): AuditCommand | 'help' {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      ...connectionOptions,
      raw: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
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
