import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { withRedriveLock } from './redrive-lock.ts';

const TOPIC = 't.ingest.dead-letters.v1';
const GROUP = `${TOPIC}.redrive-lock`;

let broker: MemoryBroker;

describe('the lock of a redrive', () => {
  beforeEach(async () => {
    broker = new MemoryBroker();
    await broker.createTopics([{ name: TOPIC, partitions: 1, replicationFactor: 1, settings: {} }]);
  });

  it('admits one run at a time, and the next when that has ended', async () => {
    const gate = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const first = withRedriveLock(broker, TOPIC, async (assertHeld) => {
      started.resolve();
      await gate.promise;
      assertHeld();
      return 'first';
    });
    await started.promise;
    await expect(withRedriveLock(broker, TOPIC, async () => 'second')).rejects.toThrow(
      /another redrive of it is running/,
    );
    gate.resolve();
    expect(await first).toBe('first');
    expect(await withRedriveLock(broker, TOPIC, async () => 'second')).toBe('second');
  });

  it('is not left behind by a run that failed or vanished', async () => {
    await expect(
      withRedriveLock(broker, TOPIC, async () => {
        throw new Error('the broker is gone');
      }),
    ).rejects.toThrow('the broker is gone');
    const started = Promise.withResolvers<void>();
    void withRedriveLock(broker, TOPIC, async () => {
      started.resolve();
      await new Promise(() => undefined);
    });
    await started.promise;
    broker.kill(GROUP, 0);
    expect(await withRedriveLock(broker, TOPIC, async () => 'next')).toBe('next');
  });

  it('stops a run that slept through its session', async () => {
    const gate = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const sleeper = withRedriveLock(broker, TOPIC, async (assertHeld) => {
      started.resolve();
      await gate.promise;
      assertHeld();
    });
    await started.promise;
    const wake = broker.freeze(GROUP, 0);
    await withRedriveLock(broker, TOPIC, async () => {
      wake();
      gate.resolve();
      await expect(sleeper).rejects.toThrow(/went to another redrive/);
    });
  });

  it('admits exactly one of two that start at once', async () => {
    const works = await Promise.allSettled(
      [1, 2].map(() =>
        withRedriveLock(broker, TOPIC, () => new Promise((resolve) => setTimeout(resolve, 50))),
      ),
    );
    expect(works.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is waited for from the join on, however long that takes', async () => {
    const join = broker.join.bind(broker);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.spyOn(broker, 'join').mockImplementation(async (...given) => {
      await vi.advanceTimersByTimeAsync(10 * 60_000);
      vi.useRealTimers();
      return join(...given);
    });
    try {
      expect(await withRedriveLock(broker, TOPIC, async () => 'done')).toBe('done');
    } finally {
      vi.useRealTimers();
      vi.restoreAllMocks();
    }
  });

  it('tells who waits for it that joining failed, once', async () => {
    vi.spyOn(broker, 'join').mockImplementation(async (_, { onFailed }) => {
      onFailed(new Error('no group today'));
      await new Promise((resolve) => setImmediate(resolve));
      return { leave: async () => undefined };
    });
    try {
      await expect(withRedriveLock(broker, TOPIC, async () => 'done')).rejects.toThrow('no group today');
    } finally {
      vi.restoreAllMocks();
    }
  });
});
