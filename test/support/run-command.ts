/** Runs a command of the repository as its npm script does, and waits for its end. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { LOCAL_FOLDER } from '@newsfold/infra/local/stack-files.ts';
import type { RunResult } from './newsfold.ts';
import { ROOT } from './run-step.ts';

/** Runs an entry through the bootstrap; the environment does not name a cluster to it. */
export function runCommand(
  entry: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<RunResult> {
  const { KAFKA_BROKERS: _, SCHEMA_REGISTRY_URL: __, TOPIC_PREFIX: ___, ...others } = process.env;
  // Nor does what a developer may run beside the tests.
  const env = { ...others, NEWSFOLD_DATA: join(LOCAL_FOLDER, 'nothing-runs-here'), ...variables };
  const child = spawn('node', ['infra/bootstrap.mjs', entry, ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });
}
