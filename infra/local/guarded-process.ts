/** Child processes that never outlive whoever started them: each runs under guard.sh and ends with its standard input. */
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const GUARD = fileURLToPath(new URL('./guard.sh', import.meta.url));

/** Exit codes of what never ran, and of what was ended from outside together with its guard; as shells give them. */
const EXIT_NOT_STARTED = 127;
const EXIT_GUARD_KILLED = 128;

/** How to run a child. */
interface GuardedOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** File that takes the child's output. */
  readonly logFile: string;
  /** File that takes the child's process id. */
  readonly pidFile: string;
  /** Seconds between the request to end and the kill. */
  readonly graceSeconds: number;
}

/** A running child. */
export interface GuardedProcess {
  /** Process id of the command itself; undefined until it runs. */
  pid(): number | undefined;
  /** Resolves with the exit code when the command has ended. */
  readonly exited: Promise<number>;
  readonly hasExited: () => boolean;
  /** Asks it to end and resolves when it has; kills it after the grace. */
  stop(): Promise<void>;
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    // Not written yet.
    return undefined;
  }
}

/** Starts a command under the guard, in its own session, so that a terminal's Ctrl-C does not reach it. */
export function startGuarded(options: GuardedOptions): GuardedProcess {
  mkdirSync(dirname(options.logFile), { recursive: true });
  mkdirSync(dirname(options.pidFile), { recursive: true });
  rmSync(options.pidFile, { force: true });
  const log = openSync(options.logFile, 'a');
  const child: ChildProcess = spawn(
    GUARD,
    [options.pidFile, String(options.graceSeconds), options.command, ...options.args],
    {
      stdio: ['pipe', log, log],
      detached: true,
      env: { ...process.env, ...options.env },
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    },
  );
  closeSync(log);
  let ended = false;
  const exited = new Promise<number>((resolve) => {
    const end = (code: number, words?: string) => {
      if (words !== undefined) appendFileSync(options.logFile, `${options.command}: ${words}\n`);
      ended = true;
      resolve(code);
    };
    child.on('error', (error) => end(EXIT_NOT_STARTED, `could not be started: ${error.message}`));
    child.on('exit', (code, signal) => {
      if (code === null) end(EXIT_GUARD_KILLED, `its guard was ended by ${signal}`);
      else end(code);
    });
  });
  child.stdin?.on('error', () => undefined);
  return {
    pid: () => readPid(options.pidFile),
    exited,
    hasExited: () => ended,
    stop: async () => {
      child.stdin?.end();
      await Promise.race([exited, sleep((options.graceSeconds + 3) * 1000, undefined, { ref: false })]);
      rmSync(options.pidFile, { force: true });
    },
  };
}
