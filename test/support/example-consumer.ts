/** Runs the example consumer as a user would, and reads the table that it prints. */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './run-step.ts';

/** A running consumer. */
export interface ExampleConsumer {
  /** The last line about every story, by storyId. */
  table(): ReadonlyMap<string, string>;
  /** The number of live stories in its last line. */
  live(): number;
  /** Waits until a condition on the table holds. */
  until(what: string, holds: () => boolean, timeoutMs?: number): Promise<void>;
  /** Ends it as Ctrl-C would; resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** Starts it. */
export function startExampleConsumer(brokers: string, registryUrl: string, topic?: string): ExampleConsumer {
  const entry = 'services/cli/example-consumer.ts';
  const child: ChildProcess = spawn(
    process.execPath,
    [entry, brokers, registryUrl, ...(topic === undefined ? [] : [topic])],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const lines = () => [...stdout.matchAll(/^(\d+) live \| (\S+) (.*)$/gm)];
  return {
    table: () => new Map(lines().map(([, , storyId = '', line = '']) => [storyId, line])),
    live: () => Number(lines().at(-1)?.[1] ?? 0),
    until: async (what, holds, timeoutMs = 60_000) => {
      const deadline = Date.now() + timeoutMs;
      while (!holds()) {
        if (Date.now() > deadline || child.exitCode !== null)
          throw new Error(`waited in vain for ${what}:\n${stdout.slice(-2000)}\n${stderr.slice(-2000)}`);
        await sleep(50);
      }
    },
    stop: async () => {
      child.kill('SIGTERM');
      return await ended;
    },
  };
}
