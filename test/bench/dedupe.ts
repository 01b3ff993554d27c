/**
 * `npm run bench:dedupe [-- WINDOW ...] [--json]`: articles a second and bytes an article of assign and apply, at windows
 * of 10,000, 100,000 and 1,000,000 or the given ones, with the F1 of what was folded, and how the cost grows.
 *
 * A window is filled with articles whose stories are given, because deciding about a million takes half an hour; the
 * measured ones are decided. Each size runs in its own process, so that memory is counted from zero.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import '../support/provide-language-data.ts';
import { benchFold, type FoldFigures } from './dedupe/bench-fold.ts';

const SIZES = ['10000', '100000', '1000000'];
/** Goals: articles a second at a window of 100,000, bytes an article, growth over all sizes. */
const GOAL = { rate: 3_000, bytes: 2_048, growth: 2 };

function line({ window, microseconds, bytes, residentBytes, f1, churn, filled }: FoldFigures): string {
  return [
    `window ${window}: ${Math.round(1e6 / microseconds)} articles/s`,
    `${microseconds.toFixed(0)} µs CPU an article`,
    `${Math.round(bytes)} B an article, ${Math.round(residentBytes)} of the process`,
    `F1 ${f1.toFixed(3)}`,
    `churn ${churn.toFixed(1)}`,
    `filled at ${Math.round(1e6 / filled)} a second`,
  ].join(', ');
}

function inProcessOfItsOwn(window: string): FoldFigures {
  const script = fileURLToPath(import.meta.url);
  const output = execFileSync(process.execPath, ['--expose-gc', script, '--one', window], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output) as FoldFigures;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, one: { type: 'string' } },
});
const sizes = positionals.length > 0 ? positionals : SIZES;
const bad = [...sizes, values.one ?? '1000'].find((size) => !/^[1-9]\d{2,7}$/.test(size));
if (bad !== undefined) {
  process.stderr.write(`a window is a whole number from 100 to 99999999, not ${bad}\n`);
  process.exitCode = 2;
} else if (values.one !== undefined) {
  process.stdout.write(JSON.stringify(benchFold(Number(values.one))));
} else {
  const figures = sizes.map((size) => {
    const one = inProcessOfItsOwn(size);
    process.stdout.write(values.json ? `${JSON.stringify(one)}\n` : `${line(one)}\n`);
    return one;
  });
  const [first, last] = [figures[0], figures.at(-1)];
  if (!values.json && first && last && figures.length > 1)
    process.stdout.write(
      `growth ${(last.microseconds / first.microseconds).toFixed(2)} times from ${first.window} to ${last.window}; goals: ${GOAL.rate} articles/s at 100,000, ${GOAL.bytes} B an article, growth ${GOAL.growth} times\n`,
    );
}
