/** The command line of `newsfold tail`. */
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import type { ConnectionConfig } from '@newsfold/runtime/config/connection.ts';
import type { StartAt } from '@newsfold/runtime/reading/follow-topics.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { connectionOptions, deploymentOf } from '../cluster/cluster.ts';
import { wholeOption } from '../console/number-option.ts';
import { parseTime } from '../console/time-option.ts';
import { type Filter, wordsOf } from '../stories/matching.ts';

/** What can be followed. */
export const TAILED = ['stories', 'articles', 'dead-letters'] as const;
export type Tailed = (typeof TAILED)[number];

/** What to follow, from where, and how to show it. */
export interface TailOptions {
  readonly what: Tailed;
  readonly deployment: ConnectionConfig;
  readonly from: StartAt;
  readonly filter: Filter;
  /** End when everything that was there at the beginning has been shown. */
  readonly end: boolean;
  /** End after so many; null for no bound. */
  readonly limit: number | null;
  readonly json: boolean;
}

const OPTIONS = {
  from: {
    type: 'string',
    value: 'T',
    default: 'now',
    doc: 'now, start, a time (2026-03-14T08:30:00Z) or how long ago (30m, 12h, 7d)',
  },
  end: { type: 'boolean', doc: 'end when what was there at the beginning has been shown' },
  limit: { type: 'string', value: 'N', doc: 'end after N' },
  words: { type: 'string', value: 'TEXT', doc: 'only with all of these words, or words that begin so' },
  language: { type: 'string', value: 'L[,L]', doc: 'only in these languages: en, de' },
  publisher: {
    type: 'string',
    value: 'P[,P]',
    doc: 'only of these publishers: a part of the name or of the host',
  },
  significance: {
    type: 'string',
    value: 'S',
    doc: 'only stories with a change of at least that: minor, material',
  },
  json: {
    type: 'boolean',
    doc: 'a line each: {"topic", "partition", "offset", "timestamp", "key", "value"}',
  },
  ...connectionOptions,
} as const satisfies OptionTable;

/** The command line. */
export const TAIL_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold tail',
  summary: 'Follows the stories, articles or dead letters of a deployment.',
  operands: TAILED.join(' | '),
  operandCount: [1, 1],
  options: OPTIONS,
  notes: `Reads as a member of a group of its own and commits nothing. In JSON a value is the record of the topic's schema; what
a dead letter holds is text where it is UTF-8, else base64.`,
  examples: [
    ['newsfold tail stories', 'what changes from now on'],
    ['newsfold tail stories --from start --end --json | jq .value.headline.text', 'all there is'],
    ['newsfold tail stories --language de --significance material', 'what matters, in German'],
    ['newsfold tail dead-letters --from 1h', 'what was refused in the last hour'],
  ],
};

function tailedOf(given: string): Tailed {
  const what = TAILED.find((one) => one === given);
  if (what === undefined) throw new Error(`${given}: accepted are ${TAILED.join(', ')}`);
  return what;
}

function significanceOf(given: string | undefined): Story['significance'] | undefined {
  if (given === undefined || given === 'minor' || given === 'material' || given === 'none') return given;
  throw new Error(`--significance ${given}: accepted are minor and material`);
}

const listOf = (given: string | undefined) =>
  (given ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/**
 * Reads the command line.
 * @param now milliseconds since the epoch
 * @throws Error with one line that says which option is wrong and what is accepted
 */
export function readTailOptions(argv: readonly string[], now: number): TailOptions {
  const { values, operands } = readArguments(TAIL_LINE, argv);
  const { from } = values;
  return {
    what: tailedOf(operands[0] ?? ''),
    from: from === 'now' || from === 'start' ? from : parseTime('--from', from, now),
    filter: {
      words: wordsOf(values.words ?? ''),
      languages: listOf(values.language),
      publishers: listOf(values.publisher),
      significance: significanceOf(values.significance),
    },
    end: values.end,
    limit: values.limit === undefined ? null : wholeOption('--limit', values.limit, 1, 1_000_000_000),
    json: values.json,
    deployment: deploymentOf(values, true),
  };
}
