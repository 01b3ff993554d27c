/** Events read on a thread beside, as whoever writes the table asks for them. It is started when it is first needed. */
import { Worker } from 'node:worker_threads';
import type { WrittenStory } from './written-story.ts';

/** Bodies of events, one after the other, and where each ends. */
export interface ReadRequest {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly ends: readonly number[];
  /** Times of their records, ms since the epoch. */
  readonly shownAt: readonly number[];
}

/** A story, and its event packed anew where not all of it may be shown. */
export interface StoryReadApart {
  readonly story: WrittenStory;
  readonly event: Uint8Array | null;
}

/** What was read, in the order asked for. */
export interface ReadResult {
  readonly id: number;
  readonly stories: readonly (StoryReadApart | null)[];
}

/** The body of a record. */
export interface RecordBody {
  readonly body: Uint8Array;
  /** Time of the record, ms since the epoch. */
  readonly shownAt: number;
}

/** Questions on their way: one is read while the rows of another are written; more would only take memory. */
const AT_ONCE = 2;
/** What the thread may keep, MiB: a thousand events take a tenth of it. */
const MOST_MIB = 192;

/** See the file's head. */
export class ApartReader {
  readonly #asked = new Map<number, PromiseWithResolvers<ReadResult['stories']>>();
  #thread: Worker | undefined;
  #questions = 0;

  #started(): Worker {
    if (this.#thread !== undefined) return this.#thread;
    const thread = new Worker(new URL('./apart-thread.ts', import.meta.url), {
      name: 'events',
      resourceLimits: { maxOldGenerationSizeMb: MOST_MIB },
    });
    thread.on('message', ({ id, stories }: ReadResult) => {
      this.#asked.get(id)?.resolve(stories);
      this.#asked.delete(id);
    });
    thread.on('error', (error) => this.#ended(thread, error));
    thread.on('exit', () => this.#ended(thread, new Error('the thread that reads events has ended')));
    this.#thread = thread;
    return thread;
  }

  #ended(thread: Worker, error: Error): void {
    if (this.#thread !== thread) return;
    this.#thread = undefined;
    for (const { reject } of this.#asked.values()) reject(error);
    this.#asked.clear();
  }

  /**
   * Reads bodies that this release's schema has written.
   * @returns for each a story, or null where it cannot be read
   * @throws Error when the thread ends
   */
  async read(bodies: readonly RecordBody[]): Promise<ReadResult['stories']> {
    while (this.#asked.size >= AT_ONCE)
      await Promise.race([...this.#asked.values()].map(({ promise }) => promise));
    const thread = this.#started();
    const length = bodies.reduce((sum, { body }) => sum + body.length, 0);
    const bytes = new Uint8Array(length);
    const ends: number[] = [];
    let end = 0;
    for (const { body } of bodies) {
      bytes.set(body, end);
      end += body.length;
      ends.push(end);
    }
    this.#questions += 1;
    const id = this.#questions;
    const answer = Promise.withResolvers<ReadResult['stories']>();
    this.#asked.set(id, answer);
    const request: ReadRequest = { id, bytes, ends, shownAt: bodies.map(({ shownAt }) => shownAt) };
    thread.postMessage(request, [bytes.buffer]);
    return answer.promise;
  }

  /** Ends the thread: nothing is to be read here just now. */
  async stop(): Promise<void> {
    await this.#thread?.terminate();
  }
}
