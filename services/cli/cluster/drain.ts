/** Waits until everything sent has come out, by the offsets that the groups commit after publishing. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { BrokerAway } from '@newsfold/runtime/log/broker-errors.ts';
import { type WorkerName, workerNames, workerPlace } from '@newsfold/schemas/topology.ts';

/** How far one stage is. */
export interface StageLag {
  readonly worker: WorkerName;
  /** Records of its input that it has not answered. */
  readonly behind: number;
}

async function behind(broker: Broker, worker: WorkerName, prefix: string): Promise<number> {
  const { groupId, input: topic } = workerPlace(worker, prefix);
  const highs = await broker.offsets(topic);
  const committed = new Map(
    (await broker.committed(groupId, topic)).map(({ partition, offset }) => [partition, offset]),
  );
  return highs.reduce(
    (sum, { partition, low, high }) => sum + Math.max(0, high - Math.max(low, committed.get(partition) ?? 0)),
    0,
  );
}

/** Lag of every stage, upstream first. */
export async function stageLags(broker: Broker, prefix: string): Promise<readonly StageLag[]> {
  const lags: StageLag[] = [];
  for (const worker of workerNames) lags.push({ worker, behind: await behind(broker, worker, prefix) });
  return lags;
}

/**
 * Waits until no stage is behind. A stage is asked only when the one before it is done: it commits after it published,
 * so nothing can be on its way unseen.
 * @param signal ends the waiting
 * @returns whether everything has come out; false when the signal came before
 * @throws Error when nothing moves for `patienceMs`.
 */
export async function drain(
  broker: Broker,
  prefix: string,
  patienceMs: number,
  onLag: (lag: StageLag) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  for (const worker of workerNames) {
    let least = Number.POSITIVE_INFINITY;
    let since = Date.now();
    for (;;) {
      if (signal?.aborted) return false;
      const lag = await behind(broker, worker, prefix).catch((error: unknown) => {
        // While it is away nothing moves; the patience is for that too.
        if (error instanceof BrokerAway) return least;
        throw error;
      });
      onLag({ worker, behind: lag });
      if (lag === 0) break;
      if (lag < least) [least, since] = [lag, Date.now()];
      if (Date.now() - since > patienceMs) {
        throw new Error(
          `${worker} has not answered any of ${lag} records for ${patienceMs / 1000} s; see its log`,
        );
      }
      await sleep(100);
    }
  }
  return true;
}
