/** The bytes of `fold` are those of the workers on a log: the sample, in one raw partition and with `seenAt` on every line. */
import { fileURLToPath } from 'node:url';
import { topicName } from '@newsfold/schemas/topics.ts';
import { throughPipeline } from '@newsfold/test/support/in-process.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { startMemoryRegistry } from '@newsfold/test/support/memory-registry.ts';
import { describe, expect, it } from 'vitest';
import { inputLines } from '../input/input-lines.ts';
import { type Fate, MemoryPipeline } from './memory-pipeline.ts';
import { workerSettings } from './worker-settings.ts';

const SAMPLE = fileURLToPath(new URL('../sample/articles.jsonl', import.meta.url));
const NOW = Date.UTC(2026, 2, 14);
const HEADER_BYTES = 5;

/** Every event of every story in its order, as hexadecimal bytes; null for a tombstone. */
type Events = Map<string, (string | null)[]>;

function note(events: Events, storyId: string, bytes: Buffer | null): void {
  events.set(storyId, [...(events.get(storyId) ?? []), bytes?.toString('hex') ?? null]);
}

async function folded(): Promise<{ readonly events: Events; readonly fates: readonly Fate[] }> {
  const pipeline = new MemoryPipeline(workerSettings({}));
  const events: Events = new Map();
  const fates: Fate[] = [];
  for await (const { line } of inputLines(SAMPLE)) {
    const made = await pipeline.take(line, NOW);
    fates.push(...made.fates);
    for (const { storyId, event } of made.events) note(events, storyId, event?.bytes ?? null);
  }
  return { events, fates };
}

/** The same through the workers, their codecs and a registry, on a broker in memory. */
async function streamed(): Promise<Events> {
  const registry = await startMemoryRegistry();
  const broker = new MemoryBroker({ now: () => NOW });
  const prefix = 'f.';
  await throughPipeline({ broker, registryUrl: registry.url, prefix }, async () => {
    for await (const { line } of inputLines(SAMPLE))
      broker.put(topicName(prefix, 'raw'), 0, [{ key: null, value: line }]);
  });
  const events: Events = new Map();
  const topic = topicName(prefix, 'stories');
  const partitions = (await broker.topics()).get(topic) ?? 0;
  for (let partition = 0; partition < partitions; partition += 1)
    for (const { key, value } of broker.records(topic, partition))
      note(events, String(key), value === null ? null : value.subarray(HEADER_BYTES));
  await registry.close();
  return events;
}

describe('a fold in memory', () => {
  it('has byte for byte the events of the workers', async () => {
    const [inMemory, onLog] = [(await folded()).events, await streamed()];
    expect(inMemory.size).toBeGreaterThan(30);
    expect(inMemory).toEqual(onLog);
  });

  it('says of every article what became of it', async () => {
    const { fates } = await folded();
    const count = (kind: Fate['kind']) => fates.filter((fate) => fate.kind === kind).length;
    expect([count('accepted'), count('repeated'), count('rejected')]).toEqual([127, 2, 6]);
  });

  it('reads the variables that the workers read, and names the one that is wrong', () => {
    expect(workerSettings({ WINDOW_HOURS: '7', SCOPE_PARTITIONS: '2' })).toMatchObject({ partitions: 2 });
    expect(() => workerSettings({ WINDOW_HOURS: 'long' })).toThrow('WINDOW_HOURS: got "long"');
    expect(workerSettings({ SHOWN_AGREED: '3' }).shown).toMatchObject({ agreed: 3, keyPoints: 7 });
  });
});
