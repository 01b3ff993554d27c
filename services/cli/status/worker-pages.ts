/** What the pages of workers say of them: whether they are ready, and how far their restores are. */
import type { WorkerName } from '@newsfold/schemas/topology.ts';

/** How long a page may take, ms. */
const PAGE_TIMEOUT_MS = 2000;

/** A restore that is going on. */
interface Restore {
  readonly partition: number;
  /** 0 to 1. */
  readonly progress: number;
  readonly secondsLeft: number | null;
}

/** A member of a worker, as its page shows it. */
export interface MemberStatus {
  readonly url: string;
  readonly state: 'ready' | 'restoring' | 'waiting' | 'away';
  /** What it waits for, in its words. */
  readonly waitsFor: string | null;
  readonly restoring: readonly Restore[];
}

/** What /readyz answers. */
interface ReadyPage {
  readonly ready: boolean;
  readonly waitsFor?: string;
  readonly restoring?: readonly Restore[];
}

/** Asks a member's page. A member that does not answer is away. */
export async function memberStatus(url: string): Promise<MemberStatus> {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(PAGE_TIMEOUT_MS) });
    const page = (await answer.json()) as ReadyPage;
    const restoring = page.restoring ?? [];
    const state = page.ready ? 'ready' : restoring.length > 0 ? 'restoring' : 'waiting';
    return { url, state, waitsFor: page.waitsFor ?? null, restoring };
  } catch {
    // Restarting, gone, or no page of a worker: all of it is "away" for who looks.
    return { url, state: 'away', waitsFor: null, restoring: [] };
  }
}

/** A worker's page by its name. */
export interface WorkerPage {
  readonly name: WorkerName;
  readonly url: string;
}

/** Which worker a page belongs to, asked of its metrics; undefined when it does not answer. */
export async function workerOfPage(
  url: string,
  names: readonly WorkerName[],
): Promise<WorkerPage | undefined> {
  try {
    const answer = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(PAGE_TIMEOUT_MS) });
    const text = await answer.text();
    const name = names.find((one) => text.includes(`worker="${one}"`));
    return name === undefined ? undefined : { name, url };
  } catch {
    return undefined;
  }
}
