/** The command line of `newsfold feeds`. */
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import type { ConnectionConfig } from '@newsfold/runtime/config/connection.ts';
import { connectionOptions, deploymentOf } from '../cluster/cluster.ts';

/** What is to be done. */
export const FEEDS_ACTIONS = [
  'add',
  'import',
  'list',
  'export',
  'pause',
  'resume',
  'remove',
  'check',
] as const;

/** An action. */
export type FeedsAction = (typeof FEEDS_ACTIONS)[number];

/** The whole command. */
export interface FeedsCommand {
  readonly action: FeedsAction;
  /** Addresses, or the file of an import. */
  readonly targets: readonly string[];
  /** Null for `check`, which needs no deployment. */
  readonly deployment: ConnectionConfig | null;
  readonly desk: string | null;
  readonly title: string | null;
  readonly everySeconds: number | null;
  readonly isFullText: boolean;
  /** Whether what is added is looked at first. */
  readonly isChecked: boolean;
  readonly isJson: boolean;
}

const OPTIONS = {
  desk: { type: 'string', value: 'NAME', doc: 'with add: the desk, which SCOPE_BY may name (field:desk)' },
  title: { type: 'string', doc: 'with add: what the feed is called' },
  every: { type: 'string', value: 'SECONDS', doc: 'with add: poll it so often, whatever its pace' },
  'full-text': { type: 'boolean', doc: 'with add, import: complete what only teases from its page' },
  'no-check': { type: 'boolean', doc: 'with add: do not look at the feed first' },
  json: { type: 'boolean', doc: 'with list, check: one JSON object a line' },
  ...connectionOptions,
} as const satisfies OptionTable;

/** The command line. */
export const FEEDS_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold feeds',
  summary: 'The feeds of a deployment: added, listed, paused, removed and looked at.',
  operands: 'ACTION [TARGET…]',
  operandCount: [1, Number.POSITIVE_INFINITY],
  options: OPTIONS,
  notes: `Actions:
  add ADDRESS …      poll these feeds; of a site's address the first feed that it names
  import FILE.opml   poll the feeds of a list; folders become desks; - reads standard input
  list               the feeds, how each is, and why
  export             the feeds as OPML
  pause, resume      stop polling these feeds for a while, and go on
  remove             stop polling these feeds, and forget what is known of them
  check ADDRESS      read a feed, or find those of a site, and show what would be published; publishes nothing

Which private addresses may be asked is said by FEEDS_PRIVATE_HOSTS, as for the worker.`,
  examples: [
    ['newsfold feeds import reader.opml', 'what another reader exported'],
    ['newsfold feeds check https://www.example.org', 'the feeds of a site, and what they would bring'],
    ['newsfold feeds list', 'how each feed is'],
  ],
};

const MOST_SECONDS = 7 * 24 * 60 * 60;

function actionOf(given: string | undefined): FeedsAction {
  const action = FEEDS_ACTIONS.find((one) => one === given);
  if (action === undefined)
    throw new Error(
      `${given === undefined ? 'an action is missing' : `${given} is no action`}; accepted is ${FEEDS_ACTIONS.join(', ')}`,
    );
  return action;
}

function secondsOf(given: string | undefined): number | null {
  if (given === undefined) return null;
  const value = Number(given);
  if (!Number.isInteger(value) || value < 1 || value > MOST_SECONDS)
    throw new Error(`--every ${given}: accepted is a whole number from 1 to ${MOST_SECONDS}`);
  return value;
}

/**
 * Reads the command line.
 * @throws Error with one line that says what is wrong and what is accepted
 */
export function parseFeedsOptions(argv: readonly string[]): FeedsCommand {
  const { values, operands } = readArguments(FEEDS_LINE, argv);
  const [given, ...targets] = operands;
  const action = actionOf(given);
  const needsNone = action === 'list' || action === 'export';
  if (!needsNone && targets.length === 0)
    throw new Error(`${action} needs ${action === 'import' ? 'a file' : 'an address'}`);
  if (needsNone && targets.length > 0) throw new Error(`${action} takes no ${targets[0]}`);
  return {
    action,
    targets,
    deployment: action === 'check' ? null : deploymentOf(values, false),
    desk: values.desk ?? null,
    title: values.title ?? null,
    everySeconds: secondsOf(values.every),
    isFullText: values['full-text'],
    isChecked: !values['no-check'],
    isJson: values.json,
  };
}
