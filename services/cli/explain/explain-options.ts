/** The command line of `newsfold explain`. */
import { existsSync } from 'node:fs';
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import type { ConnectionConfig } from '@newsfold/runtime/config/connection.ts';
import { connectionOptions, deploymentOf } from '../cluster/cluster.ts';
import { MODEL_OPTION } from '../console/second-opinion.ts';

/** Where the decisions about a pair are. */
export type ExplainSource =
  /** Recorded by a replay. */
  | { readonly kind: 'decisions'; readonly file: string }
  /** Made now over a file. */
  | { readonly kind: 'input'; readonly file: string }
  /** Two text files, judged cold. */
  | { readonly kind: 'texts' }
  /** Recorded by a deployment. */
  | { readonly kind: 'cluster'; readonly deployment: ConnectionConfig };

/** A pair, and where the decisions about it are. */
export interface ExplainOptions {
  readonly pair: readonly [string, string];
  readonly source: ExplainSource;
  readonly json: boolean;
  /** The model to ask where decisions are made now; undefined for that of the workers' variables. */
  readonly model: string | undefined;
}

const OPTIONS = {
  decisions: { type: 'string', value: 'FILE', doc: 'decisions that `replay --decisions` recorded' },
  input: { type: 'string', value: 'FILE', doc: 'decide now about a file, in its order and without a window' },
  model: MODEL_OPTION,
  json: { type: 'boolean', doc: 'the evidence as JSON: {"together", "copies", "a", "b", "shared", "lines"}' },
  ...connectionOptions,
} as const satisfies OptionTable;

/** The command line. */
export const EXPLAIN_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold explain',
  summary: 'Says why two articles are, or are not, in one story.',
  operands: 'A B',
  operandCount: [2, 2],
  options: OPTIONS,
  notes: `A and B are ids of articles, addresses, or places in a file: line-12, line-12.3 for the article 3 of a line that holds
many. Without --decisions and --input they are looked up in the decisions of a running deployment, or are two text files,
judged cold.`,
  examples: [
    ['newsfold explain https://a.example/1 https://b.example/2', 'on the newsfold that runs here'],
    ['newsfold explain line-3 line-7 --input my.csv', 'in a file'],
    ['newsfold explain a.txt b.txt', 'two texts'],
  ],
};

/** Reads the command line. @throws Error with one line that says what is wrong and what is accepted */
export function readExplainOptions(argv: readonly string[]): ExplainOptions {
  const { values, operands } = readArguments(EXPLAIN_LINE, argv);
  const pair = operands as unknown as [string, string];
  const given = { pair, json: values.json, model: values.model };
  if (values.decisions !== undefined)
    return { ...given, source: { kind: 'decisions', file: values.decisions } };
  if (values.input !== undefined) return { ...given, source: { kind: 'input', file: values.input } };
  if (pair.every((name) => existsSync(name))) return { ...given, source: { kind: 'texts' } };
  return { ...given, source: { kind: 'cluster', deployment: deploymentOf(values, true) } };
}
