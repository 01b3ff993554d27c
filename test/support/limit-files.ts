/** A disk that is full, for one process: Linux has a bound on the files that a process writes. */
import { execFileSync } from 'node:child_process';

/**
 * Lets a process write no file beyond so many bytes, its log neither, as on a full disk; null takes that away.
 * @throws Error when there is no such process
 */
export function limitFiles(pid: number, bytes: number | null): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes ?? 'unlimited'}:unlimited`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}
