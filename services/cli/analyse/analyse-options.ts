/** The command line of `npm run analyse`. */
import { parseArgs } from 'node:util';
import { parseTime } from '../console/time-option.ts';

/** What to analyse. */
export interface AnalyseOptions {
  /** File of JSON lines, plain or gzip; `-` for standard input. */
  readonly input: string;
  /** When the items are taken to have arrived, ms since the epoch. */
  readonly arrivedAt: number;
  /** Say of each field where it came from. */
  readonly explain: boolean;
}

/** Shown by --help. */
export const ANALYSE_USAGE = `npm run analyse -- FILE [options]

Prints what ingest makes of each line of a file of JSON lines, one JSON object an article or rejection, in the order of
the file: {"line": 1, "item": 0, "article": {…}} or {"line": 1, "rejected": "reason: detail"}. Lines count from 1, the
items of a line that holds many (a feed, an array, the response of an API) from 0. FILE may be gzip; - reads standard
input.

  --arrived T        when the items are taken to have arrived: 2026-03-14T08:30:00Z, or how long ago: 30m, 12h, 7d
                     (default: now); dates after it are clamped to it
  --explain          add to each article what its fields were read from: the name in the item, the shape of its value and
                     who writes it so, and the rule that made identity, publisher, times and language
  --help             this text

OUTLETS_FILE names a file of outlets, as for the worker.
`;

/**
 * Reads the command line.
 * @param now milliseconds since the epoch
 * @throws Error with one line that says which option is wrong and what is accepted
 */
export function readAnalyseOptions(argv: readonly string[], now: number): AnalyseOptions | 'help' {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      arrived: { type: 'string' },
      explain: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const [input, ...more] = positionals;
  if (input === undefined || more.length > 0)
    throw new Error(`${positionals.length} files were named: name one, or - for standard input`);
  return {
    input,
    explain: values.explain,
    arrivedAt: values.arrived === undefined ? now : parseTime('--arrived', values.arrived, now),
  };
}
