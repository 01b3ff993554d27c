/** Counts dead letters by worker and reason: once from the beginning, then only what is new. */
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { readRange } from '@newsfold/runtime/reading/read-range.ts';
import { bytesOf, type Codec, MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import { type WorkerName, workerNames, workerPlace } from '@newsfold/schemas/topology.ts';

/** Dead letters by reason, for each worker. */
export type LetterCounts = Readonly<Partial<Record<WorkerName, Readonly<Record<string, number>>>>>;

/** See the top of the file. */
export class LetterCounter {
  readonly #broker: Broker;
  readonly #codec: Codec;
  readonly #prefix: string;
  /** Next offset to read, by topic and partition. */
  readonly #next = new Map<string, number>();
  readonly #counts = new Map<WorkerName, Map<string, number>>();

  constructor(broker: Broker, codec: Codec, prefix: string) {
    this.#broker = broker;
    this.#codec = codec;
    this.#prefix = prefix;
  }

  /** Reads what is new. Letters that retention has deleted stay counted. */
  async update(): Promise<LetterCounts> {
    const decode = this.#codec.decoder('DeadLetter', ['value', 'headers']);
    for (const worker of workerNames) {
      const topic = workerPlace(worker, this.#prefix).deadLetters;
      const counts = this.#counts.get(worker) ?? new Map<string, number>();
      this.#counts.set(worker, counts);
      const ranges = (await this.#broker.offsets(topic)).map(({ partition, low, high }) => ({
        partition,
        from: Math.max(low, this.#next.get(`${topic}/${partition}`) ?? low),
        to: high,
      }));
      await readRange(this.#broker, topic, ranges, async (record) => {
        const reason = await Promise.resolve()
          .then(() => decode(bytesOf(record)))
          .then(
            (letter) => letter.reason,
            (error: unknown) => {
              if (!(error instanceof MalformedRecord)) throw error;
              return 'unreadable';
            },
          );
        counts.set(reason, (counts.get(reason) ?? 0) + 1);
      });
      for (const { partition, to } of ranges) this.#next.set(`${topic}/${partition}`, to);
    }
    return Object.fromEntries(
      [...this.#counts].map(([worker, counts]) => [worker, Object.fromEntries(counts)]),
    );
  }
}
