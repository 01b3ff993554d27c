import { pairOf } from '@newsfold/report/documents/document.ts';
import { reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import weights from './judge-weights.json' with { type: 'json' };
import { JUDGE_FEATURES, judgedScore, measureProposals, PROPOSED, proposalsOf } from './pair-judge.ts';
import { sentenceScore } from './sentence-model.ts';
import { sentencePairs } from './sentence-pairs.ts';

function judged(a: string, b: string) {
  const [one, other] = reportsOf([a, 0], [b, 10]);
  if (!one || !other) throw new Error('no reports');
  const documents = pairOf(one.document, other.document);
  const scored = sentencePairs(documents).map((pair) => ({ pair, score: sentenceScore(pair.input) }));
  const proposals = proposalsOf(scored);
  return { scored, proposals, inputs: measureProposals(documents, proposals).map(({ input }) => input) };
}

/** What is measured of the first proposal between two texts. */
function measured(name: string, a: string, b: string): number {
  const value = judged(a, b).inputs[0]?.[JUDGE_FEATURES.indexOf(name)];
  if (value === undefined) throw new Error(`${name} is not measured`);
  return value;
}

const ALIKE = 'share of the shorter report told alike';
const QUIT = 'Conrad Hale resigned as housing minister over a loan for his flat in Carden.';
const LEFT = 'Housing minister Conrad Hale resigned over the loan for a flat in Carden.';
const BANK = 'Prosecutors in Thisted searched the offices of the bank Meridale.';
const SEARCH = 'The offices of the Meridale bank in Thisted were searched by prosecutors.';

describe('the judge of two sentences', () => {
  it('has a weight for each of its figures', () => {
    const { inputs } = judged(QUIT, LEFT);
    expect(weights).toHaveLength(JUDGE_FEATURES.length);
    expect(inputs[0]).toHaveLength(JUDGE_FEATURES.length);
  });

  it('is asked of those alone that may tell the same', () => {
    const { scored, proposals } = judged(
      `${QUIT} The flat in Carden has a view of the harbour and of eleven ships.`,
      `${LEFT} ${BANK}`,
    );
    expect(scored.some(({ score }) => score < PROPOSED)).toBe(true);
    expect(proposals.every(({ score }) => score >= PROPOSED)).toBe(true);
  });

  it('knows which are the best of both', () => {
    const { proposals } = judged(QUIT, `${LEFT} Conrad Hale had a loan for his flat in Carden.`);
    expect(proposals.map(({ isBest }) => isBest)).toEqual([true, false]);
    const other = judged(`${LEFT} Conrad Hale had a loan for his flat in Carden.`, QUIT);
    expect(other.proposals.map(({ isBest }) => isBest)).toEqual([true, false]);
  });

  it('counts what else both reports tell alike', () => {
    expect(measured(ALIKE, QUIT, LEFT)).toBe(0);
    expect(measured(ALIKE, `${QUIT} ${BANK}`, `${LEFT} ${SEARCH}`)).toBeGreaterThan(0.1);
  });

  it('counts a thing that is told alike once', () => {
    const again = 'Conrad Hale had a loan for his flat in Carden.';
    expect(measured(ALIKE, `${QUIT} ${BANK}`, `${LEFT} ${again} ${SEARCH}`)).toBeLessThan(0.26);
  });

  it('is surer of words of one meaning', () => {
    const score = (b: string): number => judgedScore(judged(QUIT, b).inputs[0] ?? []);
    expect(score('The minister Conrad Hale quit over the credit for the apartment.')).toBeGreaterThan(
      score('The minister Conrad Hale spoke about the harbour for the winter.'),
    );
  });
});
