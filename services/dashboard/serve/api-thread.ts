/**
 * The thread that answers: HTTP, live events, agents. It reads the file of the stories by a connection of its own, and
 * never writes to it, so that neither waits for the other: a long search holds up no story, a burst of stories no answer.
 */
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { farDesk } from '../desk/desk.ts';
import { errorOf, failureOf } from '../desk/failure.ts';
import { configuredAccess } from '../http/configured-access.ts';
import { changeCursor } from '../http/cursors.ts';
import { RateLimit } from '../http/rate-limit.ts';
import { readPage } from '../http/static-page.ts';
import { LiveHub } from '../live/live-hub.ts';
import { LookOut } from '../operations/look-out.ts';
import { ListQuery } from '../table/list-query.ts';
import { openToRead } from '../table/open-table.ts';
import { SqlCache } from '../table/sql-cache.ts';
import { StoryReader } from '../table/story-reader.ts';
import { type FromServing, IS_READY, LIVE_READERS, type ServingStart, type ToServing } from './messages.ts';
import { type RunningApi, startApi } from './server.ts';

const { config, file, build, flags } = workerData as ServingStart;
const port = parentPort;
if (port === null) throw new Error('this is a thread of the dashboard');
const tell = (message: FromServing) => port.postMessage(message);

/**
 * On one core, stories are taken in first: who falls behind shows everybody what is old, who answers later only the one who
 * asks. 0 means this thread alone, on Linux; elsewhere the system decides.
 */
const BEHIND = 10;
if (process.platform === 'linux') setPriority(0, BEHIND);

/** Questions that were sent, and who waits for their answers. */
const asked = new Map<number, PromiseWithResolvers<unknown>>();
let questions = 0;

function ask(
  part: 'state' | 'watches' | 'changes',
  name: string,
  given: readonly unknown[],
): Promise<unknown> {
  const waiting = Promise.withResolvers<unknown>();
  questions += 1;
  asked.set(questions, waiting);
  tell({ kind: 'question', id: questions, part, name, given });
  return waiting.promise;
}

const live = new LiveHub((seq) => changeCursor(build, seq));
const showReaders = setInterval(() => Atomics.store(flags, LIVE_READERS, live.readers), 500);

async function start(): Promise<RunningApi> {
  const db = openToRead(file);
  const sql = new SqlCache(db);
  const desk = farDesk(ask);
  const lookOut = new LookOut(config.OPERATED_PAGES, config.TOPIC_PREFIX, Date.now);
  const running = await startApi(config.API_HOST, config.API_PORT, {
    api: {
      ...desk,
      list: new ListQuery(sql),
      stories: new StoryReader(sql, config.HISTORY_DAYS, Date.now),
      live,
      build,
      maxLiveReaders: config.API_LIVE_READERS,
      now: Date.now,
      operations: config.API_ACCESS === 'public' ? null : () => lookOut.look(),
    },
    access: configuredAccess(config, (address) => tell({ kind: 'stranger', address })),
    limit: new RateLimit(config.API_REQUESTS_PER_SECOND, () => performance.now()),
    page: readPage(config.IMAGE_HOSTS),
    snapshot: (work) => sql.snapshot(work),
    isReady: () => Atomics.load(flags, IS_READY) === 1,
    onRequest: (status, seconds) => tell({ kind: 'request', status, seconds }),
    onError: (error) => tell({ kind: 'failed', failure: failureOf(error) }),
  });
  return {
    port: running.port,
    stop: async () => {
      clearInterval(showReaders);
      live.stop();
      await running.stop();
      db.close();
    },
  };
}

const starting = start();
port.on('message', (message: ToServing) => {
  if (message.kind === 'changes') return live.take(message.changes);
  if (message.kind === 'stop')
    return void starting.then((running) => running.stop()).finally(() => tell({ kind: 'stopped' }));
  const waiting = asked.get(message.id);
  asked.delete(message.id);
  if ('failure' in message) waiting?.reject(errorOf(message.failure));
  else waiting?.resolve(message.value);
});
starting.then(
  ({ port: taken }) => tell({ kind: 'listening', port: taken }),
  (error: unknown) => tell({ kind: 'refused', failure: failureOf(error) }),
);
