import { pairOf } from '@newsfold/report/documents/document.ts';
import { reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { SENTENCE_FEATURES, sentencePairs } from './sentence-pairs.ts';

function pairsOf(a: string, b: string) {
  const [one, other] = reportsOf([a, 0], [b, 10]);
  if (!one || !other) throw new Error('no reports');
  return sentencePairs(pairOf(one.document, other.document));
}

/** A measurement of the first two sentences that are measured. */
function measured(name: (typeof SENTENCE_FEATURES)[number], a: string, b: string): number | undefined {
  return pairsOf(a, b)[0]?.input[SENTENCE_FEATURES.indexOf(name)];
}

const SANK = 'The ferry sank off Kisumu after a fire.';

describe('two sentences', () => {
  it('are measured when they share two content words', () => {
    expect(pairsOf(SANK, 'A ferry off Kisumu was raised.')).toHaveLength(1);
    expect(pairsOf(SANK, 'A ferry was raised near Lamu.')).toEqual([]);
  });

  it('share less when all of both reports have the word', () => {
    const shared = 'ln(1 + shared weight)';
    const others = ['Divers met.', 'Owners wept.', 'Mayors spoke.', 'Widows sued.', 'Judges ruled.'];
    const [mine, theirs] = [SANK, 'A ferry off Kisumu was raised.'];
    const among = (sentences: readonly string[]): number | undefined =>
      measured(shared, mine, [theirs, ...sentences].join(' '));
    const everywhere = others.map((other) => `${other.slice(0, -1)} on a ferry in Kisumu.`);
    expect(among(everywhere)).toBeLessThan(among(others) ?? 0);
  });

  it('are covered by the smaller and the greater share', () => {
    const long = `${SANK.slice(0, -1)}, rescuers from Uganda and divers of the coastguard told reporters in Nairobi.`;
    const less = measured('covered, of the sentence covered less', SANK, long) as number;
    const more = measured('covered, of the sentence covered more', SANK, long) as number;
    expect(more).toBeCloseTo(1, 1);
    expect(less).toBeLessThan(0.6);
  });

  it('share every three words in a row', () => {
    const triples = 'ln(1 + shared word triples)';
    expect(measured(triples, SANK, SANK)).toBeCloseTo(Math.log(7));
    expect(measured(triples, SANK, 'After a fire at Kisumu a ferry sank.')).toBeCloseTo(Math.log(2));
  });

  it('quote the same words, or do not', () => {
    const quoted = (words: string) => `“${words},” the captain of the ferry told Nairobi radio.`;
    const share = 'share of quoted words in common';
    const words = 'We saw smoke and then nothing';
    expect(measured(share, quoted(words), quoted(words))).toBe(1);
    expect(pairsOf(quoted(words), quoted(words))[0]?.isQuotation).toBe(true);
    const others = quoted('Lifeboats stayed tied to the roof');
    expect(measured(share, quoted(words), others)).toBe(0);
    expect(pairsOf(quoted(words), others)[0]?.isQuotation).toBe(false);
    expect(pairsOf(SANK, SANK)[0]?.isQuotation).toBe(false);
  });

  it('give the same number, another one, or none', () => {
    const toll = (dead: string) => `The ferry off Kisumu killed ${dead} people.`;
    const same = 'shared numbers, at most two';
    const other = 'numbers in both, none shared';
    expect([measured(same, toll('47'), toll('47')), measured(other, toll('47'), toll('47'))]).toEqual([1, 0]);
    expect([measured(same, toll('47'), toll('53')), measured(other, toll('47'), toll('53'))]).toEqual([0, 1]);
    expect(measured(other, toll('47'), toll('some'))).toBe(0);
    expect(measured(other, toll('some'), toll('47'))).toBe(0);
  });

  it('name another day, and one is negated', () => {
    const days = 'days in both, none shared';
    expect(measured(days, 'The ferry sank on Monday.', 'The ferry sank on Friday.')).toBe(1);
    expect(measured(days, 'The ferry sank on Monday.', 'The ferry sank on Monday.')).toBe(0);
    expect(measured('one is negated', SANK, 'The ferry never sank off Kisumu.')).toBe(1);
  });

  it('are further apart the more their places differ', () => {
    const filler = Array.from({ length: 6 }, (_, i) => `Panel ${i} met chair ${i + 9} again.`).join(' ');
    const other = Array.from({ length: 6 }, (_, i) => `Board ${i + 30} saw judge ${i + 50} twice.`).join(' ');
    const apart = 'difference of relative places';
    expect(measured(apart, `${filler} ${SANK}`, `Board 30 saw judge 50. ${SANK}`)).toBeLessThan(0.5);
    expect(measured(apart, `${SANK} ${filler}`, `${SANK} ${filler}`)).toBe(0);
    expect(measured(apart, `${SANK} ${filler}`, `${other} ${SANK}`)).toBeGreaterThan(0.7);
    expect(measured('place of the earlier, of 12', `${filler} ${SANK}`, `${other} ${SANK}`)).toBe(0.5);
  });
});
