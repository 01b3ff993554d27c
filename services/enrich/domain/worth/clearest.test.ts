import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import { statementsOf } from '@newsfold/report/statements/statements.ts';
import { reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import type { Mention } from '../facts/agreements.ts';
import { clearestOf, shownOf } from './clearest.ts';

/** The first sentence of each text as a mention. */
const mentions = (...texts: readonly string[]): readonly Mention[] =>
  reportsOf(...texts.map((text, i) => [text, i] as const)).flatMap((report) =>
    sentencesOf(report.document).sentences.map(({ whole }) => ({ report, statement: whole })),
  );

const shown = (...texts: readonly string[]): string => {
  const clearest = clearestOf(mentions(...texts));
  return clearest === undefined ? '' : clearest.report.article.text;
};

describe('clearestOf', () => {
  it('prefers a longer sentence to one that goes on from another', () => {
    const [goesOn, alone] = [
      'This lets Norland seize the harbour of Carden.',
      'A new act lets Norland seize the harbour of Carden without a ruling by a court.',
    ] as const;
    expect(shown(goesOn, alone)).toBe(alone);
  });

  it('prefers a longer sentence to one that announces the words of the next', () => {
    const [announces, alone] = [
      'The league of ports in Norland wrote a letter stating:',
      'The letter, which the league of ports in Norland put on its pages, was signed by eleven harbour masters and had drawn more than 22,000 names by Monday.',
    ] as const;
    expect(shown(announces, alone)).toBe(alone);
  });

  it('prefers the wording of a quotation that says whose words they are', () => {
    const [unsigned, signed] = [
      '“Conrad Hale broke the charter of Carden, and we all knew.”',
      '“Conrad Hale broke the charter of Carden, and we all knew,” Ida Moss told a full chamber on Monday.',
    ] as const;
    expect(shown(unsigned, signed)).toBe(signed);
  });

  it('prefers any sentence to one with something of the page in it', () => {
    const [posted, alone] = [
      'Norland seized the harbour of Carden. pic.twitter.com/5P7xx',
      'The government of Norland seized the harbour of Carden on Monday, three weeks after a court in Thisted had ruled that its owners, who live abroad, owe it eleven million crowns in dues.',
    ] as const;
    expect(shown(posted, alone)).toBe(alone);
  });
});

describe('shownOf', () => {
  it('gives a clause that was cut before its end as its sentence', () => {
    const text =
      'Conrad Hale was serving a 12 - year sentence at the centre for federal prisoners in Carden.';
    const [report] = reportsOf([text, 0]);
    const [clause] = report ? statementsOf(report.document) : [];
    expect(clause?.end).toBeLessThan(text.length);
    expect(clause && shownOf(clause).end).toBe(text.length);
  });

  it('leaves a clause as it is that ends where it says something', () => {
    const text =
      'Conrad Hale was sentenced by the court in Carden, while prosecutors in Thisted asked for more.';
    const [report] = reportsOf([text, 0]);
    const [clause] = report ? statementsOf(report.document) : [];
    expect(clause && shownOf(clause)).toBe(clause);
  });
});
