/** `newsfold feeds`: the feeds of a deployment, added, listed, paused, removed and looked at. */
import { provideLanguageData } from '@newsfold/text/language-data.ts';
import { loadLanguageData } from '@newsfold/text/load-language-data.ts';
import { commandConnection, openCluster } from './cluster/cluster.ts';
import { command } from './command/command.ts';
import { EXIT } from './command/exit-codes.ts';
import { runAlone } from './command/run-command.ts';
import { feedsConfig } from './feeds/check-feed.ts';
import { FeedLog } from './feeds/feed-log.ts';
import { FEEDS_LINE, type FeedsCommand, parseFeedsOptions } from './feeds/feeds-options.ts';
import { checkFeeds, runFeeds } from './feeds/feeds-run.ts';

async function run(options: FeedsCommand): Promise<boolean> {
  const tools = {
    config: feedsConfig(process.env),
    now: Date.now(),
    out: (line: string) => void process.stdout.write(`${line}\n`),
    note: (line: string) => void process.stderr.write(`feeds: ${line}\n`),
  };
  const { action, deployment } = options;
  if (action === 'check' || deployment === null) {
    provideLanguageData(loadLanguageData());
    return checkFeeds(options, tools);
  }
  const broker = await openCluster(commandConnection(deployment, 'feeds').kafka);
  try {
    const log = await FeedLog.open(broker, deployment.TOPIC_PREFIX, tools.config);
    return await runFeeds({ ...options, action }, { ...tools, log });
  } finally {
    await broker.close();
  }
}

/** The command. */
export const feedsCommand = command({
  line: FEEDS_LINE,
  read: parseFeedsOptions,
  run: async (options) => ((await run(options)) ? EXIT.done.code : EXIT.failed.code),
});

if (import.meta.main) await runAlone(feedsCommand);
