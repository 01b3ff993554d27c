import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { applyPatches } from './apply-patches.ts';
import { kafkajsInternals } from './kafkajs.ts';

const DAY_MS = 86_400_000;

applyPatches(1024);
afterEach(() => {
  vi.restoreAllMocks();
});

/** The wall clock runs ahead from now on, until mocks are restored. */
function runAhead(): void {
  const now = Date.now.bind(Date);
  vi.spyOn(Date, 'now').mockImplementation(() => now() + DAY_MS);
}

interface ConsumerGroup {
  memberId: string;
  coordinator: { heartbeat(): Promise<void> };
  heartbeat(options: { interval: number }): Promise<void>;
}

it('goes on with heartbeats when a clock that ran ahead is set right', async () => {
  const Group = kafkajsInternals.load<new (options: object) => ConsumerGroup>(
    'src/consumer/consumerGroup.js',
  );
  const logger = { namespace: () => logger };
  const group = new Group({ logger, topics: [], instrumentationEmitter: { emit: () => undefined } });
  let beats = 0;
  group.memberId = 'one';
  group.coordinator = {
    heartbeat: async () => {
      beats += 1;
    },
  };
  const beat = async () => {
    await sleep(10);
    await group.heartbeat({ interval: 5 });
  };
  runAhead();
  await beat();
  vi.restoreAllMocks();
  await beat();
  expect(beats).toBe(2);
  // Not sooner than they are due.
  await group.heartbeat({ interval: 10_000 });
  expect(beats).toBe(2);
});

interface SocketRequest {
  sentAt: number | null;
}

it('gives up a request in its time that was sent while the clock ran ahead', async () => {
  const Request = kafkajsInternals.load<{ prototype: SocketRequest }>(
    'src/network/requestQueue/socketRequest.js',
  );
  const request = Object.create(Request.prototype) as SocketRequest;
  request.sentAt = null;
  expect(request.sentAt).toBeNull();
  runAhead();
  request.sentAt = Date.now();
  vi.restoreAllMocks();
  await sleep(10);
  const waited = Date.now() - (request.sentAt ?? 0);
  expect(waited).toBeGreaterThan(5);
  expect(waited).toBeLessThan(60_000);
});
