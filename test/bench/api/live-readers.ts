/** Readers of live events, and how far the last of them is behind. */
import { get, type IncomingMessage } from 'node:http';

/** See the file's head. */
export class LiveReaders {
  readonly #answers: IncomingMessage[] = [];
  /** When an event was last seen by each, ms since the epoch. */
  readonly #seenAt: number[] = [];
  longestGapMs = 0;
  events = 0;

  /** Opens readers. @param address of /live */
  async open(address: string, count: number): Promise<void> {
    for (let at = 0; at < count; at += 1) {
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        get(address, resolve).once('error', reject);
      });
      if (answer.statusCode !== 200) throw new Error(`reader ${at} was answered ${answer.statusCode}`);
      this.#answers.push(answer);
      answer.on('data', (part: Buffer) => {
        if (part.includes('event: stories')) this.#note(at);
      });
    }
  }

  #note(at: number): void {
    const now = Date.now();
    const before = this.#seenAt[at];
    if (before !== undefined) this.longestGapMs = Math.max(this.longestGapMs, now - before);
    this.#seenAt[at] = now;
    this.events += 1;
  }

  /** How many have been told something. */
  get told(): number {
    return Object.keys(this.#seenAt).length;
  }

  close(): void {
    for (const answer of this.#answers) answer.destroy();
  }
}
