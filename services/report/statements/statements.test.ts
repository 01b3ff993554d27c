import { document } from '@newsfold/test/support/fixture-article.ts';
import { describe, expect, it } from 'vitest';
import { statementsOf } from './statements.ts';

const texts = (text: string): string[] =>
  statementsOf(document('a', { text })).map(({ start, end }) => text.slice(start, end));

describe('statementsOf', () => {
  it('cuts sentences into clauses of the text', () => {
    expect(texts('The ferry sank in strong winds, while rescuers pulled dozens from the water.')).toEqual([
      'The ferry sank in strong winds',
      'rescuers pulled dozens from the water.',
    ]);
  });

  it('keeps a short denial', () => {
    expect(texts('No one was hurt.')).toEqual(['No one was hurt.']);
  });

  it('leaves out who said it and bare fragments', () => {
    expect(
      texts('The talks failed after nine hours, according to Beat Zurbriggen, who led the talks.'),
    ).not.toContain('according to Beat Zurbriggen');
    expect(texts('Officials spoke.')).toEqual([]);
  });

  it.each([
    'Enlarge this image toggle caption of the flooded street in the old town.',
    'Sign up for our newsletter to get the best of the week in your inbox.',
    '— Conrad Hale (@conradhale) June 30, 2026',
    'Five Takeaways From The Budget Debate Minister Conrad Hale Resigns Over Flat',
  ])('leaves out what belongs to the page: %s', (text) => {
    expect(texts(`${text}\nThe ferry sank in strong winds.`)).toEqual(['The ferry sank in strong winds.']);
  });

  it('does not mistake a time for a denial', () => {
    const isNegated = (text: string) => statementsOf(document('a', { text }))[0]?.negated;
    expect(isNegated('The bridge will not reopen before Friday morning.')).toBe(false);
    expect(isNegated('The bridge will not reopen to traffic at all.')).toBe(true);
  });

  it('counts two negations as none, and a failure as none', () => {
    const isNegated = (text: string) => statementsOf(document('a', { text }))[0]?.negated;
    expect(isNegated('He denied that the mayor came to the meeting.')).toBe(true);
    expect(isNegated('He denied that nobody came to the meeting.')).toBe(false);
    expect(isNegated('The tanker failed to stop at sea.')).toBe(true);
    expect(isNegated('The engine failed on the tanker at sea.')).toBe(false);
  });

  it('skips a dateline', () => {
    expect(texts('KISUMU, Kenya - The ferry sank in strong winds.')[0]).toBe(
      'The ferry sank in strong winds.',
    );
  });

  it('keeps a statement of one clause as its own whole', () => {
    const [only] = statementsOf(document('a', { text: 'The ferry sank in strong winds.' }));
    expect(only?.whole).toBe(only);
  });
});
