/** The command line of `npm run recall`. */
import { parseArgs } from 'node:util';
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

/** Shown by --help. */
export const RECALL_USAGE = `npm run recall -- ARTICLE [options]

Lists every article that carries the text of another one, whole, edited or a passage of it, in whatever story it is:
whom to call when a report was withdrawn, killed or corrected. Reads the log of facts, as far as it reaches back.

  ARTICLE            its address, or its articleId
  --brokers LIST     host:port, separated by commas; else KAFKA_BROKERS
  --registry URL     schema registry; else SCHEMA_REGISTRY_URL
  --prefix TEXT      the deployment's prefix; else TOPIC_PREFIX
  --json             as JSON on standard output
  --help             this text

Ends with 0 when the article's text was found, whoever carries it, 1 when it is not in the log, 2 when it could not be
looked for.
`;

/**
 * Reads the command line.
 * @throws Error with one line that says which option is wrong and what is accepted
 */
export function parseRecallOptions(argv: readonly string[]): RecallCommand | 'help' {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      ...connectionOptions,
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const [name, ...more] = positionals;
  if (name === undefined) throw new Error('an article is missing');
  if (more.length > 0) throw new Error(`"${more[0]}": one article at a time`);
  const deployment = deploymentOf(values, true);
  return {
    connection: commandConnection(deployment, 'recall'),
    prefix: deployment.TOPIC_PREFIX,
    articleId: articleIdOf(name),
    json: values.json,
  };
}
