/**
 * When a feed is polled next: by its own pace, within what it asks for and what the operator allows.
 */
import type { FeedDefinition, FeedFailure, FeedRhythm, FeedState } from './feed-record.ts';

/** What the operator allows. */
export interface PaceLimits {
  readonly minSeconds: number;
  readonly maxSeconds: number;
}

/** A feed is polled twice as often as it brings something: what is new waits half its pace at most. */
const POLLS_A_PIECE = 2;
/** How much the newest gap counts in the mean. */
const NEWEST = 0.3;
/** Part of an interval by which a poll is moved, so that feeds that were added together do not stay together. */
const JITTER = 0.1;
/** No feed is asked less often than this, whatever it or its server say, s. */
const DAY_SECONDS = 24 * 60 * 60;
/** Failures double the interval up to so many times. */
const MOST_DOUBLINGS = 10;
/** A feed that has failed for so long, and so often, is called dead, ms and polls. */
const DEAD_AFTER_MS = 3 * DAY_SECONDS * 1000;
const DEAD_AFTER_POLLS = 5;
/** An answer that takes longer makes a feed slow, ms. */
const SLOW_MS = 10_000;
const HOUR_MS = 3_600_000;

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** The mean time between two polls that brought something new, with one more of them, s. */
export function paceWith({ paceSeconds, newAt }: FeedState, now: number): number {
  if (newAt === 0) return paceSeconds;
  const gap = Math.max(1, (now - newAt) / 1000);
  return paceSeconds === 0 ? gap : (1 - NEWEST) * paceSeconds + NEWEST * gap;
}

/** A feed that is silent for longer than its pace is as slow as its silence. */
function ownInterval({ paceSeconds, newAt }: FeedState, now: number, { minSeconds }: PaceLimits): number {
  if (newAt === 0) return minSeconds;
  return Math.max(paceSeconds, (now - newAt) / 1000) / POLLS_A_PIECE;
}

/** The first moment from `at` on that is in no hour and on no day that the feed asks to leave out; `at` when all are. */
function afterSkipped(at: number, { skipHours, skipDays }: FeedRhythm): number {
  if (skipHours.length === 0 && skipDays.length === 0) return at;
  let moment = at;
  for (let hours = 0; hours < 7 * 24; hours += 1) {
    const date = new Date(moment);
    if (!skipHours.includes(date.getUTCHours()) && !skipDays.includes(date.getUTCDay())) return moment;
    moment = (Math.floor(moment / HOUR_MS) + 1) * HOUR_MS;
  }
  return at;
}

/**
 * When a feed is due again, ms since the epoch.
 * @param state with the poll that has just ended
 * @param retryAfterSeconds what the server asks for; null for nothing
 * @param random 0 to 1
 */
export function nextDue(
  definition: Pick<FeedDefinition, 'everySeconds'>,
  state: FeedState,
  retryAfterSeconds: number | null,
  limits: PaceLimits,
  now: number,
  random: number,
): number {
  const least = Math.min(state.rhythm.leastSeconds, limits.maxSeconds);
  const calm =
    definition.everySeconds ??
    clamp(Math.max(ownInterval(state, now, limits), least), limits.minSeconds, limits.maxSeconds);
  const doublings = Math.min(state.failure?.count ?? 0, MOST_DOUBLINGS);
  const backedOff = Math.min(calm * 2 ** doublings, Math.max(calm, DAY_SECONDS));
  const asked = Math.min(retryAfterSeconds ?? 0, DAY_SECONDS);
  const seconds = Math.max(backedOff * (1 + JITTER * (2 * random - 1)), asked);
  const at = now + seconds * 1000;
  // A feed whose interval the operator sets is asked when the operator says.
  return Math.round(definition.everySeconds === null ? afterSkipped(at, state.rhythm) : at);
}

/**
 * Whether a feed is due. One whose last poll lies in the future was polled under a clock that ran ahead, here or in
 * another member: what that clock made of its next poll counts for nothing.
 */
export function isDue(
  { dueAt, checkedAt }: Pick<FeedState, 'dueAt' | 'checkedAt'>,
  { minSeconds }: PaceLimits,
  now: number,
): boolean {
  // Two members are never quite of one time: within the shortest interval it is no other clock.
  return dueAt <= now || checkedAt - now > minSeconds * 1000;
}

/** The failure of a feed with one more poll that failed. */
export function failedAgain(
  before: FeedFailure | null,
  reason: string,
  detail: string,
  now: number,
): FeedFailure {
  return { reason, detail, count: (before?.count ?? 0) + 1, since: before?.since ?? now };
}

/** States of a feed, as metrics and lists name them. */
export const FEED_HEALTH = ['new', 'ok', 'slow', 'failing', 'dead', 'gone', 'paused'] as const;

/** State of a feed. */
export type FeedHealth = (typeof FEED_HEALTH)[number];

/** How a feed is. */
export function healthOf(
  { isPaused }: Pick<FeedDefinition, 'isPaused'>,
  state: FeedState,
  now: number,
): FeedHealth {
  const { failure } = state;
  if (isPaused) return 'paused';
  if (state.isGone) return 'gone';
  if (failure !== null) {
    const isDead = failure.count >= DEAD_AFTER_POLLS && now - failure.since >= DEAD_AFTER_MS;
    return isDead ? 'dead' : 'failing';
  }
  if (state.checkedAt === 0) return 'new';
  return state.tookMs > SLOW_MS ? 'slow' : 'ok';
}
