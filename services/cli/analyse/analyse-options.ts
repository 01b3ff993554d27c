/** The command line of `newsfold analyse`. */
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import { parseTime } from '../console/time-option.ts';

/** What to analyse. */
export interface AnalyseOptions {
  /** Files of any shape; `-` for standard input. */
  readonly inputs: readonly string[];
  /** When the items are taken to have arrived, ms since the epoch. */
  readonly arrivedAt: number;
  /** Say of each field where it came from. */
  readonly explain: boolean;
}

const OPTIONS = {
  arrived: {
    type: 'string',
    value: 'T',
    doc: 'when the items are taken to have arrived: 2026-03-14T08:30:00Z, or how long ago: 30m, 12h, 7d (default: now); dates after it are clamped to it',
  },
  explain: {
    type: 'boolean',
    doc: 'add to each article what its fields were read from: the name in the item, the shape of its value and who writes it so, and the rule that made identity, publisher, times and language',
  },
  json: { type: 'boolean', doc: 'JSON lines, as always' },
} as const satisfies OptionTable;

/** The command line. */
export const ANALYSE_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold analyse',
  summary: 'Prints what ingest makes of each article of a file, one JSON object a line.',
  operands: 'FILE…',
  operandCount: [1, 1000],
  options: OPTIONS,
  notes: `In the order of the file: {"line": 1, "item": 0, "article": {…}} or {"line": 1, "rejected": "reason: detail"}. Lines count
from 1, the items of a line that holds many (a feed, an array, the response of an API) from 0. OUTLETS_FILE names a file
of outlets, as for the worker.`,
  examples: [
    ['newsfold analyse feed.xml', 'is it read as I meant it?'],
    ['newsfold analyse --explain my.csv | head -1', 'where did each field come from?'],
  ],
};

/**
 * Reads the command line.
 * @param now milliseconds since the epoch
 * @throws Error with one line that says which option is wrong and what is accepted
 */
export function readAnalyseOptions(argv: readonly string[], now: number): AnalyseOptions {
  const { values, operands } = readArguments(ANALYSE_LINE, argv);
  return {
    inputs: operands,
    explain: values.explain,
    arrivedAt: values.arrived === undefined ? now : parseTime('--arrived', values.arrived, now),
  };
}
