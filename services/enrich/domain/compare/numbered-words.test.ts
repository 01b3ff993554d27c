import type { Document } from '@newsfold/report/documents/document.ts';
import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import { reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SharedWithEach, weigh, weightedWords } from './numbered-words.ts';

/** Sentences of which some have words, a number and days in common. */
const SENTENCES = [
  'The ferry sank off Kisumu after a fire on Monday.',
  'A ferry off Kisumu was raised by 14 divers.',
  'Divers met in Kisumu on Tuesday and in March.',
  'On Monday 14 widows sued the owners of the ferry.',
  'The fire began in the hold, the fire brigade said.',
  'Judges ruled against the owners in March.',
];

/** How many sentences of both reports hold a word. */
function holding(key: number, ...documents: readonly Document[]): number {
  return documents
    .flatMap((document) => sentencesOf(document).sentences)
    .filter(({ whole }) => whole.contentWords.some((word) => word.key === key)).length;
}

describe('what a sentence shares with each of another report', () => {
  it('is counted as word by word', () => {
    const report = fc.shuffledSubarray(SENTENCES, { minLength: 1 }).map((some) => some.join(' '));
    fc.assert(
      fc.property(report, report, (first, second) => {
        const [a, b] = reportsOf([first, 0], [second, 10]).map(({ document }) => document);
        if (!a || !b) throw new Error('no reports');
        const [ofA, ofB] = weightedWords(a, b);
        const shared = new SharedWithEach(ofA, ofB);
        const all = sentencesOf(a).sentences.length + sentencesOf(b).sentences.length + 1;
        const weightOf = (key: number, weight: number) =>
          Math.max(0.3, weight) * Math.max(0.12, Math.log(all / (holding(key, a, b) + 0.5)) / Math.log(all));
        for (const { whole, place } of sentencesOf(a).sentences) {
          shared.find(place);
          const masses = whole.contentWords.map(({ key, weight }) => weightOf(key, weight));
          expect(weigh(ofA, place).mass).toBe(masses.reduce((sum, mass) => sum + mass, 0));
          for (const other of sentencesOf(b).sentences) {
            const keys = new Set(other.whole.contentWords.map(({ key }) => key));
            const common = whole.contentWords.filter(({ key }) => keys.has(key));
            const count = (isCounted: (kind: string, key: number) => boolean) =>
              common.filter(({ kind, key }) => isCounted(kind, key)).length;
            expect({
              words: shared.words[other.place],
              mass: shared.mass[other.place],
              telling: shared.telling[other.place],
              numbers: shared.numbers[other.place],
              days: shared.days[other.place],
            }).toEqual({
              words: common.length,
              mass: common.reduce((sum, { key, weight }) => sum + weightOf(key, weight), 0),
              telling: count((_, key) => holding(key, a, b) <= 3),
              numbers: count((kind) => kind === 'number'),
              days: count((kind) => kind === 'weekday' || kind === 'month'),
            });
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
