import { reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Agreement, gatherAgreements } from '../facts/agreements.ts';
import { measureTelling, TELLING_FEATURES, tellingScore, topicalWeight } from './telling.ts';
import weights from './telling-weights.json' with { type: 'json' };

/** Sentences that make a report long and agree with no other. */
const filler = (i: number): string =>
  Array.from({ length: 9 }, (_, k) => `Panel ${k}${i}7 met bench ${k}${i}3 of wing ${i}${k}9.`).join(' ');

const between = (one: string, other: string): Agreement => {
  const [found] = gatherAgreements(reportsOf([`${one} ${filler(1)}`, 0], [`${other} ${filler(2)}`, 10]));
  if (!found) throw new Error('no agreement');
  return found;
};

const NO_TOPIC: ReadonlySet<number> = new Set();
const scoreOf = (agreement: Agreement, topic = NO_TOPIC): number =>
  tellingScore(measureTelling(agreement, topic));

const news = between(
  'Conrad Hale resigned as housing minister over a loan for his flat in Carden.',
  'Housing minister Conrad Hale resigned over a loan for a flat in Carden.',
);
const quote = '“The charter of Carden was broken by Conrad Hale, and parliament knew,” Ida Moss said.';
const quoted = between(quote, quote);

describe('tellingScore', () => {
  it('has a weight for each figure', () => {
    expect(weights).toHaveLength(TELLING_FEATURES.length);
    expect(measureTelling(news, NO_TOPIC)).toHaveLength(TELLING_FEATURES.length);
  });

  it('does not depend on which of the pair comes first, and rises with its fit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 8, noNaN: true }),
        fc.integer({ min: 2, max: 5 }),
        (score, sources) => {
          const told = { ...news, score, sources };
          expect(scoreOf({ ...told, best: told.best.toReversed() })).toBe(scoreOf(told));
          expect(scoreOf({ ...told, score: score + 1 })).toBeGreaterThanOrEqual(scoreOf(told));
        },
      ),
    );
  });

  it('asks more of two sources than of three', () => {
    expect(scoreOf({ ...news, sources: 3 })).toBeGreaterThan(scoreOf({ ...news, sources: 2 }) + 0.3);
  });

  it('takes no fit for more than a sure one', () => {
    expect(scoreOf({ ...news, score: 9 })).toBe(scoreOf({ ...news, score: 4 }));
  });

  it('asks more of what both quote, less where it is about what the titles name', () => {
    const topic = new Set(quoted.best[0]?.statement.contentWords.map(({ key }) => key));
    expect(scoreOf({ ...quoted, isQuoted: false })).toBeGreaterThan(scoreOf(quoted));
    expect(scoreOf(quoted, topic)).toBeGreaterThan(scoreOf(quoted) + 0.5);
    expect(scoreOf(news, topic)).toBe(scoreOf(news));
  });

  it('counts the names of a quotation, at most four', () => {
    const NAMES = TELLING_FEATURES.indexOf('names in it, at most four, where both quote it');
    const named = '“The charter was broken in Carden, Thisted, Vigo, Skarne, Tolvera and Orvane,” he said.';
    expect(measureTelling(between(named, named), NO_TOPIC)[NAMES]).toBe(4);
    expect(measureTelling(news, NO_TOPIC)[NAMES]).toBe(0);
  });

  it('asks more where the report speaks for itself, and of somebody’s own words', () => {
    const ours = between(
      'We learned that Conrad Hale resigned as housing minister over a loan for his flat in Carden.',
      'Housing minister Conrad Hale resigned over a loan for a flat in Carden, we can reveal to you.',
    );
    const OWN = TELLING_FEATURES.indexOf('the report speaks for itself');
    const QUOTED = TELLING_FEATURES.indexOf('mostly quoted');
    expect(measureTelling(ours, NO_TOPIC)[OWN]).toBe(1);
    expect(measureTelling(news, NO_TOPIC)[OWN]).toBe(0);
    expect(measureTelling(quoted, NO_TOPIC)[QUOTED]).toBe(1);
    expect(weights[OWN]).toBeLessThan(-0.5);
    expect(weights[QUOTED]).toBeLessThan(-0.5);
  });
});

describe('topicalWeight', () => {
  it('is the weight of the words that are in a title', () => {
    const [statement] = news.best.map((mention) => mention.statement);
    if (!statement) throw new Error('no statement');
    const [one, other] = statement.contentWords;
    const weight = (one?.weight ?? 0) + (other?.weight ?? 0);
    expect(topicalWeight(statement, new Set([one?.key ?? 0, other?.key ?? 0]))).toBeCloseTo(
      Math.log1p(weight),
    );
    expect(topicalWeight(statement, NO_TOPIC)).toBe(0);
  });
});
