/** `newsfold replay`: folds a file in memory, exactly as the workers do on the log. */
import { closeSync, fstatSync, openSync, statSync, writeSync } from 'node:fs';
import { createSettings } from '@newsfold/dedupe/domain/settings.ts';
import { provideLanguageData } from '@newsfold/text/language-data.ts';
import { loadLanguageData } from '@newsfold/text/load-language-data.ts';
import { command } from './command/command.ts';
import { EXIT } from './command/exit-codes.ts';
import { runAlone } from './command/run-command.ts';
import { analyseSettings } from './console/analyse-settings.ts';
import { progressBar } from './console/progress-bar.ts';
import { openOpinion, opinionText } from './console/second-opinion.ts';
import { toDecision, toRuling } from './explain/explain-pair.ts';
import { opinionSettings } from './fold/worker-settings.ts';
import { checkInput } from './input/input-lines.ts';
import { linePlace, readReplayLines } from './replay/replay-lines.ts';
import { parseReplayOptions, REPLAY_LINE, type ReplayOptions } from './replay/replay-options.ts';
import { type ReplayObserver, type ReplayStats, runReplay } from './replay/replay-run.ts';
import { NO_VECTORS, replayVectors } from './replay/replay-vectors.ts';

/** Rejected lines that are listed. */
const MAX_LISTED = 10;

/** Makes sure that a file can be written, without touching its content. */
function checkOutput(option: string, path: string, input: string): void {
  let file: number;
  try {
    file = openSync(path, 'a');
  } catch (error) {
    throw new Error(`${option} ${path}: cannot be written: ${(error as Error).message}`);
  }
  const { dev, ino } = fstatSync(file);
  closeSync(file);
  const from = input === '-' ? null : statSync(input);
  if (from !== null && from.dev === dev && from.ino === ino)
    throw new Error(`${option} ${path}: this is the input; name another file`);
}

function decisionWriter(path: string | null): { observer: ReplayObserver; close: () => void } {
  if (path === null) return { observer: {}, close: () => {} };
  const file = openSync(path, 'w');
  return {
    observer: {
      decided: (line, assignment, article) => {
        const decision = toDecision({ id: line.id, place: linePlace(line) }, assignment, article);
        writeSync(file, `${JSON.stringify(decision)}\n`);
      },
      ruled: (line, assignment) => {
        const decision = toRuling({ id: line.id, place: linePlace(line) }, assignment);
        writeSync(file, `${JSON.stringify(decision)}\n`);
      },
    },
    close: () => closeSync(file),
  };
}

const rate = (lines: number, seconds: number): string =>
  lines === 0 ? 'nothing to time' : `${Math.round(lines / seconds)} articles/s`;

function summary(stats: ReplayStats): string {
  const verdicts = Object.entries(stats.verdicts)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${verdict} ${count}`);
  const memory = process.resourceUsage().maxRSS / 1_024;
  return [
    `${stats.lines} articles in ${stats.seconds.toFixed(1)} s: ${rate(stats.lines, stats.seconds)}`,
    `assign and apply alone ${rate(stats.lines, stats.foldSeconds)}`,
    `peak memory ${memory.toFixed(0)} MiB`,
    `churn ${stats.churn.toFixed(2)} story changes per 100 articles`,
    verdicts.join(', '),
  ].join('\n');
}

async function replay(options: ReplayOptions): Promise<number> {
  provideLanguageData(loadLanguageData());
  const { input, decisions } = options;
  checkInput(input);
  checkOutput('--output', options.output, input);
  if (decisions !== null) {
    checkOutput('--decisions', decisions, input);
    checkOutput('--decisions', decisions, options.output);
  }
  const analysis = analyseSettings(process.env);
  const say = (line: string) => void process.stderr.write(`replay: ${line}\n`);
  const model = await openOpinion(options.model, process.env, say);
  const lines = await readReplayLines(input);
  const vectors =
    model === null
      ? NO_VECTORS
      : await replayVectors(lines, options.order, analysis, model.opinion, progressBar('vectors'));
  if (model !== null) say(opinionText(model));
  // Only now: an input that cannot be read leaves the results of the previous replay untouched.
  const output = openSync(options.output, 'w');
  const { observer, close } = decisionWriter(decisions);
  const rejections: string[] = [];
  const settings = createSettings({
    window: { hours: options.windowHours },
    pair: opinionSettings(process.env),
  });
  const watched: ReplayObserver = {
    ...observer,
    progress: progressBar('articles'),
    rejected: ({ number, id }, { reason, detail }) =>
      rejections.push(`line ${number} (${id}): ${reason}: ${detail}`),
  };
  const { results, stats } = runReplay(lines, options.order, settings, watched, analysis, vectors);
  for (const result of results) writeSync(output, `${JSON.stringify(result)}\n`);
  closeSync(output);
  close();
  for (const rejection of rejections.slice(0, MAX_LISTED)) process.stderr.write(`replay: ${rejection}\n`);
  if (rejections.length > MAX_LISTED)
    process.stderr.write(`replay: … and ${rejections.length - MAX_LISTED} more lines were rejected\n`);
  if (options.json) process.stdout.write(`${JSON.stringify(stats)}\n`);
  else process.stdout.write(`${summary(stats)}\n`);
  return stats.lines > 0 ? EXIT.done.code : EXIT.nothing.code;
}

/** The command. */
export const replayCommand = command({ line: REPLAY_LINE, read: parseReplayOptions, run: replay });

if (import.meta.main) await runAlone(replayCommand);
