/** Apicurio Registry on loopback, used through its Confluent-compatible API. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type GuardedProcess, startGuarded } from './guarded-process.ts';
import { LOOPBACK } from './ports.ts';

/** How to start the registry. */
interface RegistryOptions {
  /** Folder with the registry's files. */
  readonly files: string;
  /** Folder for its database and log. */
  readonly folder: string;
  readonly port: number;
}

/** A registry that does not answer after this long will not. ms */
const START_TIMEOUT_MS = 90_000;

/** Address of the Confluent-compatible API of a registry on a port. */
export function registryUrl(port: number): string {
  return `http://${LOOPBACK}:${port}/apis/ccompat/v7`;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/subjects`)).ok;
  } catch {
    // Not listening yet.
    return false;
  }
}

/**
 * Starts the registry and waits until it answers.
 * @throws Error naming its log file when it does not.
 */
export async function startRegistry(options: RegistryOptions): Promise<GuardedProcess> {
  mkdirSync(options.folder, { recursive: true });
  const jar = readdirSync(options.files).find((name) => name.endsWith('-runner.jar'));
  if (!jar) throw new Error(`no registry program in ${options.files}; delete that folder and start again`);
  const logFile = join(options.folder, 'registry.log');
  const process = startGuarded({
    command: 'java',
    // C1 alone: it answers a handful of requests, and starts with half the work (9.6 → 4.9 CPU seconds).
    args: ['-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-jar', join(options.files, jar)],
    env: {
      QUARKUS_HTTP_HOST: LOOPBACK,
      QUARKUS_HTTP_PORT: String(options.port),
      QUARKUS_LOG_LEVEL: 'WARN',
      APICURIO_STORAGE_KIND: 'sql',
      APICURIO_STORAGE_SQL_KIND: 'h2',
      APICURIO_DATASOURCE_URL: `jdbc:h2:file:${join(options.folder, 'h2')};DB_CLOSE_ON_EXIT=FALSE`,
    },
    logFile,
    pidFile: join(options.folder, 'registry.pid'),
    graceSeconds: 5,
  });
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(registryUrl(options.port)))) {
    const reason = process.hasExited()
      ? `the schema registry ended while starting; see ${logFile}`
      : Date.now() > deadline
        ? `the schema registry does not answer after ${START_TIMEOUT_MS / 1000} s; see ${logFile}`
        : undefined;
    if (reason !== undefined) {
      await process.stop();
      throw new Error(reason);
    }
    await sleep(100);
  }
  return process;
}
