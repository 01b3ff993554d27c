/**
 * Readers of live events in a process of their own, and how far the last of them is behind: each event names when its
 * oldest change was made, in `lastMaterialAt`.
 *
 * Run as `live-readers.ts ADDRESS COUNT` by `startLiveReaders`; asked for its figures by a message.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';

/** What the readers saw. */
export interface LiveFigures {
  readonly readers: number;
  /** Readers that were told something. */
  readonly told: number;
  readonly megabytes: number;
  /** From the making of a change to its reading: the longest of all, and of 99 in 100. Half a second is the hub's own. */
  readonly mostBehindMs: number;
  readonly p99BehindMs: number;
  readonly longestGapMs: number;
}

/** Readers that are connected. */
export interface RunningReaders {
  /** Stops reading. @returns what they saw */
  stop(): Promise<LiveFigures>;
}

const MADE_AT = Buffer.from('"lastMaterialAt":');
const DIGITS = 13;

class Readers {
  readonly #seenAt: number[] = [];
  readonly #behind: number[] = [];
  #bytes = 0;
  #longestGapMs = 0;

  async open(address: string, count: number): Promise<void> {
    for (let at = 0; at < count; at += 1) {
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        get(address, { agent: false }, resolve).once('error', reject);
      });
      if (answer.statusCode !== 200) throw new Error(`reader ${at} was answered ${answer.statusCode}`);
      answer.once('close', () => process.exit(1));
      answer.on('data', (part: Buffer) => this.#note(at, part));
    }
  }

  #note(at: number, part: Buffer): void {
    this.#bytes += part.length;
    const place = part.indexOf(MADE_AT);
    if (place < 0) return;
    const from = place + MADE_AT.length;
    const made = Number(part.toString('latin1', from, from + DIGITS));
    // A number that the next part goes on with.
    if (!(made > 1e12)) return;
    const now = Date.now();
    this.#behind.push(now - made);
    const before = this.#seenAt[at];
    if (before !== undefined) this.#longestGapMs = Math.max(this.#longestGapMs, now - before);
    this.#seenAt[at] = now;
  }

  figures(readers: number): LiveFigures {
    const sorted = this.#behind.toSorted((a, b) => a - b);
    return {
      readers,
      told: Object.keys(this.#seenAt).length,
      megabytes: Math.round(this.#bytes / 1e6),
      mostBehindMs: sorted.at(-1) ?? Number.NaN,
      p99BehindMs: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
      longestGapMs: this.#longestGapMs,
    };
  }
}

/** Connects readers. @param address of /live */
export async function startLiveReaders(address: string, count: number): Promise<RunningReaders> {
  const child = fork(fileURLToPath(import.meta.url), [address, String(count)]);
  const answer = () =>
    Promise.race([
      once(child, 'message').then(([message]) => message as LiveFigures),
      once(child, 'exit').then(([code]) => {
        throw new Error(`the process of the readers ended with ${code}`);
      }),
    ]);
  await answer();
  return {
    stop: async () => {
      const told = answer();
      child.send('stop');
      const figures = await told;
      child.kill();
      return figures;
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [address = '', count = ''] = process.argv.slice(2);
  const readers = new Readers();
  await readers.open(address, Number(count));
  process.once('message', () => process.send?.(readers.figures(Number(count))));
  process.once('disconnect', () => process.exit(0));
  process.send?.('open');
}
