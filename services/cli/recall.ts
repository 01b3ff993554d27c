/** `npm run recall`: who carries the text of an article. */
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { provideLanguageData } from '@newsfold/text/language-data.ts';
import { loadLanguageData } from '@newsfold/text/load-language-data.ts';
import { checkRegistry, openCluster } from './cluster/cluster.ts';
import { textTable } from './console/text-table.ts';
import { parseRecallOptions, RECALL_USAGE, type RecallCommand } from './recall/recall-options.ts';
import { type RecallResult, recall } from './recall/recall-run.ts';

const EXIT_UNKNOWN = 1;
const EXIT_NOT_ASKED = 2;

function textOf({ articleId, title, carriers }: RecallResult): string {
  const head = `${articleId} "${title}" is carried by ${carriers.length === 0 ? 'no other article' : `${carriers.length}:`}`;
  if (carriers.length === 0) return head;
  const rows = carriers.map(({ share, publisher, since, url, articleId: id, title: headline }) => [
    `${Math.round(100 * share)} %`,
    publisher,
    since,
    url ?? id,
    headline.slice(0, 80),
  ]);
  return `${head}\n${textTable([['share', 'publisher', 'since', 'article', 'headline'], ...rows])}`;
}

async function run({ connection, prefix, articleId, json }: RecallCommand): Promise<number> {
  provideLanguageData(loadLanguageData());
  await checkRegistry(connection.registry);
  const broker = await openCluster(connection.kafka);
  try {
    const result = await recall(broker, new Codec(connection.registry), prefix, articleId);
    if (result === null) {
      process.stderr.write(
        `recall: the log of facts has no text of ${articleId}; it is unknown, or older than the log\n`,
      );
      return EXIT_UNKNOWN;
    }
    process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : `${textOf(result)}\n`);
    return 0;
  } finally {
    await broker.close();
  }
}

function fail(message: string): never {
  process.stderr.write(`recall: ${message}\n`);
  process.exit(EXIT_NOT_ASKED);
}

function parse(): RecallCommand | 'help' {
  try {
    return parseRecallOptions(process.argv.slice(2));
  } catch (error) {
    return fail(`${(error as Error).message.split('\n')[0]}; --help lists the options`);
  }
}

const command = parse();
if (command === 'help') process.stdout.write(RECALL_USAGE);
else process.exitCode = await run(command).catch((error: Error) => fail(error.message));
