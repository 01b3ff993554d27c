/** The dashboard for tests in a browser: one process, a broker and a registry in memory, stories put in by hand. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dashboardWorker } from '@newsfold/dashboard/worker.ts';
import { Codec, type Encoder } from '@newsfold/runtime/registry/codec.ts';
import type { DeadLetter, Story } from '@newsfold/schemas/generated/records.ts';
import { type InProcessWorker, startInProcess } from '../support/in-process.ts';
import { MemoryBroker } from '../support/memory-broker.ts';
import { type MemoryRegistry, startMemoryRegistry } from '../support/memory-registry.ts';
import { until } from '../support/until.ts';

const TOPIC = 'stories.v1';
const RAW = 'raw.v1';
const LETTERS = 'ingest.dead-letters.v1';

/** A token with which everything may be changed. */
export const TOKEN = 'a-token-that-changes-everything';

/** A story's event, or null for its tombstone, by its id. */
export type Put = readonly [storyId: string, story: Story | null];

/** See the file's head. */
export class PageRig {
  readonly #folder = mkdtempSync(join(tmpdir(), 'newsfold-page-'));
  readonly #tokens = join(this.#folder, 'tokens.json');
  readonly #registry: MemoryRegistry;
  readonly #broker: MemoryBroker;
  readonly #encode: Encoder<Story>;
  readonly #origins: string;
  #running: InProcessWorker | undefined;
  #port = 0;
  /** Records of the topic. */
  #count = 0;

  private constructor(
    registry: MemoryRegistry,
    broker: MemoryBroker,
    encode: Encoder<Story>,
    origins: string,
  ) {
    this.#registry = registry;
    this.#broker = broker;
    this.#encode = encode;
    this.#origins = origins;
  }

  /** Starts it with the stories that are there from the beginning. @param origins as API_ORIGINS has them */
  static async start(stories: readonly Put[], origins = ''): Promise<PageRig> {
    const registry = await startMemoryRegistry();
    const broker = new MemoryBroker();
    const one = { partitions: 1, replicationFactor: 1, settings: {} };
    await broker.createTopics([
      { name: TOPIC, ...one },
      { name: 'schemas.v1', ...one },
      { name: RAW, ...one },
      { name: LETTERS, ...one },
    ]);
    const encode: Encoder<Story> = await new Codec({ url: registry.url }).encoder('Story', TOPIC);
    const rig = new PageRig(registry, broker, encode, origins);
    const tokens = [{ tenant: 'desk', token: TOKEN, scopes: '*', watches: true, changes: true }];
    writeFileSync(rig.#tokens, JSON.stringify(tokens));
    rig.put(...stories);
    await rig.revive();
    return rig;
  }

  /** Writes events to the topic. */
  put(...stories: readonly Put[]): void {
    this.#count += stories.length;
    this.#broker.put(
      TOPIC,
      0,
      stories.map(([key, story]) => ({ key, value: story === null ? null : this.#encode(story) })),
    );
  }

  /** Puts in a record, as if ingest had refused it. @param reason of its letter */
  async refuse(reason: string): Promise<void> {
    const record = { key: null, value: Buffer.from('{"title":""}') };
    const offset = this.#broker.records(RAW, 0).length;
    this.#broker.put(RAW, 0, [record]);
    const encode: Encoder<DeadLetter> = await new Codec({ url: this.#registry.url }).encoder(
      'DeadLetter',
      LETTERS,
    );
    const letter = {
      ...record,
      worker: 'ingest',
      reason,
      detail: 'it has no text',
      origin: { topic: RAW, partition: 0, offset, timestamp: 0, item: -1, items: 1 },
      headers: [],
      attempts: 1,
      dueAt: null,
    };
    this.#broker.put(LETTERS, 0, [{ key: null, value: encode(letter) }]);
  }

  /** Records that ingest would read, with those that were put back. */
  rawRecords(): number {
    return this.#broker.records(RAW, 0).length;
  }

  /** Waits until the API has all that was put. */
  async settled(): Promise<void> {
    await until(() => {
      const partitions = this.#running?.worker.detail?.().partitions as readonly { readonly next: number }[];
      return partitions[0]?.next === this.#count;
    });
  }

  /** Starts the API unless it runs: on the port that it had before. */
  async revive(): Promise<void> {
    if (this.#running !== undefined) return;
    this.#running = await startInProcess(dashboardWorker, {
      broker: this.#broker,
      registryUrl: this.#registry.url,
      prefix: '',
      env: {
        API_PORT: String(this.#port),
        DASHBOARD_DATA: this.#folder,
        API_TOKENS_FILE: this.#tokens,
        API_REQUESTS_PER_SECOND: '1000',
        API_ORIGINS: this.#origins,
      },
    });
    this.#port = Number(this.#running.worker.detail?.().api);
  }

  /** Ends the API: its connections are cut, and nobody answers on its port. */
  async kill(): Promise<void> {
    await this.#running?.stop();
    this.#running = undefined;
  }

  /** Address of a place of the page. */
  at(path: string): string {
    return `http://127.0.0.1:${this.#port}${path}`;
  }

  /** Ends all of it. */
  async close(): Promise<void> {
    await this.kill();
    await this.#registry.close();
    rmSync(this.#folder, { recursive: true });
  }
}
