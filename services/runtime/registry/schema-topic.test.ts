import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { type MemoryRegistry, startMemoryRegistry } from '@newsfold/test/support/memory-registry.ts';
import { until } from '@newsfold/test/support/until.ts';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Broker, Membership } from '../log/broker.ts';
import { NotNow } from '../loop/not-now.ts';
import { Codec } from './codec.ts';
import { SchemaTopic } from './schema-topic.ts';

let registry: MemoryRegistry;
let broker: MemoryBroker;
beforeAll(async () => {
  registry = await startMemoryRegistry();
  broker = new MemoryBroker();
  await broker.createTopics([{ name: 'schemas', partitions: 1, replicationFactor: 1, settings: {} }]);
});
afterAll(() => registry.close());

const logger = createLogger('test', 'silent');
const store = () => new SchemaTopic(broker, 'schemas', logger);
const url = () => ({ url: registry.url });

it('gives what it was told to whoever comes without the registry', async () => {
  const id = await new Codec(url(), store()).register('DeadLetter', 'letters');
  await new Codec(url(), store()).register('DeadLetter', 'letters');
  await until(() => broker.records('schemas', 0).length === 4);
  registry.fail(Number.POSITIVE_INFINITY);
  const codec = new Codec(url(), store());
  expect(await codec.register('DeadLetter', 'letters')).toBe(id);
  await expect(codec.register('Story', 'stories')).rejects.toThrow(/503/);
  // The bytes are of no letter; what counts is that their schema is known.
  const value = (of: number) => Buffer.from([0, 0, 0, 0, of, 1]);
  const other = new Codec(url(), store());
  await expect(async () => other.decoder('DeadLetter')(value(id))).rejects.toThrow(/not a valid/);
  await expect(async () => codec.decoder('DeadLetter')(value(99))).rejects.toThrow(NotNow);
  await expect(async () => new Codec(url()).decoder('DeadLetter')(value(id))).rejects.toThrow(NotNow);
  registry.fail(0);
}, 30_000);

it('goes on when nothing can be kept', async () => {
  const lost = new SchemaTopic(broker, 'no-such-topic', logger);
  const codec = new Codec(url(), lost);
  expect(await codec.register('DeadLetter', 'letters')).toBeGreaterThan(0);
  await lost.close();
});

const joinedBy = (join: Broker['join']) =>
  ({ offsets: async () => [{ partition: 0, low: 0, high: 1 }], join }) as unknown as Broker;

it('fails where it is waited for, and nowhere else, when the group cannot be joined', async () => {
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const away = new Error('no coordinator');
  const joins: Broker['join'][] = [
    () => Promise.reject(away),
    (_, handlers) => {
      handlers.onFailed(away);
      return Promise.reject(away);
    },
  ];
  for (const join of joins) {
    const lost = new SchemaTopic(joinedBy(join), 'schemas', logger);
    await expect(lost.load()).rejects.toThrow('no coordinator');
    await vi.advanceTimersByTimeAsync(60_000);
  }
  const never = new Promise<Membership>(() => undefined);
  const join = () => never;
  const lost = new SchemaTopic(joinedBy(join), 'schemas', logger);
  const loaded = expect(lost.load()).rejects.toThrow('schemas was not read within 30 s');
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  await loaded;
  await new Promise(setImmediate);
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});
