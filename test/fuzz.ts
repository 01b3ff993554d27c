/**
 * `npm run fuzz -- [--rounds N] [--seed S]`: runs the property tests repeatedly, each round with another seed. Stops at
 * the first round that fails, with the command that repeats it; each failing property names its own.
 */
import { parseArgs } from 'node:util';
import { runStep } from './support/run-step.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '10' }, seed: { type: 'string' } },
});
const rounds = Number(values.rounds);
const first = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
if (!Number.isSafeInteger(rounds) || rounds < 1) throw new Error('--rounds must be a whole number from 1');
if (!Number.isSafeInteger(first)) throw new Error('--seed must be a whole number');

process.exitCode = 0;
for (let round = 0; round < rounds; round += 1) {
  const seed = (first + round) % 2 ** 31;
  process.stdout.write(`\n── round ${round + 1} of ${rounds}, seed ${seed}\n`);
  const code = await runStep('vitest', ['run', '--project', 'unit', '--reporter=dot'], {
    env: { PROPERTY_SEED: String(seed) },
  });
  if (code !== 0) {
    process.stdout.write(`\nfailed; again with: npm run fuzz -- --rounds 1 --seed ${seed}\n`);
    process.exitCode = 1;
    break;
  }
}
