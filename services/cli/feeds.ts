/** `npm run feeds`: the feeds of a deployment, added, listed, paused, removed and looked at. */
import { provideLanguageData } from '@newsfold/text/language-data.ts';
import { loadLanguageData } from '@newsfold/text/load-language-data.ts';
import { commandConnection, openCluster } from './cluster/cluster.ts';
import { feedsConfig } from './feeds/check-feed.ts';
import { FeedLog } from './feeds/feed-log.ts';
import { FEEDS_USAGE, type FeedsCommand, parseFeedsOptions } from './feeds/feeds-options.ts';
import { checkFeeds, runFeeds } from './feeds/feeds-run.ts';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

async function run(command: FeedsCommand): Promise<boolean> {
  const tools = {
    config: feedsConfig(process.env),
    now: Date.now(),
    out: (line: string) => void process.stdout.write(`${line}\n`),
    note: (line: string) => void process.stderr.write(`feeds: ${line}\n`),
  };
  const { action, deployment } = command;
  if (action === 'check' || deployment === null) {
    provideLanguageData(loadLanguageData());
    return checkFeeds(command, tools);
  }
  const broker = await openCluster(commandConnection(deployment, 'feeds').kafka);
  try {
    const log = await FeedLog.open(broker, deployment.TOPIC_PREFIX, tools.config);
    return await runFeeds({ ...command, action }, { ...tools, log });
  } finally {
    await broker.close();
  }
}

function parse(): FeedsCommand | 'help' {
  try {
    return parseFeedsOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`feeds: ${(error as Error).message.split('\n')[0]}; --help lists the options\n`);
    process.exit(EXIT_USAGE);
  }
}

// A reader that has seen enough, as `head`, hangs up.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : EXIT_FAILED);
});

const command = parse();
if (command === 'help') {
  process.stdout.write(FEEDS_USAGE);
} else {
  const isOk = await run(command).catch((error: Error) => {
    process.stderr.write(`feeds: ${error.message}\n`);
    return false;
  });
  process.exitCode = isOk ? 0 : EXIT_FAILED;
}
