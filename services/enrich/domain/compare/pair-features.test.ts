import type { Statement } from '@newsfold/report/statements/statement.ts';
import { statementsOf } from '@newsfold/report/statements/statements.ts';
import { document } from '@newsfold/test/support/fixture-article.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { describe, expect, it } from 'vitest';
import { pairFeatures } from './pair-features.ts';
import { isVetoed } from './vetoes.ts';

function statement(id: string, text: string): Statement {
  const [first] = statementsOf(document(id, { text, quantities: findQuantities(text, 'en') }));
  if (!first) throw new Error(`no statement in: ${text}`);
  return first;
}

const features = (a: string, b: string) => pairFeatures(statement('a', a), statement('b', b));
const vetoed = (a: string, b: string): boolean => isVetoed(features(a, b));

describe('pairFeatures', () => {
  it('is symmetric', () => {
    const [a, b] = [
      'Nine people died when a ferry capsized on Lake Victoria on Monday.',
      'A boat overturned near Kisumu, killing at least nine passengers.',
    ];
    expect(features(a, b)).toEqual(features(b, a));
  });

  it('counts words of one meaning as near', () => {
    const { near, less } = features(
      'The minister resigned after the inquiry.',
      'The minister quit after an investigation.',
    );
    expect(near).toBeGreaterThan(0);
    expect(less).toBeGreaterThan(0.5);
  });

  it('counts a number and its bound as one', () => {
    const { figures, figureClash } = features(
      'Doctors have confirmed 353 cases of dengue.',
      'More than 350 cases of dengue were reported.',
    );
    expect([figures, figureClash]).toEqual([1, 0]);
  });
});

describe('isVetoed', () => {
  it.each([
    ['The ferry was overloaded, relatives said.', 'The ferry was not overloaded, relatives said.'],
    ['Shares of the company rose sharply.', 'Shares of the company fell sharply.'],
    ['The court convicted the former mayor.', 'The court acquitted the former mayor.'],
    ['The strike begins on Monday morning.', 'The strike begins on Tuesday morning.'],
    ['The damage amounts to 40 million euros.', 'The damage amounts to 65 million euros.'],
    ['Nine people died in the flood.', 'Twelve people died in the flood.'],
    ['Nine people died and 400 homes were lost.', 'Eleven people died and 400 homes were lost.'],
  ])('%s / %s', (a, b) => {
    expect(vetoed(a, b)).toBe(true);
  });

  it('lets a small number differ beside a distinctive one that is the same', () => {
    expect(
      vetoed(
        'The deal is worth $140 million a year within three visits.',
        'The deal is worth $140 million a year and takes four visits.',
      ),
    ).toBe(false);
  });

  it('does not mistake a failure for a denial', () => {
    expect(vetoed('The engine of the tanker failed.', 'The tanker had an engine failure at sea.')).toBe(
      false,
    );
  });
});
