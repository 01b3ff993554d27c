/** One poll of one feed: what is new in it, and what is known of it from then on. Nothing is published here. */

import { WebFailure, type WebFailureReason } from '@newsfold/runtime/web/web-failure.ts';
import type { FeedDefinition, FeedState } from '../domain/feed-record.ts';
import { failedAgain, nextDue, type PaceLimits, paceWith } from '../domain/pace.ts';
import { type ItemNews, siftItems } from '../domain/seen-items.ts';
import { decodeText } from '../read/decode-text.ts';
import type { FeedDocument, FeedItem } from '../read/feed-document.ts';
import { readFeed } from '../read/read-feed.ts';
import { type Visit, visit, type Web } from '../web/visit.ts';

/** A feed: what the operator says of it, and what is known of it. */
export interface Feed {
  readonly id: string;
  readonly definition: FeedDefinition;
  readonly state: FeedState;
}

/** How polls are done. */
export interface PollTools {
  readonly web: Web;
  readonly limits: PaceLimits;
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
}

/** How a poll ended. */
export type PollOutcome = 'read' | 'cut' | 'unchanged' | 'failed' | WebFailureReason;

/** A poll that has ended. */
export interface Poll {
  readonly outcome: PollOutcome;
  /** The feed's state once what is new has been published. */
  readonly state: FeedState;
  /** What is to be published, in the order of the feed; empty unless it was read. */
  readonly items: readonly FeedItem[];
  /** The feed that they are of; null unless it was read. */
  readonly document: FeedDocument | null;
  /** The host that answered; null when none did. */
  readonly host: string | null;
  /** The verdicts on all items of the feed. */
  readonly news: readonly ItemNews[];
}

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1';

/** Failures in a row after which a feed that has moved is looked for where it was added. */
const BACK_HOME_AFTER = 3;
/** Longest validators that are kept, characters. */
const MAX_VALIDATOR = 512;

function validators({ etag, lastModified }: FeedState): Record<string, string> {
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}

const kept = (value: string | undefined) =>
  value === undefined || value === '' || value.length > MAX_VALIDATOR ? null : value;

/** Seconds for which the server calls its answer fresh. */
function maxAge(cacheControl: string | undefined): number {
  return Number(/(?:^|[\s,])max-age=(\d{1,9})/i.exec(cacheControl ?? '')?.[1] ?? 0);
}

type Answered = Omit<Poll, 'host'>;

function unchanged({ headers, movedTo }: Visit, state: FeedState, now: number): Answered {
  const answered = { ...state, checkedAt: now, answeredAt: now, failure: null };
  return {
    outcome: 'unchanged',
    state: {
      ...answered,
      movedTo: movedTo ?? state.movedTo,
      etag: kept(headers.etag) ?? state.etag,
      lastModified: kept(headers['last-modified']) ?? state.lastModified,
    },
    items: [],
    document: null,
    news: [],
  };
}

function read({ headers, body, url, movedTo }: Visit, state: FeedState, now: number): Answered {
  const document = readFeed(decodeText(body, headers['content-type']), url.href);
  const { news, seen } = siftItems(state.seen, document.marks);
  const items = document.items.filter((_, index) => news[index] === 'new' || news[index] === 'edit');
  const isNew = items.length > 0;
  const least = Math.max(document.rhythm.leastSeconds, maxAge(headers['cache-control']));
  return {
    outcome: document.isCut ? 'cut' : 'read',
    state: {
      ...state,
      movedTo: movedTo ?? state.movedTo,
      // What is missing of a feed that was cut off must come with the next poll.
      etag: document.isCut ? null : kept(headers.etag),
      lastModified: document.isCut ? null : kept(headers['last-modified']),
      checkedAt: now,
      answeredAt: now,
      newAt: isNew ? now : state.newAt,
      paceSeconds: isNew ? paceWith(state, now) : state.paceSeconds,
      rhythm: { ...document.rhythm, leastSeconds: least },
      failure: null,
      published: state.published + items.length,
      seen,
    },
    items,
    document,
    news,
  };
}

function failed(
  { reason, message }: { readonly reason: WebFailureReason | 'failed'; readonly message: string },
  state: FeedState,
  now: number,
): Answered {
  const failure = failedAgain(state.failure, reason, message, now);
  return {
    outcome: reason,
    state: {
      ...state,
      checkedAt: now,
      failure,
      isGone: state.isGone || reason === 'gone',
      movedTo: failure.count >= BACK_HOME_AFTER ? null : state.movedTo,
    },
    items: [],
    document: null,
    news: [],
  };
}

/**
 * Polls a feed. What is wrong with it is an outcome.
 * @param signal ends the poll; then its reason is thrown
 */
export async function pollFeed(feed: Feed, tools: PollTools, signal: AbortSignal): Promise<Poll> {
  const { definition, state } = feed;
  const address = state.movedTo ?? definition.address;
  let answered: Answered;
  let host: string | null = null;
  let retryAfterSeconds: number | null = null;
  const begun = tools.now();
  try {
    const answer = await visit(address, { accept: ACCEPT, ...validators(state) }, tools.web, signal);
    host = answer.url.hostname;
    answered =
      answer.status === 304 ? unchanged(answer, state, tools.now()) : read(answer, state, tools.now());
  } catch (error) {
    if (!(error instanceof WebFailure)) throw error;
    retryAfterSeconds = error.retryAfterSeconds;
    answered = failed(error, state, tools.now());
  }
  const now = tools.now();
  const ended = { ...answered.state, tookMs: now - begun };
  const dueAt = nextDue(definition, ended, retryAfterSeconds, tools.limits, now, tools.random());
  return { ...answered, host, state: { ...ended, dueAt } };
}

/** The poll of a feed at which this worker failed: it backs off like any other that cannot be read. */
export function brokenPoll({ definition, state }: Feed, error: Error, tools: PollTools): Poll {
  const now = tools.now();
  const answered = failed({ reason: 'failed', message: error.message }, state, now);
  const dueAt = nextDue(definition, answered.state, null, tools.limits, now, tools.random());
  return { ...answered, host: null, state: { ...answered.state, dueAt } };
}
