/** The command line of `newsfold fold`. */
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import { wholeOption } from '../console/number-option.ts';
import { MODEL_OPTION } from '../console/second-opinion.ts';
import { parseTime } from '../console/time-option.ts';

/** How stories are written. */
export const FOLD_FORMATS = ['text', 'json', 'markdown', 'html'] as const;
export type FoldFormat = (typeof FOLD_FORMATS)[number];

/** What to fold, and how to show it. */
export interface FoldOptions {
  /** Files of any shape; `-` for standard input. */
  readonly inputs: readonly string[];
  readonly format: FoldFormat;
  /** File for the stories; null for standard output. */
  readonly output: string | null;
  /** How many stories are shown; JSON has all. */
  readonly most: number;
  /** When the articles are taken to have arrived, ms since the epoch. */
  readonly arrivedAt: number;
  /** The model to ask what articles mean; undefined for that of the workers' variables. */
  readonly model: string | undefined;
}

const OPTIONS = {
  format: { type: 'string', value: 'F', default: 'text', doc: FOLD_FORMATS.join(', ') },
  json: { type: 'boolean', doc: 'as --format json: one story event a line, as in stories.v1' },
  output: {
    type: 'string',
    value: 'FILE',
    doc: 'write the stories there; the format follows its name (.html, .md, .jsonl)',
  },
  most: {
    type: 'string',
    value: 'N',
    default: '50',
    doc: 'show the N largest stories; JSON has all of them',
  },
  arrived: {
    type: 'string',
    value: 'T',
    doc: 'when the articles are taken to have arrived, where they do not say it: 2026-03-14T08:30:00Z, or how long ago: 12h, 7d (default: now)',
  },
  model: MODEL_OPTION,
} as const satisfies OptionTable;

/** The command line. */
export const FOLD_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold fold',
  summary: 'Folds the articles of files into stories, in memory: no broker, no Java.',
  operands: 'FILE… | -',
  operandCount: [1, 1000],
  options: OPTIONS,
  notes: `FILE is JSON (lines, an array, the response of an API, JSON Feed), CSV or TSV with a header, RSS, Atom or RDF, a page of
HTML or a WARC file, plain or packed with gzip or zstd: what it is is told from its content. The workers' variables count
here too (WINDOW_HOURS, SCOPE_BY, OUTLETS_FILE, …). Stories go to standard output, everything else to standard error.`,
  examples: [
    ['newsfold fold articles.csv', 'stories as text'],
    ['newsfold fold feed.xml other.xml', 'several files as one'],
    ['newsfold fold --output stories.html a.jsonl.gz', 'one file that can be sent'],
    ['curl -s https://a.example/feed | newsfold fold -', 'from standard input'],
    ['newsfold fold --json a.jsonl | jq .headline.text', 'for programs'],
  ],
};

const BY_NAME: readonly (readonly [RegExp, FoldFormat])[] = [
  [/\.html?$/i, 'html'],
  [/\.(?:md|markdown)$/i, 'markdown'],
  [/\.(?:json|jsonl|ndjson)$/i, 'json'],
];

function formatOf(given: string, json: boolean, output: string | undefined): FoldFormat {
  if (json) return 'json';
  const format = FOLD_FORMATS.find((one) => one === given);
  if (format === undefined) throw new Error(`--format ${given}: accepted are ${FOLD_FORMATS.join(', ')}`);
  const byName = BY_NAME.find(([pattern]) => output !== undefined && pattern.test(output))?.[1];
  return format === 'text' ? (byName ?? format) : format;
}

/**
 * Reads the command line.
 * @param now milliseconds since the epoch
 * @throws Error with one line that says which option is wrong and what is accepted
 */
export function readFoldOptions(argv: readonly string[], now: number): FoldOptions {
  const { values, operands } = readArguments(FOLD_LINE, argv);
  return {
    inputs: operands,
    format: formatOf(values.format, values.json, values.output),
    output: values.output ?? null,
    most: wholeOption('--most', values.most, 1, 1_000_000),
    arrivedAt: values.arrived === undefined ? now : parseTime('--arrived', values.arrived, now),
    model: values.model,
  };
}
