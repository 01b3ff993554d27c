/** Feeds one by one, for the page of the worker: those that want looking at first, and nothing of them that is secret. */
import { type FeedHealth, healthOf } from '../domain/pace.ts';
import type { Feed } from './poll-feed.ts';

/** A feed as it is told. */
export interface ToldFeed {
  /** Its title, else its address. */
  readonly name: string;
  /** Without a query, where keys stand. */
  readonly address: string;
  readonly health: FeedHealth;
  /** Ms since the epoch; 0 for never. */
  readonly checkedAt: number;
  readonly dueAt: number;
  /** Articles published so far. */
  readonly published: number;
  /** Why its last poll failed; null when it did not. */
  readonly problem: string | null;
}

/** Feeds that are told: a page is no list of thousands. */
const MOST = 200;
const ORDER: readonly FeedHealth[] = ['dead', 'failing', 'gone', 'slow', 'new', 'ok', 'paused'];

/** An address without what may be secret in it. */
function bare(address: string): string {
  const url = URL.parse(address);
  return url === null ? '' : `${url.protocol}//${url.host}${url.pathname}`;
}

/** Tells feeds. @param now ms since the epoch */
export function toldFeeds(feeds: Iterable<Feed>, now: number): readonly ToldFeed[] {
  return [...feeds]
    .map(({ definition, state }) => {
      const address = bare(state.movedTo ?? definition.address);
      return {
        name: definition.title ?? address,
        address,
        health: healthOf(definition, state, now),
        checkedAt: state.checkedAt,
        dueAt: state.dueAt,
        published: state.published,
        problem: state.failure?.reason ?? null,
      };
    })
    .sort((a, b) => ORDER.indexOf(a.health) - ORDER.indexOf(b.health) || b.checkedAt - a.checkedAt)
    .slice(0, MOST);
}
