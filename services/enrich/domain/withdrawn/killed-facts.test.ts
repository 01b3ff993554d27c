import type { AgreedFact } from '@newsfold/schemas/generated/records.ts';
import { article } from '@newsfold/test/support/fixture-article.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { describe, expect, it } from 'vitest';
import { withoutKilled } from './killed-facts.ts';

const TEXT =
  'Police arrested Henrik Dahl, the harbour master of Ostrel, on Tuesday over bribes of 410,000 crowns, two officials said. Investigators searched his house in the Elm district and took away fourteen boxes of files. The county prosecutor believes that three shipping companies paid him for berths at the new container terminal.';
const KILLED = article('k', {
  title: 'Harbour master arrested',
  text: TEXT,
  quantities: findQuantities(TEXT, 'en'),
});

/** A fact as reports word it, each in a text of its own. */
function kept(value: number | null, text: string, ...others: string[]): boolean {
  const texts = new Map([text, ...others].map((wording, i) => [`r${i}`, wording]));
  const fact: AgreedFact = {
    text,
    language: 'en',
    slot: value === null ? '' : 'crowns',
    value,
    attribution: null,
    references: [...texts].map(([articleId, { length }]) => ({
      articleId,
      start: 0,
      end: length,
      quote: '',
    })),
    independentPublishers: 2,
  };
  return withoutKilled([fact], [KILLED], (articleId) => texts.get(articleId)).length === 1;
}

describe('an agreed fact', () => {
  it.each<[string, number | null, string, ...string[]]>([
    [
      'in a sentence of the killed text',
      null,
      'Investigators searched the house of Dahl in the Elm district.',
    ],
    [
      'in two of its sentences',
      null,
      'Henrik Dahl had his files taken from the Elm district because companies paid for berths at the terminal.',
    ],
    [
      'with its number',
      410_000,
      'Detectives suspect Dahl of having hidden and laundered 410,000 crowns from prosecutors.',
    ],
    [
      'in the wording of one report',
      null,
      'Somebody else spoke about something.',
      'Police arrested harbour master Henrik Dahl.',
    ],
  ])('goes when it is told %s', (_, value, text, ...others) =>
    expect(kept(value, text, ...others)).toBe(false),
  );

  it.each<[string, number | null, string]>([
    ['of another thing', null, 'Ann Lund will be deputy until the summer, the town council decided.'],
    ['with another number', 7_000, 'Dockers of Ostrel collected 7,000 crowns for a new rescue boat.'],
    [
      'with its number, of another thing',
      410_000,
      'The museum sold a painting to a collector abroad for 410,000 crowns.',
    ],
  ])('stays when it is %s', (_, value, text) => expect(kept(value, text)).toBe(true));

  it('stays where nothing was killed', () => {
    const facts: readonly AgreedFact[] = [];
    expect(withoutKilled(facts, [], () => undefined)).toBe(facts);
  });
});
