/** One launcher at a time on one data folder; processes of one that was killed are ended. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** After this long a process that a killed launcher left behind is ended by force, ms. */
const LEFTOVER_GRACE_MS = 12_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether a process id still belongs to a process of newsfold, and not to another that reused the number. */
function isNewsfold(pid: number, marks: readonly string[]): boolean {
  if (!isAlive(pid)) return false;
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return marks.some((mark) => command.includes(mark));
  } catch {
    // No /proc on this system: the number alone has to do.
    return true;
  }
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function pidFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.pid'))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** Waits for the processes that a killed launcher left behind, which their guards end, and kills those that stay. */
async function endLeftovers(folder: string): Promise<void> {
  const marks = ['kafka.Kafka', 'apicurio-registry', '/services/'];
  const deadline = Date.now() + LEFTOVER_GRACE_MS;
  for (const file of pidFiles(folder)) {
    const pid = readPid(file);
    while (pid !== undefined && isNewsfold(pid, marks)) {
      if (Date.now() > deadline) process.kill(pid, 'SIGKILL');
      await sleep(100);
    }
    rmSync(file, { force: true });
  }
}

/**
 * Takes the lock of a folder; the returned function releases it.
 * @throws Error with the process id of the launcher that holds it.
 */
export async function takeRunLock(folder: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'launcher.lock');
  const holder = readPid(file);
  if (holder !== undefined && holder !== process.pid && isNewsfold(holder, ['start.ts', 'newsfold.ts'])) {
    throw new Error(`newsfold runs here already as process ${holder}; stop it first`);
  }
  writeFileSync(file, String(process.pid));
  await endLeftovers(folder);
  return () => rmSync(file, { force: true });
}
