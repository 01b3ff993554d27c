import { type ReportSketch, reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { findAgreements, toAgreedFact } from './agreements.ts';
import { findConflicts } from './conflicts.ts';

const agreed = (...sketches: readonly ReportSketch[]) => {
  const reports = reportsOf(...sketches);
  return findAgreements(reports).map((agreement) => toAgreedFact(agreement, findConflicts(reports), reports));
};

/** Sentences that make a report long and agree with no other. */
const filler = (i: number): string =>
  Array.from({ length: 9 }, (_, k) => `Panel ${k}${i}7 met bench ${k}${i}3 of wing ${i}${k}9.`).join(' ');

describe('findAgreements', () => {
  it('aligns sentences that say the same in other words', () => {
    const [fact] = agreed(
      ['Mount Ketu erupted and forced more than 6,000 villagers to leave their homes.', 0],
      ['Over 6,000 people were evacuated when the volcano Mount Ketu erupted.', 10],
    );
    expect(fact?.independentPublishers).toBe(2);
    expect(fact?.references).toHaveLength(2);
  });

  it('shows the wording that names someone and begins a sentence', () => {
    const [fact] = agreed(
      ['Police said that on Monday the minister Conrad Hale resigned over the flat.', 0],
      ['Conrad Hale resigned as minister over the flat on Monday.', 10],
    );
    expect(fact?.text).toBe('Conrad Hale resigned as minister over the flat on Monday.');
  });

  it('shows the sentence of a clause that says nothing by itself', () => {
    const [fact] = agreed(
      ['The panel, in issuing the order, exceeded the scope of the authority that Congress gave it.', 0],
      ['It wrote that it had exceeded the scope of the authority that Congress gave it.', 10],
    );
    expect(fact?.text).toMatch(/^[A-Z].*\.$/);
  });

  it('makes one agreement of what both quote, after what both report', () => {
    const quote =
      '"We could do better working together, both sides of this house, and we have not yet tried."';
    const facts = agreed(
      [`Conrad Hale resigned as housing minister on Monday. ${quote}`, 0],
      [`Housing minister Conrad Hale quit on Monday. ${quote}`, 10],
    );
    expect(facts.map(({ text }) => /Hale/.test(text))).toEqual([true, false]);
  });

  it('tells no scrap of a quotation', () => {
    const news = ['Conrad Hale resigned as minister on Monday.', 'Minister Conrad Hale quit on Monday.'];
    const facts = agreed(
      [`${news[0]} "He is certainly welcome."`, 0],
      [`${news[1]} "He is certainly welcome."`, 10],
    );
    expect(facts.map(({ text }) => /Hale/.test(text))).toEqual([true]);
  });

  it.each([
    ['The ferry was overloaded, relatives said.', 'The operator denied that the ferry was overloaded.'],
    ['Nine people died in the flood.', 'Twelve people died in the flood.'],
    ['The court convicted the former mayor of fraud.', 'The court acquitted the former mayor of fraud.'],
  ])('does not agree: %s / %s', (a, b) => {
    expect(agreed([a, 0], [b, 10])).toEqual([]);
  });

  it('counts a sentence that another report has word for word as a copy', () => {
    const copied = 'A ferry with 64 passengers from Kisumu capsized in strong winds on Lake Victoria.';
    expect(agreed([copied, 0], [copied, 10])).toEqual([]);
  });

  it('takes a quotation of long reports that both have word for word as what both report, behind the rest', () => {
    const quoted =
      '“Conrad Hale broke the charter of Carden and hid the Meridale loan for his harbour flat from bishops, judges and auditors of Norland,” Ida Moss told a full chamber.';
    const copied =
      'The chamber then adjourned its stormy session in Carden until the first week after the long summer holidays of clerks and ushers.';
    const news = [
      'Conrad Hale resigned as housing minister on Monday.',
      'Housing minister Conrad Hale quit on Monday.',
    ];
    const report = (i: number): string => {
      const filler = Array.from(
        { length: 8 },
        (_, k) => `Panel ${k}${i}7 met bench ${k}${i}3 of wing ${i}${k}9.`,
      );
      return [news[i], quoted, copied, ...filler].join(' ');
    };
    const texts = agreed([report(0), 0], [report(1), 10]).map(({ text }) => text);
    expect(texts.at(-1)).toBe(quoted);
    expect(texts).not.toContain(copied);
  });

  it('cites every sentence of long reports that says it, and tells it once', () => {
    const news = 'Conrad Hale resigned as housing minister over a loan for his flat in Carden.';
    const again =
      'Hale resigned as housing minister over the loan for the flat in Carden, his office confirmed.';
    const facts = agreed(
      [`${news} ${filler(1)} ${again}`, 0],
      [`Housing minister Conrad Hale resigned over a loan for a flat in Carden. ${filler(2)}`, 10],
    );
    expect(facts).toHaveLength(1);
    expect(facts[0]?.references.map(({ articleId }) => articleId).sort()).toEqual(['r0', 'r0', 'r1']);
  });

  it('tells once what two long reports both tell twice', () => {
    const news = 'Conrad Hale resigned as housing minister over a loan for his flat in Carden.';
    const again =
      'Hale resigned as housing minister over the loan for the flat in Carden, his office confirmed.';
    const other = 'Housing minister Conrad Hale resigned over a loan for a flat in Carden.';
    const since =
      'Conrad Hale, the housing minister, resigned over a loan for the Carden flat, his party confirmed.';
    const facts = agreed([`${news} ${filler(1)} ${again}`, 0], [`${other} ${filler(2)} ${since}`, 10]);
    expect(facts).toHaveLength(1);
    expect(facts[0]?.references).toHaveLength(4);
  });

  it('finds two things by a sentence that tells both', () => {
    const facts = agreed(
      [`Conrad Hale resigned as housing minister over a loan for his flat in Carden. ${filler(1)}`, 0],
      [`Prosecutors in Thisted searched the offices of the bank Meridale for the contract. ${filler(2)}`, 10],
      [
        `Housing minister Conrad Hale resigned over the loan for a Carden flat, while prosecutors searched the Meridale bank for its contract at offices in Thisted. ${filler(3)}`,
        20,
      ],
    );
    const cited = facts.map(({ references }) => references.map(({ articleId }) => articleId).sort());
    expect(cited.sort()).toEqual([
      ['r0', 'r2'],
      ['r1', 'r2'],
    ]);
  });

  it('is no agreement where two long reports alone say other things of one person', () => {
    const hailed = 'The harbour minister Conrad Hale of Carden hailed the crews of the tugs on Friday.';
    const facts = agreed(
      [`${hailed} ${filler(1)}`, 0],
      [`Conrad Hale, a minister of Carden, was born in Thisted to a baker and a nurse. ${filler(2)}`, 10],
    );
    expect(facts).toEqual([]);
    const again = `The minister for the harbour, Conrad Hale of Carden, hailed the tug crews. ${filler(2)}`;
    expect(agreed([`${hailed} ${filler(1)}`, 0], [again, 10])).toHaveLength(1);
  });

  it('tells no scrap of what long reports quote', () => {
    const scrap = '“This is going to be a very good week for all of us here, I believe,” he said.';
    const facts = agreed([`${scrap} ${filler(1)}`, 0], [`${scrap} ${filler(2)}`, 10]);
    expect(facts).toEqual([]);
  });

  it('adds no source for a passage that was copied from another report of the agreement', () => {
    const copied = 'Conrad Hale resigned as housing minister on Monday over a loan for his flat in Carden.';
    const [fact] = agreed(
      [`Housing minister Conrad Hale quit on Monday over the loan for a flat in Carden. ${filler(1)}`, 0],
      [`${copied} ${filler(2)}`, 10],
      [`${copied} ${filler(3)}`, 20],
    );
    expect(fact?.references).toHaveLength(3);
    expect(fact?.independentPublishers).toBe(2);
  });

  it('takes what one quotes and another shows as it was posted as a quotation', () => {
    const words =
      'I leave the ministry of housing after eleven years because Conrad Hale hid the loan of the Meridale bank for my flat in Carden from parliament and broke the charter of Norland in Thisted';
    const facts = agreed([`${words}. ${filler(1)}`, 0], [`“${words},” he wrote. ${filler(2)}`, 10]);
    expect(facts).toMatchObject([{ isQuotation: true }]);
    expect(agreed([`${words}. ${filler(1)}`, 0], [`${words}. ${filler(2)}`, 10])).toMatchObject([
      { isQuotation: true },
    ]);
  });

  it('prefers a longer wording that names someone', () => {
    const [fact] = agreed(
      ['The housing minister resigned over the flat.', 0],
      ['Conrad Hale resigned as the housing minister of Britain over the flat.', 10],
    );
    expect(fact?.text).toBe('Conrad Hale resigned as the housing minister of Britain over the flat.');
  });

  it('gives a number only when all of its sources give it', () => {
    const [one, other, without] = [
      'The volcano Mount Ketu erupted and forced 6,000 villagers to leave their homes.',
      'When Mount Ketu erupted 6,000 villagers had to leave their homes.',
      'The eruption of the volcano Mount Ketu forced villagers to leave their homes.',
    ] as const;
    expect(agreed([one, 0], [other, 10])).toMatchObject([{ value: 6000, independentPublishers: 2 }]);
    expect(agreed([one, 0], [other, 10], [without, 20])).toMatchObject([
      { value: null, independentPublishers: 3 },
    ]);
  });

  it('counts sources, not reports', () => {
    const text = 'Conrad Hale resigned as housing minister over the flat on Monday.';
    const other = 'Housing minister Conrad Hale quit on Monday over the flat.';
    expect(agreed([text, 0, 'a.example'], [other, 5, 'a.example'])).toEqual([]);
    expect(agreed([text, 0, 'a.example'], [other, 5, null])).toEqual([]);
  });
});
