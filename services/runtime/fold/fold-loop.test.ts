import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { testContext } from '@newsfold/test/support/fixture-context.ts';
import { answersAll } from '@newsfold/test/support/fixture-fold.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerText, type LogRecord } from '../log/broker.ts';
import type { FoldDefinition } from './fold-definition.ts';
import { ANSWERS_HEADER, signed, WRITER_HEADER } from './fold-headers.ts';
import { runFoldLoop } from './fold-loop.ts';

const PARTITIONS = 2;
const GROUP = 'fold';

/** A fold whose every answer depends on all inputs before it: a lost, repeated or swapped one changes all that follow. */
interface Chain {
  hash: string;
}

const link = (hash: string, value: string) =>
  createHash('sha256').update(`${hash} ${value}`).digest('hex').slice(0, 16);

function chainLoop(memory: 'input' | 'output'): FoldDefinition<Chain> {
  return {
    groupId: GROUP,
    input: 'in',
    output: 'out',
    deadLetterTopic: 'dead',
    memory,
    open: () => ({ hash: '' }),
    restore: (state, record) => {
      const text = record.value?.toString() ?? '';
      state.hash = memory === 'output' ? text : link(state.hash, text);
    },
    ...answersAll,
    answer: (state, record) => {
      state.hash = link(state.hash, record.value?.toString() ?? '');
      const records = [{ key: null, value: Buffer.from(state.hash) }];
      return { records, deadLetters: [], outcome: 'publish', reason: 'ok' };
    },
  };
}

async function world(options: ConstructorParameters<typeof MemoryBroker>[0] = {}) {
  const broker = new MemoryBroker(options);
  await broker.createTopics(
    ['in', 'out', 'dead'].map((name) => ({
      name,
      partitions: PARTITIONS,
      replicationFactor: 1,
      settings: {},
    })),
  );
  return broker;
}

/** Inputs, signed as a fold signs its facts, since enrich's input is a log of facts. */
async function feed(broker: MemoryBroker, count: number, from = 0): Promise<void> {
  for (let index = from; index < from + count; index += 1) {
    const partition = index % PARTITIONS;
    const record = { key: null, value: Buffer.from(`v${index}`) };
    const answers = broker.records('in', partition).length;
    broker.put('in', partition, [signed(record, answers, { writer: 'upstream', follows: '' })]);
  }
}

function startMember(broker: MemoryBroker, memory: 'input' | 'output', failures: Error[]) {
  const context = testContext((error) => failures.push(error));
  return runFoldLoop(chainLoop(memory), broker, context);
}

const answersOf = (record: LogRecord) => Number(headerText(record, ANSWERS_HEADER));

/** The output as its readers see it: the first record for each input offset. */
function firstInLog(broker: MemoryBroker, partition: number): string[] {
  const seen: string[] = [];
  for (const record of broker.records('out', partition)) {
    if (answersOf(record) === seen.length) seen.push(record.value?.toString() ?? '');
  }
  return seen;
}

function expected(broker: MemoryBroker, partition: number): string[] {
  let hash = '';
  return broker.records('in', partition).map((record) => {
    hash = link(hash, record.value?.toString() ?? '');
    return hash;
  });
}

async function settle(broker: MemoryBroker): Promise<void> {
  const deadline = Date.now() + 20_000;
  const done = () =>
    [...Array(PARTITIONS).keys()].every(
      (partition) => firstInLog(broker, partition).length === broker.records('in', partition).length,
    );
  while (!done()) {
    if (Date.now() > deadline) throw new Error('not everything was answered within 20 s');
    await sleep(2);
  }
}

function expectChains(broker: MemoryBroker): void {
  for (let partition = 0; partition < PARTITIONS; partition += 1) {
    expect(firstInLog(broker, partition)).toEqual(expected(broker, partition));
  }
}

