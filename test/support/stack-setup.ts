/** Gives a test project one broker and one registry; every test uses its own topic prefix. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalStack } from '@newsfold/infra/local/local-stack.ts';
import { LOCAL_FOLDER } from '@newsfold/infra/local/stack-files.ts';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    brokers: string;
    registryUrl: string;
    stackPids: { readonly kafka: number | undefined; readonly registry: number | undefined };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  mkdirSync(LOCAL_FOLDER, { recursive: true });
  const folder = mkdtempSync(join(LOCAL_FOLDER, 'test-'));
  const stack = await startLocalStack({
    folder,
    // By default the broker looks every five minutes for what it may delete, and every fifteen seconds for what to compact.
    brokerSettings: { 'log.retention.check.interval.ms': 1_000, 'log.cleaner.backoff.ms': 500 },
    onProgress: (message) => process.stderr.write(`${message}\n`),
  });
  project.provide('brokers', stack.brokers);
  project.provide('registryUrl', stack.registryUrl);
  project.provide('stackPids', stack.pids());
  return async () => {
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
