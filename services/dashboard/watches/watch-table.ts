/**
 * The watches of a deployment, in memory: the topic is read from its beginning at each start, ten thousand are some
 * megabytes. What they have matched lies in the file of the stories; see watch-matches.ts.
 */
import type { LogRecord } from '@newsfold/runtime/log/broker.ts';
import type { TablePosition, ViewTable } from '@newsfold/runtime/view/view-loop.ts';
import type { Filters, Significance } from '../domain/filters.ts';
import { SIGNIFICANCES } from '../domain/filters.ts';
import { type Watch, watchKey } from '../domain/watch.ts';
import { WatchIndex } from '../domain/watch-index.ts';
import type { FreshChange } from '../table/story-change.ts';
import { readWatchValue } from './watch-record.ts';

/** What the table works with. */
export interface WatchTableParts {
  /** The filters of a query, as lists read it. @throws when it is none */
  readonly filtersOf: (query: string) => Omit<Filters, 'scopes'>;
  /** The scopes that a tenant sees now: null for all, undefined when it is not known any more. */
  readonly scopesOf: (tenant: string | null) => readonly string[] | null | undefined;
  readonly onUnreadable: (place: string) => void;
  /** Told of a watch that nothing can match: its tenant sees nothing any more, or its query is none of this version. */
  readonly onIdle: (key: string) => void;
}

const stricter = (a: Significance, b: Significance) =>
  SIGNIFICANCES.indexOf(a) > SIGNIFICANCES.indexOf(b) ? a : b;

/** See the file's head. */
export class WatchTable implements ViewTable {
  readonly #parts: WatchTableParts;
  readonly #watches = new Map<string, Watch>();
  readonly #index = new WatchIndex<Watch>();
  /** Reached when the topic has been read up to where it ended at the start. */
  isLive = false;

  constructor(parts: WatchTableParts) {
    this.#parts = parts;
  }

  position(): TablePosition | null {
    return null;
  }

  forget(): void {
    for (const key of [...this.#watches.keys()]) this.remove(key);
  }

  beginSweep(): void {
    // Nothing is kept from one start to the next.
  }

  onLive(): void {
    this.isLive = true;
  }

  noteLive(): void {
    // As above.
  }

  take(_partition: number, records: readonly LogRecord[]): Promise<void> {
    for (const { topic, partition, offset, key, value } of records) {
      const name = key?.toString('utf8') ?? '';
      const watch = value === null ? null : readWatchValue(name, value);
      if (value !== null && watch === null) this.#parts.onUnreadable(`${topic}/${partition}/${offset}`);
      else if (watch === null) this.remove(name);
      else this.put(watch);
    }
    return Promise.resolve();
  }

  /** Takes a watch, in place of what had its key. */
  put(watch: Watch): void {
    const key = watchKey(watch);
    this.#watches.set(key, watch);
    this.#index.remove(key);
    if (watch.isPaused) return;
    const filters = this.filtersOf(watch);
    if (filters === null) this.#parts.onIdle(key);
    else this.#index.put(key, { watch, filters });
  }

  /** Removes a watch. */
  remove(key: string): void {
    this.#watches.delete(key);
    this.#index.remove(key);
  }

  /** Which stories a watch wants; null when it may see none, or its query is none of this version. */
  filtersOf({ tenant, query, minSignificance }: Watch): Filters | null {
    const scopes = this.#parts.scopesOf(tenant);
    if (scopes === undefined) return null;
    try {
      const filters = this.#parts.filtersOf(query);
      return { ...filters, scopes, minSignificance: stricter(filters.minSignificance, minSignificance) };
    } catch {
      return null;
    }
  }

  /** A watch by its key. */
  get(key: string): Watch | undefined {
    return this.#watches.get(key);
  }

  /** How many there are, and those of a tenant in the order of their ids. */
  get size(): number {
    return this.#watches.size;
  }

  of(tenant: string | null): readonly Watch[] {
    return [...this.#watches.values()]
      .filter((watch) => watch.tenant === tenant)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The watches that want a change. A story that is gone is none. */
  wanting({ item, tags, words }: FreshChange): readonly Watch[] {
    return item === null ? [] : this.#index.matches({ item, tags, words });
  }
}
