/**
 * `npm run mutants -- [--only TEXT] [--list]`: breaks each rule of the table in a copy of the tree and runs the tests
 * that must notice. Ends with the line `N of N killed`; exit code 1 when a mutant survives.
 *   --only TEXT   the mutants whose names contain the text; may be repeated
 *   --list        shows names, files and tests, and runs nothing
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { watchLifeline } from '@newsfold/infra/local/lifeline.ts';
import type { Mutant } from './mutant.ts';
import { mutants } from './rules.ts';
import { runMutants, type Verdict } from './run-mutants.ts';

/** Copies of the tree worked on at the same time; a test file keeps about one core busy. */
const MAX_LANES = 4;

function choose(texts: readonly string[]): readonly Mutant[] {
  if (texts.length === 0) return mutants;
  const chosen = mutants.filter(({ name }) => texts.some((text) => name.includes(text)));
  if (chosen.length === 0)
    throw new Error(`no mutant's name contains ${texts.join(' or ')}; --list shows the names`);
  return chosen;
}

function toLine({ mutant, verdict, reason, ms }: Verdict): string {
  const seconds = `${(ms / 1000).toFixed(1)} s`;
  if (verdict === 'killed') return `killed    ${seconds}  ${mutant.name}  (by: ${reason})\n`;
  const edit = `${JSON.stringify(mutant.from)} → ${JSON.stringify(mutant.to)}`;
  return (
    `${verdict.toUpperCase().padEnd(9)} ${seconds}  ${mutant.name}\n` +
    `          ${mutant.file}: ${edit}\n          ${mutant.tests.join(', ')}${reason && `: ${reason}`}\n`
  );
}

async function run(chosen: readonly Mutant[]): Promise<number> {
  const stop = new AbortController();
  let interrupted: number | undefined;
  const interrupt = (code: number) => {
    interrupted ??= code;
    stop.abort();
  };
  process.on('SIGINT', () => interrupt(130));
  process.on('SIGTERM', () => interrupt(143));
  watchLifeline(() => interrupt(143));
  const started = performance.now();
  try {
    const verdicts = await runMutants({
      mutants: chosen,
      lanes: Math.min(MAX_LANES, availableParallelism()),
      onVerdict: (verdict) => process.stdout.write(toLine(verdict)),
      signal: stop.signal,
    });
    const killed = verdicts.filter(({ verdict }) => verdict === 'killed').length;
    const minutes = ((performance.now() - started) / 60_000).toFixed(1);
    process.stdout.write(`\n${minutes} minutes\n${killed} of ${chosen.length} killed\n`);
    return killed === chosen.length ? 0 : 1;
  } catch (error) {
    if (interrupted !== undefined) return interrupted;
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    return 1;
  }
}

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
  },
});
const chosen = choose(values.only);
if (values.list) {
  for (const { name, file, tests } of chosen)
    process.stdout.write(`${name}\n    ${file}\n    ${tests.join(', ')}\n`);
  process.stdout.write(`${chosen.length} mutants\n`);
} else process.exit(await run(chosen));
