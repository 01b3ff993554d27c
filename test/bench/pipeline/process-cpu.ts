/** Processor time of other processes, from /proc (Linux). */
import { readFileSync } from 'node:fs';

/** Clock ticks a second: 100 on every Linux that Node runs on. */
const TICKS_A_SECOND = 100;

/** User and system time of a process so far, ms, to 10 ms; NaN when there is no such process or no /proc. */
export function processCpu(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold spaces; utime and stime are the 12th and 13th field after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND;
  } catch {
    // The process ended: its time can no longer be read.
    return Number.NaN;
  }
}
