/** The command line of `newsfold replay`. */
import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import {
  type CommandLine,
  type OptionTable,
  readArguments,
  UsageError,
} from '@newsfold/runtime/command/command-line.ts';
import { MODEL_OPTION } from '../console/second-opinion.ts';
import { parseOrder, type ReplayOrder } from './replay-order.ts';

/** What a replay is to do. */
export interface ReplayOptions {
  /** File of JSON lines, .gz when packed; `-` for standard input. */
  readonly input: string;
  readonly order: ReplayOrder;
  /** Hours; null for no window. */
  readonly windowHours: number | null;
  /** File for one line an article. */
  readonly output: string;
  /** File for every decision with its evidence; null for none. */
  readonly decisions: string | null;
  /** The model to ask what articles mean; undefined for that of the workers' variables. */
  readonly model: string | undefined;
  readonly json: boolean;
}

const OPTIONS = {
  input: { type: 'string', value: 'FILE', doc: 'JSON lines, plain or packed; - reads standard input' },
  output: {
    type: 'string',
    value: 'FILE',
    doc: 'takes one line for every input line: its story and copy group',
  },
  order: {
    type: 'string',
    value: 'ORDER',
    default: 'file',
    doc: 'publishedAt, streamAt, file or shuffle:SEED; only the first two move the clock',
  },
  window: {
    type: 'string',
    value: 'HOURS',
    default: String(defaultSettings.window.hours),
    doc: 'how long a report is remembered; none for ever',
  },
  decisions: { type: 'string', value: 'FILE', doc: 'takes every decision with its evidence' },
  model: MODEL_OPTION,
  json: { type: 'boolean', doc: 'what was measured as JSON on standard output' },
} as const satisfies OptionTable;

/** The command line. */
export const REPLAY_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold replay',
  summary: 'Folds a labelled file in memory and says for each line which story it joined.',
  operands: '',
  options: OPTIONS,
  notes: 'For the stories themselves use `newsfold fold`.',
  examples: [
    [
      'newsfold replay --input my.jsonl.gz --output out.jsonl --order publishedAt',
      'in the order of publication',
    ],
  ],
};

function parseWindow(text: string): number | null {
  if (text === 'none') return null;
  const hours = Number(text);
  if (!(hours > 0 && hours <= 87_600)) {
    throw new Error(`--window ${text}: accepted are hours from above 0 to 87600, or none`);
  }
  return hours;
}

/**
 * Reads the command line.
 * @throws Error with one line that says which option is wrong and what is accepted
 */
export function parseReplayOptions(argv: readonly string[]): ReplayOptions {
  const { values } = readArguments(REPLAY_LINE, argv);
  if (values.input === undefined) throw new UsageError('--input is missing');
  if (values.output === undefined) throw new UsageError('--output is missing');
  const order = parseOrder(values.order);
  if (order === null) {
    throw new Error(`--order ${values.order}: accepted are publishedAt, streamAt, file and shuffle:SEED`);
  }
  return {
    input: values.input,
    order,
    windowHours: parseWindow(values.window),
    output: values.output,
    decisions: values.decisions ?? null,
    model: values.model,
    json: values.json,
  };
}
