/** Where the loop goes on, by what the table knows and the log has. */
import { testContext } from '@newsfold/test/support/fixture-context.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { until } from '@newsfold/test/support/until.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LogRecord } from '../log/broker.ts';
import { type RunningView, runViewLoop, type TablePosition, type ViewTable } from './view-loop.ts';

const TOPIC = 'things';
const HOUR_MS = 3_600_000;

/** A table that remembers what it was told. */
class TestTable implements ViewTable {
  readonly told: string[] = [];
  readonly positions = new Map<number, TablePosition>();
  /** Failures of the next takes. */
  readonly failures: Error[] = [];

  position(partition: number) {
    return this.positions.get(partition) ?? null;
  }

  forget(partition: number) {
    this.told.push(`forget ${partition}`);
    this.positions.delete(partition);
  }

  beginSweep(partition: number, from: number) {
    this.told.push(`sweep ${partition} from ${from}`);
    this.positions.set(partition, { next: from, liveAt: null });
  }

  async take(partition: number, records: readonly LogRecord[], next: number) {
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
    for (const { offset } of records) this.told.push(`${partition}/${offset}`);
    this.positions.set(partition, { next, liveAt: this.positions.get(partition)?.liveAt ?? null });
  }

  onLive(partition: number) {
    this.told.push(`live ${partition}`);
  }

  noteLive() {}
}

let broker: MemoryBroker;
let table: TestTable;
let view: RunningView | undefined;
let failed: Error[];

beforeEach(async () => {
  broker = new MemoryBroker({ batchSize: 2 });
  await broker.createTopics([{ name: TOPIC, partitions: 1, replicationFactor: 1, settings: {} }]);
  table = new TestTable();
  failed = [];
});

afterEach(async () => {
  await view?.stop();
});

const put = (count: number) =>
  broker.put(
    TOPIC,
    0,
    Array.from({ length: count }, (_, at) => ({ key: `k${at}`, value: Buffer.from('v') })),
  );

async function run(): Promise<void> {
  const context = testContext((error) => void failed.push(error));
  const definition = {
    groupId: 'view',
    topic: TOPIC,
    table,
    longestAbsenceMs: HOUR_MS,
    now: () => 10 * HOUR_MS,
    isTransient: (error: unknown) => (error as Error).message === 'full',
  };
  view = await runViewLoop(definition, broker, context);
}

it('reads a log from its begin, and goes on where it was', async () => {
  put(3);
  await run();
  await until(() => view?.status().isReady === true);
  expect(table.told).toEqual(['0/0', '0/1', '0/2', 'live 0']);
  await view?.stop();
  table.told.length = 0;
  table.positions.set(0, { next: 3, liveAt: 10 * HOUR_MS });
  put(1);
  await run();
  await until(() => view?.status().isReady === true);
  expect(table.told).toEqual(['0/3', 'live 0']);
});

it('is not up to date while the broker is away, and says nothing of where the broker stands', async () => {
  const join = vi.spyOn(broker, 'join');
  put(1);
  await run();
  await until(() => view?.status().isReady === true);
  const [, handlers] = join.mock.calls[0] ?? [];
  handlers?.onAway?.(new Error('connect ECONNREFUSED 10.1.2.3:9092'));
  expect(view?.status()).toMatchObject({ isReady: true, waitsFor: 'the broker is away' });
  put(1);
  await until(() => view?.status().waitsFor === null);
});

it('goes on in a build that a crash has cut short', async () => {
  put(3);
  table.positions.set(0, { next: 2, liveAt: null });
  await run();
  await until(() => view?.status().isReady === true);
  expect(table.told).toEqual(['0/2', 'live 0']);
});

it('forgets what came of another log', async () => {
  put(2);
  table.positions.set(0, { next: 5, liveAt: 10 * HOUR_MS });
  await run();
  await until(() => view?.status().isReady === true);
  expect(table.told).toEqual(['forget 0', '0/0', '0/1', 'live 0']);
});

it('reads all again after it was away for longer than tombstones are kept', async () => {
  put(2);
  table.positions.set(0, { next: 2, liveAt: 8 * HOUR_MS });
  await run();
  await until(() => view?.status().isReady === true);
  expect(table.told).toEqual(['sweep 0 from 0', '0/0', '0/1', 'live 0']);
});

it('takes the same records again when the table could not take them, and ends when it never will', async () => {
  put(1);
  table.failures.push(new Error('full'), new Error('full'));
  await run();
  await until(() => view?.status().isReady === true);
  expect([table.told, failed]).toEqual([['0/0', 'live 0'], []]);
  // Meanwhile it says why it waits, and how far behind it is.
  const isFull = Array.from({ length: 2000 }, () => new Error('full'));
  table.failures.push(...isFull);
  put(2);
  await until(() => view?.status().waitsFor === 'full');
  expect(view?.status().partitions).toMatchObject([{ next: 1, behind: 2 }]);
  table.failures.length = 0;
  await until(() => view?.status().partitions[0]?.next === 3);
  expect(view?.status()).toMatchObject({ waitsFor: null, partitions: [{ behind: 0 }] });
  table.failures.push(new Error('broken'));
  put(1);
  await until(() => failed.length > 0);
  expect(failed[0]?.message).toBe('broken');
});
