/** Watches as routes see them: saved, listed, tried and removed. */
import type { NewRecord } from '@newsfold/runtime/log/broker.ts';
import type { PrivateHosts } from '@newsfold/runtime/web/address-guard.ts';
import type { Filters } from '../domain/filters.ts';
import { type Watch, watchKey } from '../domain/watch.ts';
import type { WatchHealth, WatchMatches } from './watch-matches.ts';
import { readSentWatch, watchValue } from './watch-record.ts';
import type { WatchTable } from './watch-table.ts';

/** Watches of a deployment: the figures of docs/read.md are of as many. */
export const MOST_WATCHES = 10_000;

/** What they work with. */
export interface WatchesParts {
  readonly table: WatchTable;
  readonly matches: WatchMatches;
  /** Writes a record into the topic of watches. @throws when the broker does not take it */
  readonly append: (record: NewRecord) => Promise<void>;
  readonly allowed: PrivateHosts;
  readonly now: () => number;
  readonly checkQuery: (query: string) => void;
}

/** See the file's head. */
export class Watches {
  readonly #parts: WatchesParts;

  constructor(parts: WatchesParts) {
    this.#parts = parts;
  }

  /** Whether all that was saved is known. */
  get isReady(): boolean {
    return this.#parts.table.isLive;
  }

  of(tenant: string | null): readonly Watch[] {
    return this.#parts.table.of(tenant);
  }

  get(tenant: string | null, id: string): Watch | undefined {
    return this.#parts.table.get(watchKey({ tenant, id }));
  }

  health(watch: Watch): WatchHealth {
    return this.#parts.matches.health(watchKey(watch));
  }

  filtersOf(watch: Watch): Filters | null {
    return this.#parts.table.filtersOf(watch);
  }

  /** The stories that it matched, the last first. */
  stories(watch: Watch, most: number): readonly string[] {
    return this.#parts.matches.stories(watchKey(watch), most);
  }

  get isFull(): boolean {
    return this.#parts.table.size >= MOST_WATCHES;
  }

  /** Reads a watch as it was sent, in place of one with its id. @throws Error that says what is accepted */
  read(tenant: string | null, id: string, sent: unknown): Watch {
    const { allowed, now, checkQuery } = this.#parts;
    const before = this.get(tenant, id) ?? null;
    return readSentWatch(sent, { tenant, id, before, allowed, now: now(), checkQuery });
  }

  /** Saves a watch; it holds from now on. @throws when the broker does not take it */
  async save(watch: Watch): Promise<void> {
    await this.#parts.append({ key: watchKey(watch), value: watchValue(watch) });
    this.#parts.table.put(watch);
  }

  /** Removes a watch, and what waits for it. @throws when the broker does not take it */
  async remove(watch: Watch): Promise<void> {
    const key = watchKey(watch);
    await this.#parts.append({ key, value: null });
    this.#parts.table.remove(key);
    this.#parts.matches.forget(key);
  }
}
