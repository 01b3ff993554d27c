/** Runs `npm start` as a user would, in a separate data folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOCAL_FOLDER } from '@newsfold/infra/local/stack-files.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { ROOT } from './run-step.ts';

/** How a run ended. */
export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running launcher. */
export interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<RunResult>;
  stderr(): string;
  /** Waits until standard error contains a text. */
  saw(text: string | RegExp, timeoutMs?: number): Promise<void>;
}

/** A folder for one test's data, under the git-ignored one. */
export function dataFolder(): { readonly path: string; remove(): void } {
  mkdirSync(LOCAL_FOLDER, { recursive: true });
  const path = mkdtempSync(join(LOCAL_FOLDER, 'e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts the launcher through the bootstrap, as the npm script does. @param env further variables, for it and its workers */
export function startNewsfold(
  args: readonly string[],
  input?: string | Buffer,
  env: Readonly<Record<string, string>> = {},
): Run {
  const child = spawn('node', ['infra/bootstrap.mjs', 'services/cli/newsfold.ts', 'start', ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  const ended = new Promise<RunResult>((resolve) => {
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });
  return {
    child,
    ended,
    stderr: () => stderr,
    saw: async (text, timeoutMs = 120_000) => {
      const deadline = Date.now() + timeoutMs;
      const found = () => (typeof text === 'string' ? stderr.includes(text) : text.test(stderr));
      while (!found()) {
        if (Date.now() > deadline || child.exitCode !== null)
          throw new Error(`never saw ${text} in:\n${stderr}`);
        await sleep(50);
      }
    },
  };
}

/** The documents of `--json`, one a line; throws when a line is not JSON. */
export function documents(result: RunResult): Story[] {
  return result.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Story);
}

/** Process ids of the workers that a launcher announced. */
export function workerPids(stderr: string): Readonly<Record<string, number>> {
  const entries = [...stderr.matchAll(/^(\w+)\s+ready · pid (\d+)/gm)].map(([, name, pid]) => [
    name ?? '',
    Number(pid),
  ]);
  return Object.fromEntries(entries);
}

/** Processes of this machine whose command line or log names a folder: what a run in that folder left. */
export function processesOf(folder: string): number[] {
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid > 0 && pid !== process.pid);
  return pids.filter((pid) => {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)) return true;
      return [1, 2].some((descriptor) => readlinkSync(`/proc/${pid}/fd/${descriptor}`).startsWith(folder));
    } catch {
      // It ended during the search.
      return false;
    }
  });
}
