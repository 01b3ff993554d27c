/** `npm run replay`: folds a file in memory, exactly as the workers do on the log. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { checkInput } from './input-lines.ts';
import { readReplayLines } from './replay/replay-lines.ts';
import { parseReplayOptions, type ReplayOptions } from './replay/replay-options.ts';
import { type ReplayObserver, type ReplayStats, runReplay } from './replay/replay-run.ts';

const BAR_WIDTH = 30;
const PROGRESS_MS = 100;

/** A progress bar on stderr; silent when that is no terminal. */
function progressBar(): (done: number, total: number) => void {
  let last = 0;
  return (done, total) => {
    const now = performance.now();
    if (!process.stderr.isTTY || (done < total && now - last < PROGRESS_MS)) return;
    last = now;
    const filled = Math.round((BAR_WIDTH * done) / total);
    const bar = '#'.repeat(filled) + '.'.repeat(BAR_WIDTH - filled);
    process.stderr.write(`\r[${bar}] ${done}/${total}${done === total ? '\n' : ''}`);
  };
}

function openFor(option: string, path: string): number {
  try {
    return openSync(path, 'w');
  } catch (error) {
    throw new Error(`${option} ${path}: cannot be written: ${(error as Error).message}`);
  }
}

function decisionWriter(path: string | null): { observer: ReplayObserver; close: () => void } {
  if (path === null) return { observer: {}, close: () => {} };
  const file = openFor('--decisions', path);
  return {
    observer: {
      decided: ({ id }, { fingerprint: _, article: __, ...assignment }, article) => {
        const text = { title: article.title, text: article.text, language: article.language };
        writeSync(file, `${JSON.stringify({ id, ...assignment, article: text })}\n`);
      },
    },
    close: () => closeSync(file),
  };
}

function summary(stats: ReplayStats): string {
  const verdicts = Object.entries(stats.verdicts)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${verdict} ${count}`);
  const memory = process.resourceUsage().maxRSS / 1_024;
  return [
    `${stats.lines} articles in ${stats.seconds.toFixed(1)} s: ${Math.round(stats.lines / stats.seconds)} articles/s`,
    `assign and apply alone ${Math.round(stats.lines / stats.foldSeconds)} articles/s`,
    `peak memory ${memory.toFixed(0)} MiB`,
    `churn ${stats.churn.toFixed(2)} story changes per 100 articles`,
    verdicts.join(', '),
  ].join('\n');
}

async function replay(options: ReplayOptions): Promise<void> {
  checkInput(options.input);
  const output = openFor('--output', options.output);
  const { observer, close } = decisionWriter(options.decisions);
  const lines = await readReplayLines(options.input);
  const settings = { ...defaultSettings, windowHours: options.windowHours };
  const { results, stats } = runReplay(lines, options.order, settings, {
    ...observer,
    progress: progressBar(),
  });
  for (const result of results) writeSync(output, `${JSON.stringify(result)}\n`);
  closeSync(output);
  close();
  process.stdout.write(`${summary(stats)}\n`);
}

if (import.meta.main) {
  try {
    await replay(parseReplayOptions(process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`replay: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
