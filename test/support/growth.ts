/**
 * Distinguishes linear from quadratic work on a busy machine: by the processor time of this thread, which other programs
 * do not add to, as a ratio within one run, the best of several tries.
 */

/** What is measured. */
interface Growth {
  /** Does work of a given size. */
  readonly work: (size: number) => unknown;
  readonly small: number;
  readonly large: number;
  /** Processor time of the large size that passes at any ratio, ms: compilation and garbage collection are uneven. */
  readonly slackMs: number;
}

const RUNS = 3;
const TRIES = 3;
/** The kernel counts processor time in ticks of some milliseconds, so short work is repeated until it takes ten. */
const LEAST_MS = 40;

async function cpuMs(run: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  for (let count = 1; ; count += 1) {
    await run();
    const { user, system } = process.threadCpuUsage(before);
    const ms = (user + system) / 1000;
    if (ms >= LEAST_MS) return ms / count;
  }
}

async function least(run: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let index = 0; index < RUNS; index += 1) best = Math.min(best, await cpuMs(run));
  return best;
}

/**
 * Measures both sizes, again if the result looks quadratic. The bound is between the two: for sizes n and 4n linear work
 * takes 4 times as long, quadratic 16 times, and the bound is 8.
 * @returns undefined when the work is linear, else a sentence with the measurement
 */
export async function superlinear({ work, small, large, slackMs }: Growth): Promise<string | undefined> {
  await work(small);
  const bound = (large / small) ** 1.5;
  let found = '';
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const long = await least(() => work(large));
    if (long < slackMs) return undefined;
    const short = await least(() => work(small));
    if (long < bound * short + slackMs) return undefined;
    found = `size ${large} took ${long.toFixed(1)} ms of processor time, size ${small} ${short.toFixed(1)} ms; linear work takes ${large / small} times as long`;
  }
  return found;
}
