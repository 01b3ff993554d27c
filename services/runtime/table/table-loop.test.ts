import { setTimeout as sleep } from 'node:timers/promises';
import { testContext } from '@newsfold/test/support/fixture-context.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { until } from '@newsfold/test/support/until.ts';
import { expect, it } from 'vitest';
import { type RunningTable, runTableLoop, type TableDefinition } from './table-loop.ts';

/** Notes what a member is told, a line each. */
class Notes implements TableDefinition {
  readonly groupId = 'table';
  readonly topic = 't';
  readonly lines: string[] = [];

  onOwned(partition: number): void {
    this.lines.push(`own ${partition}`);
  }

  onRecord({ partition, value }: { readonly partition: number; readonly value: Buffer | null }): void {
    this.lines.push(`${partition}: ${value}`);
  }

  onLive(partition: number): void {
    this.lines.push(`live ${partition}`);
  }

  onRevoked(partition: number): void {
    this.lines.push(`lose ${partition}`);
  }
}

async function brokerWith(counts: readonly number[]): Promise<MemoryBroker> {
  const broker = new MemoryBroker({ batchSize: 3 });
  await broker.createTopics([{ name: 't', partitions: counts.length, replicationFactor: 1, settings: {} }]);
  for (const [partition, count] of counts.entries())
    for (let at = 0; at < count; at += 1) put(broker, partition, `v${at}`);
  return broker;
}

function put(broker: MemoryBroker, partition: number, value: string): void {
  broker.put('t', partition, [{ key: 'k', value: Buffer.from(value) }]);
}

async function run(broker: MemoryBroker): Promise<{ notes: Notes; table: RunningTable }> {
  const notes = new Notes();
  const table = await runTableLoop(notes, broker, testContext());
  return { notes, table };
}

it('reads what there is, says so, and goes on with what comes', async () => {
  const broker = await brokerWith([4, 0]);
  const { notes, table } = await run(broker);
  await until(() => table.isReady());
  expect(notes.lines.filter((line) => /0/.test(line) && !line.startsWith('live 1'))).toEqual([
    'own 0',
    '0: v0',
    '0: v1',
    '0: v2',
    '0: v3',
    'live 0',
  ]);
  expect(table.status()).toEqual({ partitions: 2, live: 2 });
  put(broker, 1, 'later');
  await until(() => notes.lines.includes('1: later'));
  await table.stop();
  expect(notes.lines.slice(-2)).toEqual(['lose 0', 'lose 1']);
});

it('passes no record twice to a member that keeps its partition, and all of them to one that takes it over', async () => {
  const broker = await brokerWith([2, 2]);
  const first = await run(broker);
  await until(() => first.table.isReady());
  const second = await run(broker);
  await until(() => second.table.status().live === 1);
  put(broker, 0, 'new');
  put(broker, 1, 'new');
  await until(() => [first, second].every(({ notes }) => notes.lines.some((line) => line.endsWith('new'))));
  const kept = first.notes.lines.filter((line) => line.startsWith('0: '));
  expect(kept).toEqual(['0: v0', '0: v1', '0: new']);
  expect(first.notes.lines).toContain('lose 1');
  expect(second.notes.lines).toEqual(['own 1', '1: v0', '1: v1', 'live 1', '1: new']);
  await second.table.stop();
  await until(() => first.table.status().live === 2);
  expect(first.notes.lines.slice(-5)).toEqual(['own 1', '1: v0', '1: v1', '1: new', 'live 1']);
});

it('begins where compaction has left a begin, and is live at offsets without records', async () => {
  const broker = await brokerWith([6]);
  broker.deleteBefore('t', 0, 4);
  broker.putHole('t', 0, 2);
  const { notes, table } = await run(broker);
  await until(() => table.isReady());
  await sleep(5);
  expect(notes.lines).toEqual(['own 0', '0: v4', '0: v5', 'live 0']);
});
