/** The newsfold that `start` runs on this machine, so that other commands find it without being told where it is. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LOCAL_FOLDER } from '@newsfold/infra/local/stack-files.ts';
import type { WorkerName } from '@newsfold/schemas/topology.ts';

/** Where everything that `start` started can be reached. */
export interface Running {
  /** Process id of the launcher. */
  readonly pid: number;
  readonly brokers: string;
  readonly registry: string;
  readonly prefix: string;
  /** Addresses of the workers' pages. */
  readonly workers: readonly { readonly name: WorkerName; readonly url: string }[];
}

/** The launcher's folder: as given, else NEWSFOLD_DATA, else its usual one. */
export function launcherFolder(given: string | undefined, env: NodeJS.ProcessEnv = process.env): string {
  const named = given ?? env.NEWSFOLD_DATA;
  return resolve(named === undefined || named === '' ? join(LOCAL_FOLDER, 'start') : named);
}

const fileIn = (folder: string) => join(folder, 'running.json');

/** Notes in the launcher's folder where it is. @returns takes the note away again */
export function noteRunning(folder: string, running: Running): () => void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileIn(folder), `${JSON.stringify(running, null, 2)}\n`);
  return () => rmSync(fileIn(folder), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** What `start` runs now in a folder; undefined when nothing runs there. */
export function findRunning(folder: string): Running | undefined {
  let running: Running;
  try {
    running = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Running;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return isAlive(running.pid) ? running : undefined;
}

/**
 * Makes the newsfold that runs here the one that a command works on, where neither options nor variables name another:
 * its addresses become the variables that commands read anyway.
 */
export function offerRunning(argv: readonly string[], env: NodeJS.ProcessEnv): void {
  const isNamed = argv.some((word) => /^--(brokers|registry|prefix)(=|$)/.test(word));
  if (isNamed || (env.KAFKA_BROKERS ?? '') !== '') return;
  const running = findRunning(launcherFolder(undefined, env));
  if (running === undefined) return;
  env.KAFKA_BROKERS = running.brokers;
  env.SCHEMA_REGISTRY_URL = running.registry;
  env.TOPIC_PREFIX = running.prefix;
}
