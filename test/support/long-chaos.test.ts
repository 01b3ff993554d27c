/** What a long chaos is judged by, and how its pieces are put together; the run itself is `npm run chaos:pieces`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChaosTarget } from '../integrity/chaos/faults.ts';
import { piecesTable, type RecordedPiece } from '../integrity/chaos/pieces-table.ts';
import type { ChaosReport } from '../integrity/chaos/report.ts';
import { runFaults } from '../integrity/chaos/schedule.ts';
import { differentlyShown } from '../integrity/view-oracle.ts';
import { madeUpStory } from './made-up-stories.ts';
import { MemoryBroker } from './memory-broker.ts';
import { startMemoryRegistry } from './memory-registry.ts';

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

/** A dashboard that shows these stories and lists these revisions. */
async function shows(stories: ReadonlyMap<string, Story>, listed = stories): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const id = /\/stories\/([^?]+)/.exec(url)?.[1];
    const all = [...listed].map(([storyId, { revision }]) => ({ storyId, revision }));
    response.end(
      JSON.stringify(id === undefined ? { stories: all, next: null } : { story: stories.get(id) }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  undo.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('differentlyShown', () => {
  const named = (storyId: string, revision: number) =>
    madeUpStory({ storyId, revision, publishers: ['a.example'] });

  it('names what is missing, too much, older, or reads otherwise than the topic', async () => {
    const registry = await startMemoryRegistry();
    undo.push(() => registry.close());
    const broker = new MemoryBroker({});
    const topic = topicName('', 'stories');
    await broker.createTopics([{ name: topic, partitions: 1, replicationFactor: 1, settings: {} }]);
    const encode = await new Codec({ url: registry.url }).encoder('Story', topic);
    const publisher = await broker.publisher();
    const [a, b, gone] = [named('a', 2), named('b', 1), named('gone', 1)];
    const records = [named('a', 1), gone, a, b].map((story) => ({
      key: story.storyId,
      value: encode(story),
    }));
    await publisher.append(topic, 0, [...records, { key: 'gone', value: null }]);
    const judge = async (...shown: Parameters<typeof shows>) =>
      differentlyShown(broker, registry.url, '', await shows(...shown));
    const right = new Map([a, b].map((story) => [story.storyId, story]));
    expect(await judge(right)).toEqual([]);
    expect(await judge(new Map([['b', b]]))).toEqual(['a']);
    expect(await judge(new Map([...right, ['gone', gone]]))).toEqual(['gone']);
    expect(await judge(new Map([...right, ['a', named('a', 1)]]))).toEqual(['a']);
    expect(await judge(new Map([...right, ['b', { ...b, scope: 'another' }]]))).toEqual(['b']);
    expect(await judge(right, new Map([['b', b]]))).toEqual(['a']);
  });
});

describe('piecesTable', () => {
  const piece = (seed: number, change: Partial<RecordedPiece>): RecordedPiece => ({
    seed,
    options: '--long',
    commit: 'abc',
    began: '2026-01-02T03:04:05.000Z',
    tookMinutes: 8.4,
    ...change,
  });
  const reportOf = (sound: boolean, faults: ChaosReport['faults']) =>
    ({
      sound,
      faults,
      sent: 2000,
      decided: 70,
      feedItems: 200,
      underFaults: { assignments: 900 },
      integrity: { stories: 700, assignments: 1000 },
      deaths: 12,
      failures: { 'ingest: no more memory': 2 },
    }) as unknown as ChaosReport;

  it('adds up faults of all pieces, and calls each what it is', () => {
    const table = piecesTable([
      piece(1, { report: reportOf(true, { total: 1000, kill: 400, cut: 600 }) }),
      piece(2, { report: reportOf(false, { total: 500, kill: 500 }) }),
      piece(3, { brokeOff: 'no room' }),
    ]);
    expect(table).toContain(
      '**1,500 faults in 3 pieces, 1 of them sound, 1 not, 1 broken off before their end.** By kind: kill 900, cut 600.',
    );
    expect(table).toContain(
      '| 1 | 2026-01-02 03:04 | abc | `--long` | 8 | 1,000 | 2,000, 70, 200 | 700 | 90 % | 12, 2 | sound |',
    );
    expect(table).toContain('| **not sound** |');
    expect(table).toContain('| broke off: no room |');
  });
});

it('says which fault could not be healed, and begins no other', async () => {
  // No broker that could be killed.
  const target = { cluster: { nodes: [] }, random: () => 0.5 } as unknown as ChaosTarget;
  const options = { faults: ['broker-kill'], everyMs: 1, isDense: true } as const;
  await expect(
    runFaults(
      target,
      options,
      () => false,
      () => undefined,
    ),
  ).rejects.toThrow(/broker-kill could not be healed: a chaos run needs a broker/);
});
