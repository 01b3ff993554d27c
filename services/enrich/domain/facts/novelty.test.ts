import { reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { ExaminedReports } from '../event/examined-reports.ts';
import { noveltyOf } from './novelty.ts';

const sentences = [
  'Housing minister Conrad Hale resigned on Monday over a loan for his flat in Carden.',
  'Divers found the flight recorder of the airliner at a depth of 3,400 metres.',
  'A strike of train drivers in Orvane stopped four hundred trains during the night.',
  'The central bank of Tolvera cut its rate by a quarter of a point after two years.',
];

const noveltiesOf = (...texts: readonly string[]) => {
  const reports = reportsOf(...texts.map((text, i) => [text, 10 * i] as const));
  return [...noveltyOf(new ExaminedReports(reports)).values()];
};

describe('noveltyOf', () => {
  it('calls the first report all new, and one that repeats it not new at all', () => {
    const text = sentences.join(' ');
    expect(noveltiesOf(text, text)).toEqual([1, 0]);
  });

  it('counts what no earlier report has, by its weight', () => {
    const [, second] = noveltiesOf(sentences.slice(0, 3).join(' '), sentences.slice(2).join(' '));
    expect(second).toBeGreaterThan(0.3);
    expect(second).toBeLessThan(0.7);
  });

  it('takes a number that no earlier report has for news', () => {
    const toll = (dead: number) =>
      `The toll of the ferry that sank off Kisumu stands at ${dead}, the coastguard said.`;
    const [, same = 0] = noveltiesOf(
      toll(9),
      `Off Kisumu the toll of the ferry that sank stands at 9, officials said.`,
    );
    const [, other = 0] = noveltiesOf(
      toll(9),
      `Off Kisumu the toll of the ferry that sank stands at 14, officials said.`,
    );
    expect(other).toBeGreaterThan(same + 0.1);
  });

  it('does not take what comes later into account', () => {
    const [first, second] = noveltiesOf(sentences[0] ?? '', `${sentences[0]} ${sentences[1]}`);
    expect(first).toBe(1);
    expect(second).toBeGreaterThan(0);
  });
});
