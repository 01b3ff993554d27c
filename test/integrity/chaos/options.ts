/** The options of `npm run chaos`. */
import { parseArgs } from 'node:util';
import { clusterFaults, type FaultName, faults } from './faults.ts';

/** What a run does. */
export interface ChaosOptions {
  readonly minutes: number;
  readonly faults: readonly FaultName[];
  /** Whether the user named the faults, so that one that is impossible on this machine is an error. */
  readonly named: boolean;
  readonly articles: number;
  readonly seed: number;
  /** Mean time between two faults, ms. */
  readonly everyMs: number;
  readonly brokers: number;
  /** Members of each worker. */
  readonly members: number;
  /** Whether the members log in, over TLS with client certificates. */
  readonly secured: boolean;
  /** Whether tables for other readers are written too. */
  readonly flat: boolean;
  /** Whether members poll feeds too. */
  readonly feeds: boolean;
  /** Whether a dashboard shows the stories. */
  readonly view: boolean;
  /** Whether most faults are cheap ones, and more of them under way at once. */
  readonly isDense: boolean;
  readonly keep: boolean;
  /** Whether data and logs of a run that is not sound are kept. */
  readonly keepUnsound: boolean;
}

/** What is not said is one of these. */
const SHORT = { minutes: '3', every: '3', members: '3', brokers: '1', isWhole: false } as const;
const LONG = { minutes: '45', every: '1.1', members: '2', brokers: '3', isWhole: true } as const;

const NAMES = Object.keys(faults) as FaultName[];

/** The usage text. */
export const usage = `npm run chaos -- [--minutes M] [--faults LIST] [--articles N] [--seed S] [--every SECONDS] [--members N] [--brokers N] [--secured] [--flat] [--feeds] [--view] [--dense] [--long] [--keep] [--keep-unsound]

Runs the whole pipeline on a separate broker, injects faults, and compares the results with a run without faults.
  --minutes M       how long faults are injected (default 3)
  --faults LIST     separated by commas; default all: ${NAMES.join(',')};
                    ${clusterFaults.join(', ')} need several brokers
  --articles N      articles published during that time (default 500 a minute)
  --seed S          draws articles, faults, victims and pauses (default 1)
  --every SECONDS   mean time between two faults (default 3)
  --members N       members of each worker (default 3)
  --brokers N       1 (the default), or 3 and more: each partition is kept by all, and acknowledged once all but one have it
  --secured         members log in, over TLS with client certificates
  --flat            with members that write tables for readers of other makes
  --feeds           with members that poll feeds: one article more for every ten
  --view            with a dashboard, whose stories must be those of the topic in the end
  --dense           most faults are short ones, up to twelve at once; for --every 0.3 and the like
  --long            the run before a release: --minutes 45 --brokers 3 --members 2 --every 1.1 --secured --flat --feeds --view,
                    unless said otherwise
  --keep            keeps data and logs, and says where
  --keep-unsound    the same, when something was lost, duplicated or different, or the run broke off
The report is one JSON document on standard output. Exit code 0: nothing lost, nothing duplicated, every story equal.
`;

function numberOf(name: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= low && value <= high))
    throw new Error(`--${name} must be a number from ${low} to ${high}, not ${JSON.stringify(text)}`);
  return value;
}

function wholeOf(name: string, text: string, low: number, high: number): number {
  const value = numberOf(name, text, low, high);
  if (!Number.isInteger(value)) throw new Error(`--${name} must be a whole number, not ${text}`);
  return value;
}

/**
 * Reads the options.
 * @throws Error that says which option is wrong and what it accepts.
 */
export function chaosOptions(args: readonly string[]): ChaosOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string' },
      faults: { type: 'string' },
      articles: { type: 'string' },
      seed: { type: 'string', default: '1' },
      every: { type: 'string' },
      members: { type: 'string' },
      brokers: { type: 'string' },
      secured: { type: 'boolean' },
      flat: { type: 'boolean' },
      feeds: { type: 'boolean' },
      view: { type: 'boolean' },
      dense: { type: 'boolean', default: false },
      long: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      'keep-unsound': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const preset = values.long ? LONG : SHORT;
  const minutes = numberOf('minutes', values.minutes ?? preset.minutes, 0.1, 24 * 60);
  const brokers = wholeOf('brokers', values.brokers ?? preset.brokers, 1, 9);
  if (brokers === 2)
    throw new Error('--brokers must be 1, or at least 3: two have no majority without each other');
  const possible = brokers > 1 ? NAMES : NAMES.filter((name) => !clusterFaults.includes(name));
  const names = values.faults?.split(',') ?? possible;
  const unknown = names.find((name) => !Object.hasOwn(faults, name));
  if (unknown !== undefined)
    throw new Error(`--faults knows no ${JSON.stringify(unknown)}; it takes ${NAMES.join(', ')}`);
  const impossible = names.find((name) => !possible.includes(name as FaultName));
  if (impossible !== undefined) throw new Error(`--faults ${impossible} needs --brokers 3 or more`);
  return {
    minutes,
    brokers,
    faults: names as FaultName[],
    named: values.faults !== undefined,
    articles: wholeOf('articles', values.articles ?? String(Math.ceil(minutes * 500)), 1, 10_000_000),
    seed: wholeOf('seed', values.seed, 0, 2 ** 31),
    everyMs: 1000 * numberOf('every', values.every ?? preset.every, 0.05, 3600),
    members: wholeOf('members', values.members ?? preset.members, 1, 16),
    secured: values.secured ?? preset.isWhole,
    flat: values.flat ?? preset.isWhole,
    feeds: values.feeds ?? preset.isWhole,
    view: values.view ?? preset.isWhole,
    isDense: values.dense,
    keep: values.keep,
    keepUnsound: values['keep-unsound'],
  };
}
