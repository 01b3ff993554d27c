/** How long a kill -9 interrupts the answers. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerProcess } from '@newsfold/cli/start/worker-processes.ts';
import { ANSWERS_HEADER } from '@newsfold/runtime/fold/fold-headers.ts';
import { type Broker, headerText } from '@newsfold/runtime/log/broker.ts';
import type { LogTopics } from './write-log.ts';

/** An answer that takes longer than this will not come, ms. */
const TIMEOUT_MS = 600_000;

/** Kills the worker, publishes a record that is not an article, and waits for the decision about it. Returns seconds. */
export async function answerAfterKill(
  broker: Broker,
  worker: WorkerProcess,
  topics: LogTopics,
  count: number,
): Promise<number> {
  const answered = Promise.withResolvers<number>();
  const high = (await broker.offsets(topics.assignments))[0]?.high ?? 0;
  const watcher = await broker.join(
    { groupId: 'watcher', topics: [topics.assignments], coPartitioned: false },
    {
      onAssigned: (_, control) => control.seek(topics.assignments, 0, high),
      onBatch: async (batch) => {
        for (const record of batch.records)
          if (Number(headerText(record, ANSWERS_HEADER)) >= count) answered.resolve(performance.now());
        const last = batch.records.at(-1);
        if (last) batch.resolve(last.offset);
      },
      onFailed: answered.reject,
      onActivity: () => undefined,
    },
  );
  await sleep(3000);
  const pid = worker.pid();
  if (pid === undefined) throw new Error('the worker is not running');
  const start = performance.now();
  process.kill(pid, 'SIGKILL');
  const publisher = await broker.publisher();
  await publisher.append(topics.articles, 0, [{ key: 'xx', value: Buffer.from('no article') }]);
  const end = await Promise.race([
    answered.promise,
    sleep(TIMEOUT_MS, undefined, { ref: false }).then(() => {
      throw new Error(`no decision within ${TIMEOUT_MS / 1000} s of the kill`);
    }),
  ]);
  const seconds = (end - start) / 1000;
  await publisher.close();
  await watcher.leave();
  return seconds;
}
