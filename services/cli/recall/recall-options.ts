/** The command line of `newsfold recall`. */
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import type { Connection } from '@newsfold/runtime/config/connection.ts';
import { commandConnection, connectionOptions, deploymentOf } from '../cluster/cluster.ts';
import { articleIdOf } from '../override/article-name.ts';

/** The whole command. */
export interface RecallCommand {
  readonly connection: Connection;
  readonly prefix: string;
  readonly articleId: string;
  readonly json: boolean;
}

const OPTIONS = {
  json: { type: 'boolean', doc: 'as JSON on standard output' },
  ...connectionOptions,
} as const satisfies OptionTable;

/** The command line. */
export const RECALL_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold recall',
  summary: 'Lists every article that carries the text of another one, whole, edited or a passage of it.',
  operands: 'ARTICLE',
  operandCount: [1, 1],
  options: OPTIONS,
  notes: `ARTICLE is an address or an articleId. Whatever story they are in: whom to call when a report was withdrawn, killed or
corrected. Reads the log of facts, as far as it reaches back. Ends with 0 when the article's text was found, whoever
carries it, 1 when it is not in the log, 2 when it could not be looked for.`,
  examples: [['newsfold recall https://a.example/1', 'who carries it']],
};

/**
 * Reads the command line.
 * @throws Error with one line that says which option is wrong and what is accepted
 */
export function parseRecallOptions(argv: readonly string[]): RecallCommand {
  const { values, operands } = readArguments(RECALL_LINE, argv);
  const deployment = deploymentOf(values, true);
  return {
    connection: commandConnection(deployment, 'recall'),
    prefix: deployment.TOPIC_PREFIX,
    articleId: articleIdOf(operands[0] ?? ''),
    json: values.json,
  };
}
