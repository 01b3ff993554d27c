/** What both adapters of the broker port must do. Run on memory and on Kafka by broker-contract.test.ts. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Broker,
  type GroupControl,
  headerText,
  type LogRecord,
  type RecordBatch,
} from '@newsfold/runtime/log/broker.ts';
import { afterAll, describe, expect, it } from 'vitest';

const text = (record: LogRecord) => record.value?.toString();

/** Waits until a condition holds; fails loudly after 30 s. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited 30 s in vain: ${what}`);
    await sleep(20);
  }
}

/** Declares the suite for one adapter. */
export function brokerContract(name: string, makeBroker: () => Broker): void {
  describe(`broker port: ${name}`, () => {
    const broker = makeBroker();
    afterAll(() => broker.close());

    const topic = async (partitions = 2) => {
      const made = `contract-${randomUUID()}`;
      await broker.createTopics([{ name: made, partitions, replicationFactor: 1, settings: {} }]);
      return made;
    };
    const append = async (to: string, partition: number, values: string[]) => {
      const publisher = await broker.publisher();
      const first = await publisher.append(
        to,
        partition,
        values.map((value) => ({ key: 'k', value: Buffer.from(value) })),
      );
      await publisher.close();
      return first;
    };

    it('creates topics once and leaves existing ones alone', async () => {
      const made = await topic(3);
      await broker.createTopics([{ name: made, partitions: 5, replicationFactor: 1, settings: {} }]);
      expect((await broker.topics()).get(made)).toBe(3);
    });

    it('tells the settings of topics, and alters some of them', async () => {
      const made = `${await topic(2)}-set`;
      const settings = { 'retention.ms': '1000000', 'segment.ms': '2000000' };
      await broker.createTopics([{ name: made, partitions: 2, replicationFactor: 1, settings }]);
      const state = async () => {
        const all = await broker.describeTopics([made, `${made}-not-there`]);
        expect([...all.keys()]).toEqual([made]);
        return all.get(made);
      };
      expect(await state()).toMatchObject({ partitions: 2, replicas: 1 });
      await broker.alterTopic(made, { 'retention.ms': '3000000' });
      const altered = async () => (await state())?.settings.get('retention.ms') === '3000000';
      await until('the setting', altered);
      expect((await state())?.settings.get('segment.ms')).toBe('2000000');
    });

    it('tells where a time begins', async () => {
      const made = await topic();
      // Records of that day are older than what a topic keeps by default.
      await broker.alterTopic(made, { 'retention.ms': '-1' });
      const publisher = await broker.publisher();
      const at = (timestamp: number) => ({ key: null, value: Buffer.from('x'), timestamp });
      const day = Date.UTC(2026, 2, 10);
      await publisher.append(made, 1, [at(day), at(day + 1000), at(day + 2000)]);
      await publisher.close();
      const begins = async (time: number) => (await broker.offsetsAt(made, time)).map(({ offset }) => offset);
      expect(await begins(day - 1)).toEqual([0, 0]);
      expect(await begins(day + 1000)).toEqual([0, 1]);
      expect(await begins(day + 2001)).toEqual([0, 3]);
    });

    it('appends to the named partition in order and tells offsets', async () => {
      const made = await topic();
      await append(made, 1, ['a', 'b', 'c']);
      expect(await broker.offsets(made)).toEqual([
        { partition: 0, low: 0, high: 0 },
        { partition: 1, low: 0, high: 3 },
      ]);
    });

    it('tells which offset the first record of an append got', async () => {
      const made = await topic();
      expect(await append(made, 1, ['a', 'b', 'c'])).toBe(0);
      expect(await append(made, 0, ['a'])).toBe(0);
      expect(await append(made, 1, ['d', 'e'])).toBe(3);
      expect(await append(made, 1, ['f'])).toBe(5);
    });

    it('delivers keys, values, tombstones, headers and timestamps as they were appended', async () => {
      const made = await topic(1);
      const publisher = await broker.publisher();
      const headers = [
        ['h', Buffer.from('1')],
        ['h', Buffer.from('2')],
        ['other', Buffer.from([0, 255])],
      ] as const;
      await publisher.append(made, 0, [
        { key: 'k', value: Buffer.from('v'), headers, timestamp: 1_234_567_890_123 },
        { key: 'k', value: null },
      ]);
      await publisher.close();
      const seen: LogRecord[] = [];
      const membership = await broker.join(
        { groupId: randomUUID(), topics: [made], coPartitioned: false },
        handlers(async (batch) => {
          seen.push(...batch.records);
          batch.resolve(batch.records.at(-1)?.offset ?? 0);
        }),
      );
      await until('two records', () => seen.length >= 2);
      await membership.leave();
      expect(seen.map((record) => [record.offset, record.key?.toString(), text(record)])).toEqual([
        [0, 'k', 'v'],
        [1, 'k', undefined],
      ]);
      expect(seen[0]?.headers.map(([key, value]) => [key, value.toString('latin1')])).toEqual([
        ['h', '1'],
        ['h', '2'],
        ['other', '\u0000\u00ff'],
      ]);
      expect(seen[0]?.timestamp).toBe(1_234_567_890_123);
      expect(headerText(seen[0] as LogRecord, 'h')).toBe('1');
    });

    it('goes on after the committed offset', async () => {
      const made = await topic(1);
      const groupId = randomUUID();
      await append(made, 0, ['a', 'b', 'c']);
      const read = async () => {
        const seen: string[] = [];
        let committed = false;
        const membership = await broker.join(
          { groupId, topics: [made], coPartitioned: false },
          handlers(async (batch, control) => {
            seen.push(...batch.records.map((record) => text(record) ?? ''));
            batch.resolve(batch.records.at(-1)?.offset ?? 0);
            await control.commit(made, 0, (batch.records.at(-1)?.offset ?? 0) + 1);
            committed = true;
          }),
        );
        await until('a commit', () => committed);
        await membership.leave();
        return seen;
      };
      expect(await read()).toEqual(['a', 'b', 'c']);
      expect(await broker.committed(groupId, made)).toEqual([{ partition: 0, offset: 3 }]);
      await append(made, 0, ['d']);
      expect(await read()).toEqual(['d']);
    });

    it('takes a pause and a seek made while partitions are assigned, before the first fetch', async () => {
      const made = await topic(1);
      await append(made, 0, ['a', 'b', 'c', 'd']);
      const seen: string[] = [];
      let control: GroupControl | undefined;
      const membership = await broker.join(
        { groupId: randomUUID(), topics: [made], coPartitioned: false },
        {
          ...handlers(async (batch) => {
            seen.push(...batch.records.map((record) => text(record) ?? ''));
            batch.resolve(batch.records.at(-1)?.offset ?? 0);
          }),
          onAssigned: (_, given) => {
            control = given;
            given.pause(made, 0);
            given.seek(made, 0, 2);
          },
        },
      );
      await until('the assignment', () => control !== undefined);
      await sleep(300);
      expect(seen).toEqual([]);
      control?.resume(made, 0);
      await until('the rest', () => seen.length >= 2);
      await membership.leave();
      expect(seen).toEqual(['c', 'd']);
    });

    it('assigns partition p of every topic to one member, and rebalances when a member leaves', async () => {
      const [left, right] = [await topic(4), await topic(4)];
      const groupId = randomUUID();
      const latest: ReadonlyMap<string, readonly number[]>[] = [];
      const join = (index: number) =>
        broker.join(
          { groupId, topics: [left, right], coPartitioned: true },
          {
            ...handlers(async () => undefined),
            onAssigned: (assignment) => {
              latest[index] = assignment;
            },
          },
        );
      const first = await join(0);
      const second = await join(1);
      const owned = (index: number, of: string) => [...(latest[index]?.get(of) ?? [])].sort();
      const balanced = () => owned(0, left).length === 2 && owned(1, left).length === 2;
      await until('two partitions each', balanced);
      expect(owned(0, left)).toEqual(owned(0, right));
      expect(owned(1, left)).toEqual(owned(1, right));
      expect([...owned(0, left), ...owned(1, left)].sort()).toEqual([0, 1, 2, 3]);
      await second.leave();
      await until('all partitions back', () => owned(0, left).length === 4);
      await first.leave();
    });

    it('marks a batch stale once its partition was sought elsewhere', async () => {
      const made = await topic(1);
      await append(made, 0, ['a', 'b']);
      const stale: boolean[] = [];
      const membership = await broker.join(
        { groupId: randomUUID(), topics: [made], coPartitioned: false },
        handlers(async (batch, control) => {
          if (stale.length > 0) {
            batch.resolve(batch.records.at(-1)?.offset ?? 0);
            return;
          }
          stale.push(batch.isStale());
          control.seek(made, 0, 1);
          stale.push(batch.isStale());
        }),
      );
      await until('the batch', () => stale.length === 2);
      await membership.leave();
      expect(stale).toEqual([false, true]);
    });

    it('reports a handler that throws, once, as failed', async () => {
      const made = await topic(1);
      await append(made, 0, ['a']);
      const failures: string[] = [];
      const membership = await broker.join(
        { groupId: randomUUID(), topics: [made], coPartitioned: false },
        {
          ...handlers(async () => {
            throw new TypeError('a bug');
          }),
          onFailed: (error) => failures.push(error.message),
        },
      );
      await until('the failure', () => failures.length > 0);
      await membership.leave();
      expect(failures).toEqual(['a bug']);
    });
  });
}

function handlers(onBatch: (batch: RecordBatch, control: GroupControl) => Promise<void>) {
  return {
    onAssigned: () => undefined,
    onBatch,
    onFailed: (error: Error) => {
      throw error;
    },
    onActivity: () => undefined,
  };
}
