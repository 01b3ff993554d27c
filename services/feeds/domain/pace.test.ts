import { describe, expect, it } from 'vitest';
import { type FeedState, NEW_FEED } from './feed-record.ts';
import { failedAgain, healthOf, isDue, nextDue, paceWith } from './pace.ts';

const NOW = Date.UTC(2026, 2, 14, 8, 30);
const HOUR = 3_600_000;
const limits = { minSeconds: 120, maxSeconds: 3600 };
const own = { everySeconds: null };

const state = (change: Partial<FeedState>): FeedState => ({ ...NEW_FEED, ...change });

/** Seconds until a feed is due, without jitter. */
const seconds = (
  change: Partial<FeedState>,
  retryAfter: number | null = null,
  definition: { everySeconds: number | null } = own,
) => (nextDue(definition, state(change), retryAfter, limits, NOW, 0.5) - NOW) / 1000;

const rhythm = (leastSeconds: number) => ({ leastSeconds, skipHours: [], skipDays: [] });

describe('nextDue', () => {
  it('asks twice as often as a feed brings something, within the limits', () => {
    expect(seconds({ newAt: NOW, paceSeconds: 1000 })).toBe(500);
    expect(seconds({ newAt: NOW, paceSeconds: 10 })).toBe(120);
    expect(seconds({ newAt: NOW, paceSeconds: 1_000_000 })).toBe(3600);
  });

  it('asks a feed less often that falls silent', () => {
    expect(seconds({ newAt: NOW - HOUR, paceSeconds: 600 })).toBe(1800);
  });

  it('follows what the feed asks for, up to the longest interval', () => {
    expect(seconds({ newAt: NOW, paceSeconds: 600, rhythm: rhythm(900) })).toBe(900);
    expect(seconds({ newAt: NOW, paceSeconds: 600, rhythm: rhythm(86_400) })).toBe(3600);
  });

  it('obeys the interval that an operator sets', () => {
    expect(seconds({ rhythm: rhythm(900) }, null, { everySeconds: 5 })).toBe(5);
  });

  it('backs off with each failure, to a day', () => {
    const failing = (count: number) => ({ failure: { reason: 'timeout', detail: '', count, since: NOW } });
    expect(seconds(failing(1))).toBe(240);
    expect(seconds(failing(3))).toBe(960);
    expect(seconds(failing(50))).toBe(86_400);
  });

  it('comes again when the server says, and not later than in a day', () => {
    expect(seconds({}, 1000)).toBe(1000);
    expect(seconds({}, 10_000_000)).toBe(86_400);
    expect(seconds({}, 5, { everySeconds: 60 })).toBe(60);
  });

  it('leaves out the hours and days that a feed names, unless it names all', () => {
    const skipping = (skipHours: number[], skipDays: number[]) =>
      new Date(NOW + 1000 * seconds({ rhythm: { leastSeconds: 0, skipHours, skipDays } })).toISOString();
    expect(skipping([8, 9], [])).toBe('2026-03-14T10:00:00.000Z');
    // The 14th of March 2026 is a Saturday.
    expect(skipping([], [6])).toBe('2026-03-15T00:00:00.000Z');
    expect(skipping([], [0, 1, 2, 3, 4, 5, 6])).toBe('2026-03-14T08:32:00.000Z');
  });

  it('spreads feeds by a tenth', () => {
    const at = (random: number) => nextDue(own, state({}), null, limits, NOW, random) - NOW;
    expect([at(0), at(1)]).toEqual([108_000, 132_000]);
  });
});

describe('isDue', () => {
  const polled = (checkedAt: number, dueAt: number) => isDue({ checkedAt, dueAt }, limits, NOW);

  it('is so from its time on', () => {
    expect(polled(NOW - HOUR, NOW)).toBe(true);
    expect(polled(NOW - HOUR, NOW + 1)).toBe(false);
    expect(isDue(NEW_FEED, limits, NOW)).toBe(true);
  });

  it('does not wait for what a clock has said that ran ahead', () => {
    expect(polled(NOW + 24 * HOUR, NOW + 25 * HOUR)).toBe(true);
    expect(polled(NOW + 100_000, NOW + HOUR)).toBe(false);
  });
});

describe('paceWith', () => {
  it('is the gap between the first two pieces, then a mean in which the newest counts a third', () => {
    expect(paceWith(state({}), NOW)).toBe(0);
    expect(paceWith(state({ newAt: NOW - 600_000 }), NOW)).toBe(600);
    expect(paceWith(state({ newAt: NOW - 100_000, paceSeconds: 1000 }), NOW)).toBe(730);
  });
});

describe('healthOf', () => {
  const live = { isPaused: false };
  const failed = (count: number, hours: number) =>
    state({ checkedAt: NOW, failure: { reason: 'timeout', detail: '', count, since: NOW - hours * HOUR } });

  it('tells the states apart', () => {
    expect(healthOf({ isPaused: true }, failed(9, 99), NOW)).toBe('paused');
    expect(healthOf(live, state({ isGone: true }), NOW)).toBe('gone');
    expect(healthOf(live, state({}), NOW)).toBe('new');
    expect(healthOf(live, state({ checkedAt: NOW }), NOW)).toBe('ok');
    expect(healthOf(live, state({ checkedAt: NOW, tookMs: 11_000 }), NOW)).toBe('slow');
    expect(healthOf(live, failed(1, 0), NOW)).toBe('failing');
  });

  it('calls a feed dead that has failed for three days, and more than a few times', () => {
    expect(healthOf(live, failed(5, 72), NOW)).toBe('dead');
    expect(healthOf(live, failed(4, 72), NOW)).toBe('failing');
    expect(healthOf(live, failed(99, 71), NOW)).toBe('failing');
  });

  it('counts failures in a row from the first', () => {
    const first = failedAgain(null, 'timeout', 'a', 1);
    expect(failedAgain(first, 'gone', 'b', 2)).toEqual({ reason: 'gone', detail: 'b', count: 2, since: 1 });
  });
});
