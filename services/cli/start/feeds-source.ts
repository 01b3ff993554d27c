/** The worker feeds beside the others of `npm start`: with a list of feeds a newsroom in one line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FeedDefinition, feedAddress } from '@newsfold/feeds/domain/feed-record.ts';
import { type FeedList, type ListedFeed, readOpml } from '@newsfold/feeds/read/opml.ts';
import { claimPort, LOOPBACK } from '@newsfold/infra/local/ports.ts';
import { type ConnectionConfig, connectionEnv } from '@newsfold/runtime/config/connection.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { feedsConfig } from '../feeds/check-feed.ts';
import { FeedLog } from '../feeds/feed-log.ts';
import { startWorker, type WorkerProcess } from './worker-processes.ts';

/** The feeds of a list, and its entries that are none. @throws Error with one line that names the file */
export function feedsOf(file: string): FeedList {
  try {
    return readOpml(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`--feeds ${file}: ${(error as Error).message.split('\n')[0]}`);
  }
}

/** Adds the feeds of a list to a deployment; what it knows of them already stays as it is. @returns how many were new */
export async function addFeeds(
  broker: Broker,
  prefix: string,
  listed: readonly ListedFeed[],
  now: number,
): Promise<number> {
  const log = await FeedLog.open(broker, prefix, feedsConfig(process.env));
  const known = new Set((await log.read()).map(({ definition }) => definition.address));
  const added = listed
    .filter(({ address }) => !known.has(feedAddress(address)))
    .map(({ address, title, folder }): [string, FeedDefinition] => {
      const definition = { address, title, desk: folder, isFullText: false, isPaused: false };
      return [address, { ...definition, everySeconds: null, addedAt: now }];
    });
  await log.write(new Map(added));
  return added.length;
}

/** How the worker is started. */
interface FeedsSourceOptions {
  readonly target: ConnectionConfig;
  /** Folder for its log and process id. */
  readonly folder: string;
  readonly onRestart: (name: string, code: number) => void;
  readonly onGivenUp: (name: string, code: number, logFile: string) => void;
}

/** Starts the worker feeds, its pages and HTTP in on free ports. @returns it, and where articles are taken in */
export async function startFeedsSource(
  options: FeedsSourceOptions,
): Promise<{ readonly worker: WorkerProcess; readonly httpIn: string }> {
  const { target, folder, onRestart, onGivenUp } = options;
  const httpInPort = await claimPort(undefined, 'HTTP_IN_PORT');
  const worker = startWorker({
    name: 'feeds',
    httpPort: await claimPort(undefined, 'HTTP_PORT'),
    folder,
    env: { ...connectionEnv(target), HTTP_IN_HOST: LOOPBACK, HTTP_IN_PORT: String(httpInPort) },
    onRestart,
    onGivenUp: (name, code) => onGivenUp(name, code, join(folder, `${name}.log`)),
  });
  return { worker, httpIn: `http://${LOOPBACK}:${httpInPort}/articles` };
}
