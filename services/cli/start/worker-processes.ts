/** The workers as separate processes: started, watched, restarted when they end, stopped in order. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { BackOff } from '@newsfold/infra/local/back-off.ts';
import { type GuardedProcess, startGuarded } from '@newsfold/infra/local/guarded-process.ts';
import { LOOPBACK } from '@newsfold/infra/local/ports.ts';
import { nodeFlags, type ProcessName } from '@newsfold/schemas/topology.ts';

const SERVICES = fileURLToPath(new URL('../..', import.meta.url));

/** How to run a worker. */
export interface WorkerOptions {
  readonly name: ProcessName;
  readonly httpPort: number;
  readonly env: Readonly<Record<string, string>>;
  /** Folder for its log and process id. */
  readonly folder: string;
  readonly onRestart: (name: ProcessName, code: number) => void;
  /** It ended too often to come up. Without it a worker is started again at once, however often it ends, as tests of faults want it. */
  readonly onGivenUp?: (name: ProcessName, code: number) => void;
}

/** A supervised worker. */
export interface WorkerProcess {
  readonly name: ProcessName;
  readonly url: string;
  readonly logFile: string;
  pid(): number | undefined;
  isReady(): Promise<boolean>;
  stop(): Promise<void>;
}

const EXIT_CONFIG = 1;
const RESTART_DELAY_MS = 500;
const GRACE_SECONDS = 9;

/** Starts a worker and keeps it running until stop is called. */
export function startWorker(options: WorkerOptions): WorkerProcess {
  const { name, httpPort, folder } = options;
  const logFile = join(folder, `${name}.log`);
  let stopping = false;
  let current: GuardedProcess;
  const backOff = new BackOff();
  const run = () => {
    backOff.started();
    current = startGuarded({
      command: process.execPath,
      args: [...nodeFlags(name), join(SERVICES, name, 'main.ts')],
      env: { ...options.env, HTTP_PORT: String(httpPort), HTTP_HOST: LOOPBACK },
      logFile,
      pidFile: join(folder, `${name}.pid`),
      graceSeconds: GRACE_SECONDS,
    });
    current.exited.then(async (code) => {
      if (stopping) return;
      const { onGivenUp, onRestart } = options;
      const pause = onGivenUp === undefined ? RESTART_DELAY_MS : backOff.ended();
      // A worker that refuses its configuration would refuse it again.
      if (code === EXIT_CONFIG || pause === undefined) return onGivenUp?.(name, code);
      onRestart(name, code);
      await sleep(pause, undefined, { ref: false });
      if (!stopping) run();
    });
  };
  run();
  const url = `http://${LOOPBACK}:${httpPort}`;
  return {
    name,
    url,
    logFile,
    pid: () => current.pid(),
    isReady: async () => {
      try {
        return (await fetch(`${url}/readyz`)).ok;
      } catch {
        // Not listening yet, or restarting.
        return false;
      }
    },
    stop: async () => {
      stopping = true;
      await current.stop();
    },
  };
}

/**
 * Waits until every worker is ready.
 * @throws Error that names the worker and its log when one is not in time.
 */
export async function waitUntilReady(workers: readonly WorkerProcess[], timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (const worker of workers) {
    while (!(await worker.isReady())) {
      if (Date.now() > deadline)
        throw new Error(`${worker.name} is not ready after ${timeoutMs / 1000} s; see ${worker.logFile}`);
      await sleep(100);
    }
  }
}
