import { HOSTILE_BODIES } from '@newsfold/test/integrity/hostile-bodies.ts';
import { HOSTILE_CORPUS } from '@newsfold/test/integrity/hostile-corpus.ts';
import { superlinear } from '@newsfold/test/support/growth.ts';
import { describe, expect, it } from 'vitest';
import { type Analysis, analyse, analyseItem } from './analyse.ts';
import { takeApart } from './container/take-apart.ts';
import { parseDocument } from './parse-raw.ts';
import { REJECT_REASONS } from './reject-reason.ts';

const ORIGIN = { topic: 'raw.v1', partition: 0, offset: 7, timestamp: Date.UTC(2026, 2, 10, 12) };

/** What becomes of a record, or of the first article in it. */
function ingest(value: Buffer): Analysis {
  const parsed = parseDocument(value);
  if (parsed.kind === 'rejected') return parsed;
  const taken = takeApart(parsed.document);
  if (taken.kind === 'rejected') return taken;
  const [first] = taken.kind === 'one' ? [{ kind: 'item' as const, raw: taken.raw }] : taken.items;
  if (first?.kind !== 'item') throw new Error('the first item is no article');
  return analyseItem(first.raw, ORIGIN);
}

describe('hostile input', () => {
  it.each(HOSTILE_CORPUS.map((hostile) => [hostile.name, hostile] as const))(
    '%s',
    (_, { make, expect: outcome, reason }) => {
      const analysis = ingest(make());
      expect(analysis.kind === 'article' ? 'article' : 'dead-letter').toBe(outcome);
      if (analysis.kind === 'rejected') {
        expect(analysis.reason).toBe(reason);
        expect(REJECT_REASONS).toContain(analysis.reason);
        expect(analysis.detail.length).toBeLessThan(300);
        return;
      }
      const { article } = analysis;
      expect(article.text.length).toBeLessThanOrEqual(60_000);
      expect(Buffer.byteLength(article.extra ?? '')).toBeLessThanOrEqual(8 * 1024);
      expect(article.title.isWellFormed() && article.text.isWellFormed()).toBe(true);
    },
  );

  it('leaves Object.prototype alone', () => {
    for (const { make } of HOSTILE_CORPUS.filter(({ name }) => /proto/.test(name))) ingest(make());
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
    expect(Object.hasOwn(Object.prototype, 'title')).toBe(false);
  });

  it.each(HOSTILE_BODIES.map((body) => [body.name, body] as const))(
    'linear time: %s',
    async (_, { make }) => {
      const bodies = new Map([500_000, 2_000_000].map((chars) => [chars, make(chars)]));
      const work = (chars: number) =>
        analyse({ title: 'A ferry struck the pier', body: bodies.get(chars) ?? '' }, ORIGIN);
      expect(await superlinear({ work, small: 500_000, large: 2_000_000, slackMs: 20 })).toBeUndefined();
    },
  );
});
