/** A worker with any number of open articles: what it takes, and what its updates cost, at hand and at rest. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { nodeFlags } from '@newsfold/schemas/topology.ts';
import { FRAME, frame, PARTITIONS } from './frames.ts';
import { ARTICLES, OpenFacts, storyAt } from './open-facts.ts';

/** Updates of each kind that are timed in a round: all their reports are kept with their words. */
const TIMED = 22;
const ROUNDS = 4;
/** Stories of three reports that drive all others out of OPEN_REPORTS. */
const DRIVING = 110;
const MIB = 1024 * 1024;
/** Old space of a worker in a container of 512 MiB, MiB. */
const HEAP = '256';

interface Spent {
  readonly us: number;
  readonly facts: number;
}

interface Measured {
  readonly atRest: number;
  readonly resident: number;
  readonly heap: number;
  readonly held: number;
  readonly away: number;
  readonly figures: Readonly<Record<string, number>>;
  readonly spent: Readonly<Record<string, Spent>>;
}

/** Says facts to the worker, at the speed at which it takes them. */
class Teller {
  readonly #worker: ChildProcess;

  constructor(worker: ChildProcess) {
    this.#worker = worker;
  }

  async #write(bytes: Buffer): Promise<void> {
    const { stdin } = this.#worker;
    if (stdin?.write(bytes) === false) await once(stdin, 'drain');
  }

  name(name: string): Promise<void> {
    return this.#write(frame(FRAME.name, 0, Buffer.from(name)));
  }

  fact(kind: number, story: number, fact: Buffer): Promise<void> {
    return this.#write(frame(kind, story % PARTITIONS, fact));
  }
}

async function tell(teller: Teller, count: number): Promise<void> {
  const facts = new OpenFacts();
  const answer = (story: number) => teller.fact(FRAME.answer, story, facts.report(story));
  const close = (story: number) => teller.fact(FRAME.answer, story, facts.closing(story));
  // No story is among two of these.
  const story = (group: number, i: number): number => storyAt(group * 1000 + i, count);
  const drive = async () => {
    await teller.name('driving');
    for (let i = 0; i < DRIVING; i++) await answer(story(0, i));
  };
  const each = async (name: string, work: (i: number) => Promise<void>) => {
    await teller.name(name);
    for (let i = 0; i < TIMED; i++) await work(i);
  };
  await teller.name('restored');
  for (let n = 0; n < count * ARTICLES; n++) {
    const of = n % count;
    await teller.fact(FRAME.restore, of, facts.report(of));
  }
  await drive();
  await drive();
  await each('founding', (i) => answer(count + i));
  for (let round = 0; round < ROUNDS; round++) {
    const [resting, atHand] = [2 * round + 1, 2 * round + 2];
    // Both kinds of stories have as many reports when they are timed, one after the other.
    await each('after a restore', (i) => answer(story(resting, i)));
    await drive();
    await each('another', (i) => answer(story(atHand, i)));
    for (let i = 0; i < TIMED; i++) {
      await teller.name('update at rest');
      await answer(story(resting, i));
      await teller.name('update at hand');
      await answer(story(atHand, i));
    }
    await drive();
    await each('another', (i) => answer(story(atHand, i)));
    for (let i = 0; i < TIMED; i++) {
      await teller.name('closing at rest');
      await close(story(resting, i));
      await teller.name('closing at hand');
      await close(story(atHand, i));
    }
  }
}

/** Prints what `open` articles take, and the CPU of updates. */
export async function benchOpen(open: number): Promise<void> {
  const count = Math.floor(open / ARTICLES);
  const path = fileURLToPath(new URL('./open-worker.ts', import.meta.url));
  const worker = spawn(process.execPath, [`--max-old-space-size=${HEAP}`, ...nodeFlags('enrich'), path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const printed: Buffer[] = [];
  worker.stdout.on('data', (bytes: Buffer) => printed.push(bytes));
  const ended = once(worker, 'close');
  // A worker that ended says why by itself; what is still being said to it is of no use.
  worker.stdin.on('error', () => undefined);
  await Promise.race([tell(new Teller(worker), count), ended]);
  worker.stdin.end();
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`the worker ended with ${code}`);
  print(count * ARTICLES, JSON.parse(Buffer.concat(printed).toString()) as Measured);
}

function print(open: number, { atRest, resident, heap, held, away, figures, spent }: Measured): void {
  const mib = (bytes: number): string => `${Math.round(bytes / MIB)} MiB`;
  const ms = (name: string): string => `${cost(spent[name]).toFixed(2)} ms`;
  const ratio = (name: string): string =>
    (cost(spent[`${name} at rest`]) / cost(spent[`${name} at hand`])).toFixed(2);
  console.log(
    `${open} open articles: ${mib(resident)} resident at most (${mib(atRest)} before the first), heap ${mib(heap)}, packed ${mib(held)} in memory and ${mib(away)} in files`,
  );
  console.log(
    `put away ${figures.putAway}, fetched back ${figures.fetched}, unpacked ${figures.unpacked}, refused ${figures.refused}`,
  );
  console.log(
    `CPU of reading back one: ${(1000 * cost(spent.restored)).toFixed(0)} µs; of founding a story: ${ms('founding')}`,
  );
  console.log(
    `CPU of an update: ${ms('update at hand')} of a story at hand, ${ms('update at rest')} of one at rest (${ratio('update')} times), ${ms('after a restore')} of one read back`,
  );
  console.log(
    `CPU of closing: ${ms('closing at hand')} a story at hand, ${ms('closing at rest')} one at rest (${ratio('closing')} times)`,
  );
}

/** Milliseconds a fact. */
function cost(spent: Spent | undefined): number {
  return spent === undefined ? Number.NaN : spent.us / spent.facts / 1000;
}
