/** Runs one command of the suite. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** How a step runs. */
export interface StepOptions {
  /** Variables beside those of this process. */
  readonly env?: NodeJS.ProcessEnv;
  /** Whether its output is held back until it ends, so that it does not mix with that of a step beside it. */
  readonly held?: boolean;
}

/** Runs a command in the repository with its output passed on; resolves with its exit code. */
export function runStep(
  command: string,
  args: readonly string[],
  { env = {}, held = false }: StepOptions = {},
): Promise<number> {
  return new Promise((resolve) => {
    const out = held ? 'pipe' : 'inherit';
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', out, out],
      env: { ...process.env, ...env },
    });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => output.push(chunk));
    const stop = () => child.kill('SIGTERM');
    process.once('SIGTERM', stop);
    child.on('error', () => resolve(127));
    // Not at `exit`: what it wrote last may not have been read by then.
    child.on('close', (code) => {
      process.off('SIGTERM', stop);
      process.stdout.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}
