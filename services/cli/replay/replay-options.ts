/** The command line of `npm run replay`. */
import { parseArgs } from 'node:util';
import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
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
}

/** How to call it. */
export const REPLAY_USAGE =
  'usage: npm run replay -- --input FILE.jsonl[.gz] --output OUT.jsonl [--order publishedAt|streamAt|file|shuffle:SEED] ' +
  '[--window HOURS|none] [--decisions FILE.jsonl]';

const OPTIONS = {
  input: { type: 'string' },
  order: { type: 'string', default: 'file' },
  window: { type: 'string', default: String(defaultSettings.window.hours) },
  output: { type: 'string' },
  decisions: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

function parseWindow(text: string): number | null {
  if (text === 'none') return null;
  const hours = Number(text);
  if (!(hours > 0 && hours <= 87_600)) {
    throw new Error(`--window ${text}: accepted are hours from above 0 to 87600, or none`);
  }
  return hours;
}

/**
 * Reads the command line; 'help' when it asks for the usage.
 * @throws Error with one line that says which option is wrong and what is accepted
 */
export function parseReplayOptions(argv: readonly string[]): ReplayOptions | 'help' {
  const { values } = parseArgs({ args: [...argv], options: OPTIONS, strict: true });
  if (values.help) return 'help';
  if (values.input === undefined) throw new Error(`--input is missing; ${REPLAY_USAGE}`);
  if (values.output === undefined) throw new Error(`--output is missing; ${REPLAY_USAGE}`);
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
  };
}
