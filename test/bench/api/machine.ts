/** What a process took, and what else the machine had to do. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';

const TICKS_PER_SECOND = 100;
const KIB = 1024;
const NANOSECONDS = 1e9;

/** Processor time of a process, s. */
export function processorOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** How long the main thread of a process had work and no core, s. */
export function waitedOf(pid: number | undefined): number {
  const [, waited] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
  return Number(waited) / NANOSECONDS;
}

/** Memory of a process, MiB: most that was resident, resident now, and what of that is no file's. */
export interface Memory {
  readonly peak: number;
  readonly resident: number;
  readonly own: number;
}

/** See above. */
export function memoryOf(pid: number | undefined): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mib = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / KIB);
  return { peak: mib('VmHWM'), resident: mib('VmRSS'), own: mib('RssAnon') };
}

/** Holds a process and its threads to one core. @returns whether it could be done */
export function holdToOneCore(pid: number | undefined): boolean {
  return (
    availableParallelism() > 1 &&
    spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', '0', String(pid)]).status === 0
  );
}

/** Processes that wanted to run, over the last minute, for each core. */
export const loadOfCores = () => Number(((loadavg()[0] ?? 0) / availableParallelism()).toFixed(1));
