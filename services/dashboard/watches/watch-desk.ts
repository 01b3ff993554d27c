/** Watches as routes ask for them: each request is one question, which the thread that keeps them answers. */
import type { Filters } from '../domain/filters.ts';
import type { Watch } from '../domain/watch.ts';
import { Problem } from '../http/problem.ts';
import type { WatchHealth } from './watch-matches.ts';
import type { Watches } from './watches.ts';

/** A watch, and how it is. */
export interface SeenWatch {
  readonly watch: Watch;
  readonly health: WatchHealth;
}

/** A watch that was saved. */
export interface SavedWatch extends SeenWatch {
  /** The secret of its webhook, when it is a new one: it is shown once. */
  readonly newSecret: string | null;
}

async function taken(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const why = (error as Error).message.split('\n')[0];
    throw new Problem('not-taken', `the broker did not take it: ${why}; send it again`, {}, 5);
  }
}

/** See the file's head. Until all watches are known, every question is refused with a problem that says so. */
export class WatchDesk {
  readonly #watches: Watches;

  constructor(watches: Watches) {
    this.#watches = watches;
  }

  #ready(): Watches {
    if (!this.#watches.isReady)
      throw new Problem('not-ready', 'the watches are being read: ask again', {}, 1);
    return this.#watches;
  }

  #one(tenant: string | null, id: string): Watch {
    const watch = this.#ready().get(tenant, id);
    if (watch === undefined)
      throw new Problem('not-found', 'no watch has this id; GET /api/v1/watches lists them', { watch: id });
    return watch;
  }

  #seen(watch: Watch): SeenWatch {
    return { watch, health: this.#watches.health(watch) };
  }

  /** The watches of a tenant. @throws Problem */
  list(tenant: string | null): readonly SeenWatch[] {
    return this.#ready()
      .of(tenant)
      .map((watch) => this.#seen(watch));
  }

  /** One of them. @throws Problem when there is none */
  find(tenant: string | null, id: string): SeenWatch {
    return this.#seen(this.#one(tenant, id));
  }

  /** What one looks for; null when its query is none of this release. @throws Problem when there is none */
  filters(tenant: string | null, id: string): Filters | null {
    return this.#watches.filtersOf(this.#one(tenant, id));
  }

  /** The stories that one matched, the last first. @throws Problem when there is none */
  matched(
    tenant: string | null,
    id: string,
    most: number,
  ): { readonly name: string; readonly ids: readonly string[] } {
    const watch = this.#one(tenant, id);
    return { name: watch.name, ids: this.#watches.stories(watch, most) };
  }

  /** Saves what was sent, in place of the one with its id. @throws Problem when it cannot be */
  async save(tenant: string | null, id: string, sent: unknown): Promise<SavedWatch> {
    const watches = this.#ready();
    const before = watches.get(tenant, id);
    if (watches.isFull && before === undefined) throw new Problem('too-many-watches', 'remove one first');
    let watch: Watch;
    try {
      watch = watches.read(tenant, id, sent);
    } catch (error) {
      throw new Problem('invalid-parameter', (error as Error).message, { parameter: 'body' });
    }
    await taken(watches.save(watch));
    const secret = watch.webhook?.secret ?? null;
    return { ...this.#seen(watch), newSecret: secret === before?.webhook?.secret ? null : secret };
  }

  /** Removes one, and what waits for it. @throws Problem when there is none, or the broker does not take it */
  async remove(tenant: string | null, id: string): Promise<void> {
    await taken(this.#watches.remove(this.#one(tenant, id)));
  }
}
