import { statementsOf } from '@newsfold/report/statements/statements.ts';
import { reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { toldOnce } from './told-once.ts';

const [report] = reportsOf([
  'Conrad Hale resigned as housing minister on Monday, and prosecutors in Thisted searched the offices of the bank. The ministry of housing named Ida Moss in his place. The chamber meets again in the second week of May.',
  0,
]);
const statements = report ? statementsOf(report.document) : [];
const whole = statements[0]?.whole;
const [resigned, searched, named, meets] = statements.map((statement) => ({ statement }));
if (!whole || !resigned || !searched || !named || !meets) throw new Error('other clauses than expected');
const sentence = { statement: whole };

describe('toldOnce', () => {
  it('leaves out what a better agreement cites, wherever it cites it', () => {
    const [first, second] = [
      { mentions: [named], further: [meets] },
      { mentions: [meets], further: [] },
    ];
    expect(toldOnce([first, second])).toEqual([first]);
  });

  it('keeps what has one sentence in common with a better one, and the clauses of one sentence', () => {
    const found = [
      { mentions: [resigned, named], further: [] },
      { mentions: [named, meets], further: [] },
      { mentions: [searched], further: [] },
    ];
    expect(toldOnce(found)).toEqual(found);
  });

  it('leaves out a clause of a sentence that is cited, and the sentence of a clause', () => {
    const [clause, all] = [
      { mentions: [resigned, named], further: [] },
      { mentions: [sentence, meets], further: [] },
    ];
    expect(toldOnce([clause, all])).toEqual([clause]);
    expect(toldOnce([all, clause])).toEqual([all]);
  });
});
