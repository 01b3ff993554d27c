/** Runs test files of a copy of the repository in a process of their own, for a bounded time. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What is read of the report that vitest writes. */
export interface TestReport {
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** How a run ended. `broken`: the tests could not be run, which says nothing about the rule. */
export interface TestRun {
  readonly ended: 'passed' | 'failed' | 'timed out' | 'broken';
  /** The first test that failed, or why the run is broken. */
  readonly reason: string;
  /** Milliseconds of each test file, by its path from the root of the copy. */
  readonly durations: ReadonlyMap<string, number>;
}

/** What to run. */
export interface TestCommand {
  /** Root of the copy. */
  readonly root: string;
  /** Test files, as paths from the root. */
  readonly files: readonly string[];
  /** Milliseconds after which the run is killed. */
  readonly timeoutMs: number;
  /** Stops at the first failure when set. */
  readonly bail: boolean;
  /** Kills the run. */
  readonly signal: AbortSignal;
}

const NO_DURATIONS: ReadonlyMap<string, number> = new Map();

/**
 * Reads how a run ended from its exit code and its report.
 * @param code exit code; null when it was killed for taking too long
 */
export function toTestRun(code: number | null, report: TestReport | undefined, root: string): TestRun {
  if (code === null) return { ended: 'timed out', reason: 'took too long', durations: NO_DURATIONS };
  if (!report)
    return {
      ended: 'broken',
      reason: `vitest ended with code ${code} and no report`,
      durations: NO_DURATIONS,
    };
  const durations = new Map(
    report.testResults.map(({ name, startTime, endTime }) => [
      name.slice(root.length + 1),
      endTime - startTime,
    ]),
  );
  const failed = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .find(({ status }) => status === 'failed');
  if (failed) return { ended: 'failed', reason: failed.fullName, durations };
  if (code === 0 && report.numTotalTests > 0) return { ended: 'passed', reason: '', durations };
  const message = report.testResults.find((file) => file.message !== '')?.message ?? 'no test was found';
  return { ended: 'broken', reason: message.split('\n')[0] ?? '', durations };
}

/** The environment without what a surrounding vitest has put there. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|NODE_ENV$|NODE_OPTIONS$|TEST$|NEWSFOLD_LIFELINE$)/.test(name),
  );
  return { ...Object.fromEntries(kept), NO_COLOR: '1' };
}

/** Resolves with the exit code, or null after a timeout. The process leads a group, so that its workers die with it. */
function runToEnd(command: TestCommand, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: command.root,
      env: cleanEnvironment(),
      stdio: 'ignore',
      detached: true,
    });
    let timedOut = false;
    const kill = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It ended at this moment.
      }
    };
    const timer = setTimeout(() => {
      timedOut = true;
      kill();
    }, command.timeoutMs);
    command.signal.addEventListener('abort', kill, { once: true });
    const settle = () => {
      clearTimeout(timer);
      command.signal.removeEventListener('abort', kill);
    };
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('exit', (code) => {
      settle();
      resolve(timedOut ? null : (code ?? 1));
    });
  });
}

function readReport(file: string): TestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TestReport;
  } catch {
    // Vitest ended before it could write one.
    return undefined;
  }
}

/** Runs test files. @throws Error when vitest cannot be started */
export async function runTests(command: TestCommand): Promise<TestRun> {
  const { root, files, bail, signal } = command;
  signal.throwIfAborted();
  const output = join(root, 'node_modules', 'report.json');
  rmSync(output, { force: true });
  const code = await runToEnd(command, [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project=unit',
    '--project=quality',
    '--maxWorkers=1',
    `--bail=${bail ? 1 : 0}`,
    '--reporter=json',
    `--outputFile.json=${output}`,
    ...files,
  ]);
  signal.throwIfAborted();
  return toTestRun(code, readReport(output), root);
}