describe.each(['output', 'input'] as const)('fold loop, state read back from its %s', (memory) => {
  it('answers every input once and in order, signed with offset and writer', async () => {
    const broker = await world();
    await feed(broker, 300);
    const failures: Error[] = [];
    const member = await startMember(broker, memory, failures);
    await settle(broker);
    await feed(broker, 50, 300);
    await settle(broker);
    await member.stop();
    expectChains(broker);
    const records = broker.records('out', 0);
    expect(records.map(answersOf)).toEqual(records.map((_, index) => index));
    expect(new Set(records.map((record) => headerText(record, WRITER_HEADER))).size).toBe(1);
    expect(failures).toEqual([]);
  });

  it('continues where the log ends after a member vanished', async () => {
    const broker = await world();
    const failures: Error[] = [];
    await startMember(broker, memory, failures);
    await feed(broker, 100);
    broker.kill(GROUP, 0);
    const second = await startMember(broker, memory, failures);
    await feed(broker, 100, 100);
    await settle(broker);
    await second.stop();
    expectChains(broker);
    expect(failures).toEqual([]);
  });

  it('is not harmed by a zombie that appends late', async () => {
    const broker = await world();
    const failures: Error[] = [];
    const zombie = await startMember(broker, memory, failures);
    await feed(broker, 60);
    const wake = broker.freeze(GROUP, 0);
    const other = await startMember(broker, memory, failures);
    await feed(broker, 60, 60);
    await settle(broker);
    wake();
    await feed(broker, 60, 120);
    await settle(broker);
    await zombie.stop();
    await other.stop();
    expectChains(broker);
    expect(failures).toEqual([]);
  });

  it('answers once when appends are refused or their acknowledgement is lost', async () => {
    let count = 0;
    const broker = await world({
      appendFault: (topic) => {
        if (topic !== 'out') return undefined;
        count += 1;
        return count % 7 === 3 ? 'before' : count % 7 === 5 ? 'after' : undefined;
      },
      batchSize: 5,
    });
    const failures: Error[] = [];
    const member = await startMember(broker, memory, failures);
    await feed(broker, 120);
    await settle(broker);
    await member.stop();
    expectChains(broker);
    expect(failures).toEqual([]);
  }, 60_000);

  it('gives the same log whatever the batch size', async () => {
    const logs = await Promise.all(
      [1, 3, 1000].map(async (batchSize) => {
        const broker = await world({ batchSize });
        await feed(broker, 200);
        const member = await startMember(broker, memory, []);
        await settle(broker);
        await member.stop();
        return firstInLog(broker, 0);
      }),
    );
    expect(logs[1]).toEqual(logs[0]);
    expect(logs[2]).toEqual(logs[0]);
  });

  it('survives any sequence of joins, kills and zombies (property)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('join', 'kill', 'freeze', 'feed'), { minLength: 3, maxLength: 14 }),
        fc.integer({ min: 1, max: 40 }),
        async (events, batchSize) => {
          const broker = await world({ batchSize });
          const failures: Error[] = [];
          const wakes: (() => void)[] = [];
          let fed = 0;
          for (const event of events) {
            if (event === 'join') await startMember(broker, memory, failures);
            if (event === 'kill') broker.kill(GROUP, 0);
            if (event === 'freeze') wakes.push(broker.freeze(GROUP, 0));
            if (event === 'feed') {
              await feed(broker, 17, fed);
              fed += 17;
            }
            if (wakes.length > 1) wakes.shift()?.();
          }
          for (const wake of wakes) wake();
          await startMember(broker, memory, failures);
          await feed(broker, 10, fed);
          await settle(broker);
          expectChains(broker);
          expect(failures).toEqual([]);
          await broker.close();
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);
});

describe.each(['output', 'input'] as const)('fold loop, retention has cut its %s', (memory) => {
  const startMissing = async (broker: MemoryBroker, missing: string[]) => {
    const asked: number[] = [];
    const context = testContext();
    const loop = {
      ...chainLoop(memory),
      missing: (_: Chain, first: number) => {
        asked.push(first);
        return missing;
      },
    };
    const member = await runFoldLoop(loop, broker, context);
    while (!member.runner.isReady()) await sleep(2);
    await settle(broker);
    const status = member.runner.status();
    const metric = await context.metrics.restoreMissing.get();
    await member.stop();
    return { asked, status, values: metric.values.map(({ value }) => value) };
  };

  it('asks what the state lacks, and says so', async () => {
    const broker = await world();
    await feed(broker, 40);
    await startMissing(broker, []);
    broker.deleteBefore(memory === 'output' ? 'out' : 'in', 1, 7);
    const { asked, status, values } = await startMissing(broker, ['a story', 'a window']);
    expect(asked).toEqual([7]);
    expect(status.incomplete).toEqual([{ partition: 1, missing: 2 }]);
    expect(values.toSorted()).toEqual([0, 2]);
  });

  it('does not ask where the log is whole', async () => {
    const broker = await world();
    await feed(broker, 10);
    await startMissing(broker, ['never reported']);
    const { asked, status } = await startMissing(broker, ['never reported']);
    expect(asked).toEqual([]);
    expect(status.incomplete).toBeUndefined();
  });
});

describe('fold loop, offsets out of range', () => {
  it('says clearly that the input was recreated instead of skipping', async () => {
    const broker = await world();
    const publisher = await broker.publisher();
    const headers = [
      [ANSWERS_HEADER, Buffer.from('41')],
      [WRITER_HEADER, Buffer.from('somebody')],
    ] as const;
    await publisher.append('out', 0, [{ key: null, value: Buffer.from('x'), headers }]);
    await feed(broker, 4);
    const failures: Error[] = [];
    await startMember(broker, 'output', failures);
    await sleep(200);
    expect(failures.map((error) => error.message).join()).toMatch(
      /in\/0: out answers offset 41, but the topic ends at 2; it was recreated or truncated/,
    );
  });
});
