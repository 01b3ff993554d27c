/** Draws faults from a seed and runs them, several at a time. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type ChaosTarget, denseWeights, exclusive, type FaultName, faults, weights } from './faults.ts';
import type { ChaosOptions } from './options.ts';

/** Most faults under way at once, in a usual run and in a dense one. */
const AT_ONCE = 4;
const AT_ONCE_DENSE = 12;

/** How often each kind was injected. */
export type FaultTally = Partial<Record<FaultName, number>>;

/** Each kind once, in random order, so that even a short run includes them all. */
function deck(names: readonly FaultName[], random: () => number): FaultName[] {
  const left = [...names];
  const order: FaultName[] = [];
  while (left.length > 0) order.push(...left.splice(Math.floor(random() * left.length), 1));
  return order;
}

function draw(names: readonly FaultName[], isDense: boolean, random: () => number): FaultName {
  const drawn = isDense ? denseWeights : weights;
  const total = names.reduce((sum, name) => sum + drawn[name], 0);
  let left = random() * total;
  for (const name of names) {
    left -= drawn[name];
    if (left < 0) return name;
  }
  return names[0] ?? 'kill';
}

/**
 * Injects faults until the time is over, one every `everyMs` on average, then waits until all are healed. The order of
 * kinds, victims and pauses follows the seed; their effects do not, since real processes run at their own pace.
 * @throws Error when one could not be healed
 */
export async function runFaults(
  target: ChaosTarget,
  { faults: names, everyMs, isDense }: Pick<ChaosOptions, 'faults' | 'everyMs' | 'isDense'>,
  until: () => boolean,
  say: (text: string) => void,
): Promise<FaultTally> {
  const tally: FaultTally = {};
  const running = new Set<Promise<void>>();
  const locks = new Set<string>();
  const atOnce = isDense ? AT_ONCE_DENSE : AT_ONCE;
  let failure: Error | undefined;
  const first = deck(names, target.random);
  while (!until() && failure === undefined) {
    await sleep(-Math.log(1 - target.random()) * everyMs);
    if (until() || running.size >= atOnce) continue;
    // What waits for another of its kind keeps nobody else back.
    const isFree = (name: FaultName) => !locks.has(exclusive[name] ?? '');
    const name = first.find(isFree) ?? draw(names, isDense, target.random);
    if (!isFree(name)) continue;
    const lock = exclusive[name];
    if (first.includes(name)) first.splice(first.indexOf(name), 1);
    if (lock !== undefined) locks.add(lock);
    const one = faults[name](target)
      .then((done) => {
        if (done === undefined) return;
        tally[name] = (tally[name] ?? 0) + 1;
        say(`${name}: ${done}`);
      })
      .catch((error: Error) => {
        failure ??= new Error(`${name} could not be healed: ${error.message}`, { cause: error });
      })
      .finally(() => {
        if (lock !== undefined) locks.delete(lock);
        running.delete(one);
      });
    running.add(one);
  }
  await Promise.all(running);
  if (failure !== undefined) throw failure;
  return tally;
}
