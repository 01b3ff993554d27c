/**
 * What feeds.v1 holds of a feed: its definition, which operators write, and its state, which the worker that polls it
 * writes. Two keys, so that neither overwrites the other; one partition, that of the feed's host, so that whoever polls
 * a host polls all of its feeds and can be polite to it.
 */
import { createHash } from 'node:crypto';
import { scopePartition } from '@newsfold/schemas/scope-partition.ts';

/** What an operator says of a feed. */
export interface FeedDefinition {
  /** http(s) address, as it was added. */
  readonly address: string;
  readonly title: string | null;
  /** Folders of an OPML become desks; handed to every article, where SCOPE_BY can name it. */
  readonly desk: string | null;
  /** Whether articles are completed from their pages where the feed only teases. */
  readonly isFullText: boolean;
  readonly isPaused: boolean;
  /** Seconds between two polls; null follows the feed's own pace. */
  readonly everySeconds: number | null;
  /** ms since the epoch. */
  readonly addedAt: number;
}

/** Why the last poll of a feed failed. */
export interface FeedFailure {
  readonly reason: string;
  readonly detail: string;
  /** Polls that failed in a row. */
  readonly count: number;
  /** When the first of them failed, ms since the epoch. */
  readonly since: number;
}

/** What a feed asks of those who poll it. */
export interface FeedRhythm {
  /** By `ttl`, `sy:updatePeriod` and Cache-Control, s; 0 for none. */
  readonly leastSeconds: number;
  /** Hours of the day, UTC, in which it asks not to be polled. */
  readonly skipHours: readonly number[];
  /** The same of days; 0 is Sunday. */
  readonly skipDays: readonly number[];
}

/** Asks for nothing. */
export const NO_RHYTHM: FeedRhythm = { leastSeconds: 0, skipHours: [], skipDays: [] };

/** What the worker knows of a feed. */
export interface FeedState {
  /** Where permanent redirects have led; null for the address of the definition. */
  readonly movedTo: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** When it was last asked, answered, and brought something new; ms since the epoch, 0 for never. */
  readonly checkedAt: number;
  readonly answeredAt: number;
  readonly newAt: number;
  /** When it is due, ms since the epoch. */
  readonly dueAt: number;
  /** Mean time between two polls that brought something new, seconds; 0 when unknown. */
  readonly paceSeconds: number;
  readonly rhythm: FeedRhythm;
  /** The site has said that the feed is gone for good (410): it is polled no more. */
  readonly isGone: boolean;
  readonly failure: FeedFailure | null;
  /** How long the last answer took, ms. */
  readonly tookMs: number;
  /** Items published so far. */
  readonly published: number;
  /** Items that are known: see seen-items.ts. */
  readonly seen: string;
}

/** A feed that was never polled. */
export const NEW_FEED: FeedState = {
  movedTo: null,
  etag: null,
  lastModified: null,
  checkedAt: 0,
  answeredAt: 0,
  newAt: 0,
  dueAt: 0,
  paceSeconds: 0,
  rhythm: NO_RHYTHM,
  isGone: false,
  failure: null,
  tookMs: 0,
  published: 0,
  seen: '',
};

/** Which record of a feed a key names. */
export interface FeedKey {
  readonly kind: 'feed' | 'state';
  readonly id: string;
}

const KEY = /^(feed|state)\/([0-9a-f]{16})$/;

/** Longest address that is kept, characters. */
const MAX_ADDRESS = 2048;

/**
 * The address of a feed in one spelling.
 * @throws Error that says what is accepted
 */
export function feedAddress(given: string): string {
  const url = URL.parse(
    given
      .trim()
      .replace(/^feed:(\/\/)?(?=https?:)/i, '')
      .replace(/^feed:/i, 'http:'),
  );
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '')
    throw new Error('an address that starts with http:// or https://');
  if (url.username !== '' || url.password !== '')
    throw new Error('an address without a name and password: they would lie open in the topic');
  url.hash = '';
  if (url.href.length > MAX_ADDRESS) throw new Error(`an address of at most ${MAX_ADDRESS} characters`);
  return url.href;
}

/** Sixteen hexadecimal digits that name a feed. @param address as feedAddress gives it */
export function feedIdOf(address: string): string {
  return createHash('sha256').update(address).digest('hex').slice(0, 16);
}

/** Key of a feed's definition or state. */
export const feedKey = (kind: FeedKey['kind'], id: string): string => `${kind}/${id}`;

/** Reads a key; null for one that is none of ours. */
export function readFeedKey(key: string): FeedKey | null {
  const [, kind, id] = KEY.exec(key) ?? [];
  return kind === undefined || id === undefined ? null : { kind: kind as FeedKey['kind'], id };
}

/** The partition of feeds.v1 that holds a feed: that of its host. @param address as feedAddress gives it */
export function feedPartition(address: string, partitions: number): number {
  return scopePartition(new URL(address).hostname, partitions);
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: Uint8Array): Fields | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(value).toString('utf8'));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Fields)
      : null;
  } catch {
    return null;
  }
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
const numberOf = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

/** A definition as its record holds it; null for what is none. */
export function readDefinition(value: Uint8Array): FeedDefinition | null {
  const fields = fieldsOf(value);
  const given = textOf(fields?.address);
  if (fields === null || given === null) return null;
  try {
    const every = numberOf(fields.everySeconds);
    return {
      address: feedAddress(given),
      title: textOf(fields.title),
      desk: textOf(fields.desk),
      isFullText: fields.isFullText === true,
      isPaused: fields.isPaused === true,
      everySeconds: every > 0 ? every : null,
      addedAt: numberOf(fields.addedAt),
    };
  } catch {
    return null;
  }
}

function failureOf(value: unknown): FeedFailure | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Fields;
  return {
    reason: textOf(fields.reason) ?? 'unknown',
    detail: textOf(fields.detail) ?? '',
    count: numberOf(fields.count),
    since: numberOf(fields.since),
  };
}

const numbersOf = (value: unknown) =>
  Array.isArray(value) ? value.filter((one) => Number.isInteger(one)) : [];

function rhythmOf(value: unknown): FeedRhythm {
  if (typeof value !== 'object' || value === null) return NO_RHYTHM;
  const { leastSeconds, skipHours, skipDays } = value as Fields;
  return {
    leastSeconds: numberOf(leastSeconds),
    skipHours: numbersOf(skipHours),
    skipDays: numbersOf(skipDays),
  };
}

/** A state as its record holds it; null for what is none. */
export function readState(value: Uint8Array): FeedState | null {
  const fields = fieldsOf(value);
  if (fields === null) return null;
  return {
    movedTo: textOf(fields.movedTo),
    etag: textOf(fields.etag),
    lastModified: textOf(fields.lastModified),
    checkedAt: numberOf(fields.checkedAt),
    answeredAt: numberOf(fields.answeredAt),
    newAt: numberOf(fields.newAt),
    dueAt: numberOf(fields.dueAt),
    paceSeconds: numberOf(fields.paceSeconds),
    rhythm: rhythmOf(fields.rhythm),
    isGone: fields.isGone === true,
    failure: failureOf(fields.failure),
    tookMs: numberOf(fields.tookMs),
    published: numberOf(fields.published),
    seen: textOf(fields.seen) ?? '',
  };
}

/** The value of a record of feeds.v1. */
export function feedValue(record: FeedDefinition | FeedState): Buffer {
  return Buffer.from(JSON.stringify(record));
}
