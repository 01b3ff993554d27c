import { article } from '@newsfold/test/support/fixture-article.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { believableStreamTime, boundTimes } from './bound-times.ts';

const NOW = Date.UTC(2026, 4, 3);
const HOUR = 3_600_000;
const FUTURE = Date.UTC(2100, 0, 1);

describe('the times of an article', () => {
  it('are believed up to a lead before its arrival', () => {
    const near = article('a', { seenAt: NOW + HOUR });
    expect(boundTimes(near, NOW, HOUR)).toEqual({
      article: near,
      bound: { clock: 'kept', timeBound: NOW + HOUR },
    });
    expect(boundTimes(article('a', { seenAt: NOW - 900 * HOUR }), NOW, HOUR).bound.clock).toBe('kept');
  });

  it('are those of its arrival where they are far ahead, or none', () => {
    const far = boundTimes(
      article('a', {
        seenAt: FUTURE,
        publishedAt: FUTURE,
        publishedAtQuality: 'exact',
        publishedOffsetMinutes: 60,
      }),
      NOW,
      HOUR,
    );
    expect(far.bound.clock).toBe('ahead');
    expect(far.article).toMatchObject({
      seenAt: NOW,
      publishedAt: NOW,
      publishedAtQuality: 'clamped',
      publishedOffsetMinutes: null,
    });
    const none = boundTimes(
      article('a', { seenAt: 0, publishedAt: NOW - HOUR, publishedAtQuality: 'exact' }),
      NOW,
      HOUR,
    );
    expect(none.bound.clock).toBe('unknown');
    expect(none.article).toMatchObject({
      seenAt: NOW,
      publishedAt: NOW - HOUR,
      publishedAtQuality: 'exact',
    });
  });

  it('are as stated where the arrival is unknown', () => {
    const far = article('a', { seenAt: FUTURE });
    expect(boundTimes(far, -1, HOUR)).toEqual({ article: far, bound: { clock: 'kept', timeBound: 0 } });
  });

  it('never move stream time beyond the lead, and bounding twice is bounding once (property)', () => {
    const time = fc.integer({ min: 0, max: 2 ** 45 });
    fc.assert(
      fc.property(time, fc.option(time), time, (seenAt, publishedAt, arrivedAt) => {
        const once = boundTimes(article('a', { seenAt, publishedAt }), arrivedAt + 1, HOUR);
        expect(once.article.seenAt).toBeGreaterThan(0);
        expect(once.article.seenAt).toBeLessThanOrEqual(once.bound.timeBound);
        expect(boundTimes(once.article, arrivedAt + 1, HOUR).article).toEqual(once.article);
      }),
    );
  });
});

describe('the stream time of a fact that is read back', () => {
  it('is as written where the release that wrote it had a bound', () => {
    expect(believableStreamTime({ streamTime: FUTURE, timeBound: FUTURE }, NOW)).toBe(FUTURE);
    expect(believableStreamTime({ streamTime: FUTURE, timeBound: 0 }, -1)).toBe(FUTURE);
  });

  it('is the time of its record where an older release let it run ahead', () => {
    expect(believableStreamTime({ streamTime: FUTURE, timeBound: 0 }, NOW)).toBe(NOW);
    expect(believableStreamTime({ streamTime: NOW + HOUR, timeBound: 0 }, NOW)).toBe(NOW + HOUR);
  });
});
