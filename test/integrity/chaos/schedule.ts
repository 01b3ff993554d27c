/** Draws faults from a seed and lets them loose, several at a time. */
import { setTimeout as sleep } from 'node:timers/promises';
import { exclusive, type FaultName, faults, type Stage, weights } from './faults.ts';

/** Faults under way at once, at most. */
const AT_ONCE = 4;

/** How often each kind struck. */
export type FaultTally = Partial<Record<FaultName, number>>;

/** Each kind once, in a drawn order, so that even a short run has seen them all. */
function deck(names: readonly FaultName[], random: () => number): FaultName[] {
  const left = [...names];
  const order: FaultName[] = [];
  while (left.length > 0) order.push(...left.splice(Math.floor(random() * left.length), 1));
  return order;
}

function draw(names: readonly FaultName[], random: () => number): FaultName {
  const total = names.reduce((sum, name) => sum + weights[name], 0);
  let left = random() * total;
  for (const name of names) {
    left -= weights[name];
    if (left < 0) return name;
  }
  return names[0] ?? 'kill';
}

/**
 * Lets faults loose until the time is over, one every `everyMs` on average, then waits until all are healed. The order
 * of kinds, victims and pauses follows the seed; what they meet does not, for real processes answer in their own time.
 */
export async function letLoose(
  stage: Stage,
  names: readonly FaultName[],
  everyMs: number,
  until: () => boolean,
  say: (text: string) => void,
): Promise<FaultTally> {
  const tally: FaultTally = {};
  const running = new Set<Promise<void>>();
  const locks = new Set<string>();
  const first = deck(names, stage.random);
  while (!until()) {
    await sleep(-Math.log(1 - stage.random()) * everyMs);
    const name = first[0] ?? draw(names, stage.random);
    const lock = exclusive[name];
    if (until() || running.size >= AT_ONCE || (lock !== undefined && locks.has(lock))) continue;
    first.shift();
    if (lock !== undefined) locks.add(lock);
    const one = faults[name](stage)
      .then((done) => {
        if (done === undefined) return;
        tally[name] = (tally[name] ?? 0) + 1;
        say(`${name}: ${done}`);
      })
      .finally(() => {
        if (lock !== undefined) locks.delete(lock);
        running.delete(one);
      });
    running.add(one);
  }
  await Promise.all(running);
  return tally;
}
