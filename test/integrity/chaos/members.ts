/** Several members of each worker, each a separate process that is restarted whenever it ends. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startWorker, type WorkerProcess } from '@newsfold/cli/start/worker-processes.ts';

import { LEAST_PACKED_BYTES } from '@newsfold/enrich/config.ts';
import { freePort, LOOPBACK } from '@newsfold/infra/local/ports.ts';
import type { ProcessName } from '@newsfold/schemas/topology.ts';
import { POLLING } from './polled-feeds.ts';

/** One member. */
export interface Member {
  readonly name: ProcessName;
  readonly label: string;
  readonly process: WorkerProcess;
  /** How it ended where no line of its log says why: the exit code, and the last that it said. */
  readonly ends: readonly string[];
  /** Address of its API, with the version; undefined for all but a dashboard. */
  readonly api: string | undefined;
  /** Sends a signal; false while the process is being restarted. */
  signal(signal: NodeJS.Signals): boolean;
  /** Shifts its wall clock, ms from the true time. */
  shiftClock(ms: number): void;
}

/** The shortest session timeout that a broker accepts, ms: faults show soonest. */
export const SESSION_TIMEOUT_MS = 6000;

/** Reports that a member of enrich keeps open: the fewest that may be set. */
const FEW_REPORTS = '24';

/** Packed bytes that a member of enrich holds in memory: the fewest that may be set. */
const FEW_BYTES = String(LEAST_PACKED_BYTES);

/** What a member is told that its fellows are not: where its table is, and its port. */
async function ownSettings(
  name: ProcessName,
  folder: string,
): Promise<{ readonly env: Readonly<Record<string, string>>; readonly api?: string }> {
  // Few, so that stories are packed and unpacked, put away and fetched back all the time.
  if (name === 'enrich')
    return { env: { OPEN_REPORTS: FEW_REPORTS, PACKED_BYTES: FEW_BYTES, SPILL_FOLDER: folder } };
  if (name === 'feeds') return { env: POLLING };
  if (name !== 'dashboard') return { env: {} };
  const port = await freePort();
  return {
    env: {
      API_PORT: String(port),
      API_REQUESTS_PER_SECOND: '100000',
      DASHBOARD_DATA: join(folder, 'table'),
    },
    api: `http://${LOOPBACK}:${port}/api/v1`,
  };
}

/** Starts members of each process: so many as are said of each. */
export async function startMembers(
  counts: ReadonlyMap<ProcessName, number>,
  folder: string,
  env: Readonly<Record<string, string>>,
  onExit: (label: string, code: number) => void,
): Promise<readonly Member[]> {
  const members: Member[] = [];
  for (const [name, count] of counts) {
    for (let index = 1; index <= count; index += 1) {
      const label = `${name}-${index}`;
      const own = join(folder, label);
      const clockFile = join(own, 'clock');
      const ends: string[] = [];
      mkdirSync(own, { recursive: true });
      const settings = await ownSettings(name, own);
      const process = startWorker({
        name,
        httpPort: await freePort(),
        folder: own,
        env: {
          ...env,
          ...settings.env,
          SESSION_TIMEOUT_MS: String(SESSION_TIMEOUT_MS),
          CHAOS_CLOCK_FILE: clockFile,
          NODE_OPTIONS: `--import=${new URL('./shift-clock.ts', import.meta.url).href}`,
        },
        onRestart: (_, code) => {
          onExit(label, code);
          const words = lastWords(process.logFile, code);
          if (words !== undefined) ends.push(words);
        },
      });
      members.push({
        name,
        label,
        process,
        ends,
        api: settings.api,
        signal: (signal) => send(process.pid(), signal),
        shiftClock: (ms) => writeFileSync(clockFile, String(ms)),
      });
    }
  }
  return members;
}

/** The log level of a line that gives the reason why a process ends. */
const FATAL = '"level":60';

/** What faults of a run end a member with: a signal that it obeys, also before it has begun to, and one that nobody can. */
const BY_FAULTS: ReadonlySet<number> = new Set([0, 137, 143]);

/** What is left of a member that ended without a reason in its log; undefined where there is one, or where a fault ended it. */
function lastWords(logFile: string, code: number): string | undefined {
  const last = readFileSync(logFile, 'utf8').trimEnd().split('\n').at(-1) ?? '';
  if (BY_FAULTS.has(code) || last.includes(FATAL)) return undefined;
  return `ended with ${code}: ${last.slice(0, 300)}`;
}

function send(pid: number | undefined, signal: NodeJS.Signals): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(pid, signal);
  } catch {
    // It has just ended.
    return false;
  }
}

/** Seconds of each restore in a member's log. */
export function restoreSeconds(member: Member): number[] {
  const seconds: number[] = [];
  for (const line of readFileSync(member.process.logFile, 'utf8').split('\n')) {
    if (!line.includes('"partition live"')) continue;
    const entry = JSON.parse(line) as { readonly seconds?: number };
    if (entry.seconds !== undefined) seconds.push(entry.seconds);
  }
  return seconds;
}

/** Why members ended on their own, and how often. */
export function failures(members: readonly Member[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const member of members) {
    for (const words of member.ends) {
      const key = `${member.name}: ${words}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    for (const line of readFileSync(member.process.logFile, 'utf8').split('\n')) {
      if (!line.includes(FATAL)) continue;
      const entry = JSON.parse(line) as {
        readonly message?: string;
        readonly err?: { readonly message?: string };
      };
      const key = `${member.name}: ${entry.message}${entry.err ? `: ${entry.err.message}` : ''}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  return counts;
}
