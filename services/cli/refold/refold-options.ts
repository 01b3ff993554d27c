/** The command line of `newsfold refold`. */
import { readFileSync } from 'node:fs';
import { dedupeTable } from '@newsfold/dedupe/config.ts';
import { enrichTable } from '@newsfold/enrich/config.ts';
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import { type ConnectionConfig, connectionTable } from '@newsfold/runtime/config/connection.ts';
import { foldPrefix, prefixBeside } from '@newsfold/schemas/topics.ts';
import { connectionOptions, deploymentOf } from '../cluster/cluster.ts';
import { wholeOption } from '../console/number-option.ts';
import { parseTime } from '../console/time-option.ts';

/** What to fold again, and where to. */
export interface RefoldOptions {
  /** The deployment whose articles are folded. */
  readonly deployment: ConnectionConfig;
  /** TOPIC_PREFIX of the fold beside it. */
  readonly beside: string;
  /** Articles that came earlier are left out, ms since the epoch. */
  readonly from: number;
  /** Variables of dedupe and enrich that differ from those of this process. */
  readonly settings: Readonly<Record<string, string>>;
  /** Articles a second at most. */
  readonly rate: number;
  /** Whether to fold before the report. */
  readonly isFolding: boolean;
  readonly json: boolean;
}

/** What takes about half of a core, so that the live workers keep the rest of the machine. */
const RATE = '500';

const OPTIONS = {
  from: {
    type: 'string',
    value: 'T',
    doc: 'articles that came since: 2026-03-14T08:30:00Z, or how long ago: 12h, 7d. A story needs its window before it',
  },
  into: {
    type: 'string',
    value: 'PREFIX',
    doc: 'prefix of the topics that it folds into; the same one continues what was broken off',
  },
  settings: {
    type: 'string',
    value: 'FILE',
    doc: 'variables of dedupe and enrich as a JSON object: {"WINDOW_HOURS": 48}',
  },
  rate: { type: 'string', value: 'N', default: RATE, doc: 'articles a second at most' },
  compare: { type: 'boolean', doc: 'fold nothing: report on what is folded already' },
  json: { type: 'boolean', doc: 'the report as JSON on standard output' },
  ...connectionOptions,
} as const satisfies OptionTable;

/** The command line. */
export const REFOLD_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold refold',
  summary: 'Folds the articles again, beside the live stories, and says what would be other.',
  operands: '',
  options: OPTIONS,
  notes: `dedupe and enrich run in this process, with the release and the settings that are here, and write topics of another
prefix. The live ones go on and lose nothing. It ends when it has caught up with them, and prints how stories, pairs and
reports differ, and how to switch: TOPIC_PREFIX is PREFIX+ then (with a live prefix, PREFIX+LIVE), for workers and readers
alike, and as before to go back.

Broken off, by Ctrl-C or kill -9, the same command continues where the log ends.`,
  examples: [
    ['newsfold refold --from 14d --into v2. --settings trial.json', 'two weeks, with other settings'],
    ['newsfold refold --from 14d --into v2. --compare', 'the report alone'],
  ],
};

const PREFIX = /^[A-Za-z0-9._-]{1,50}$/;

/** Reads a file of settings. @throws Error with one line that names the file and the variable */
export function readSettings(file: string): Readonly<Record<string, string>> {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`--settings ${file}: ${(error as Error).message}`);
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Error(`--settings ${file}: accepted is a JSON object of variables`);
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const isKnown = name in dedupeTable || name in enrichTable;
      if (!isKnown || name in connectionTable)
        throw new Error(`--settings ${file}: ${name} is no variable of dedupe or enrich that can differ`);
      if (typeof value !== 'string' && typeof value !== 'number')
        throw new Error(`--settings ${file}: ${name} is neither a text nor a number`);
      return [name, String(value)];
    }),
  );
}

/**
 * Reads the command line.
 * @param now milliseconds since the epoch
 * @throws Error with one line that says which option is wrong and what is accepted
 */
export function parseRefoldOptions(argv: readonly string[], now: number): RefoldOptions {
  const { values } = readArguments(REFOLD_LINE, argv);
  const { from, into } = values;
  if (from === undefined) throw new Error('--from is missing: since when the articles are folded');
  if (into === undefined || !PREFIX.test(into))
    throw new Error(`--into ${into ?? 'is missing'}: accepted is a prefix of letters, digits, dots, - and _`);
  const deployment = deploymentOf(values, true);
  if (into === foldPrefix(deployment.TOPIC_PREFIX))
    throw new Error(`--into ${into}: that is the prefix of the live stories; give another`);
  return {
    deployment,
    beside: prefixBeside(into, deployment.TOPIC_PREFIX),
    from: parseTime('--from', from, now),
    settings: values.settings === undefined ? {} : readSettings(values.settings),
    rate: wholeOption('--rate', values.rate, 1, 1_000_000),
    isFolding: !values.compare,
    json: values.json,
  };
}
