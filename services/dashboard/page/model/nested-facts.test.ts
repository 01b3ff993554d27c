/** Agreed facts that repeat each other. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nestedFacts } from './nested-facts.ts';

type Fact = Story['agreed'][number];
const fact = (text: string, independentPublishers = 2, state = 'confirmed') =>
  ({ text, independentPublishers, state, language: 'en' }) as Fact;
const shape = (facts: readonly Fact[]) =>
  nestedFacts(facts).map(({ fact: { text }, parts }) => [text, ...parts.map((part) => part.text)]);

it('shows a fact inside of that which says the same and more', () => {
  const short = 'Marlow Point Airport was closed.';
  const long = 'Marlow Point Airport was closed, forcing the cancellation of 62 flights';
  expect(shape([fact(short), fact('Police searched'), fact(long), fact(short)])).toEqual([
    ['Police searched'],
    [long, short, short],
  ]);
  expect(shape([fact(short), fact(short)])).toEqual([[short, short]]);
});

it('hides nothing behind what fewer say or what stands otherwise, and cuts no word', () => {
  for (const facts of [
    [fact('It was closed', 4), fact('It was closed for a day', 2)],
    [fact('It was closed', 2, 'corrected'), fact('It was closed for a day')],
    [fact('Port'), fact('Porto was closed')],
  ])
    expect(shape(facts)).toEqual(facts.map(({ text }) => [text]));
});

it('keeps each fact once (property)', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 });
  const facts = fc.array(
    fc.tuple(words, fc.integer({ min: 1, max: 3 })).map(([text, count]) => fact(text.join(' '), count)),
  );
  fc.assert(
    fc.property(facts, (given) => {
      const kept = nestedFacts(given).flatMap(({ fact: whole, parts }) => [whole, ...parts]);
      expect(new Set(kept)).toEqual(new Set(given));
      expect(kept).toHaveLength(given.length);
    }),
  );
});
