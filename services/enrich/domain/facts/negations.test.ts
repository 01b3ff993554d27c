/** What is so for one source and not for another; and what only looks like it. */
import { reportsIn, reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { findNegations } from './negations.ts';

const found = (language: string, one: string, other: string): string[][] =>
  findNegations(reportsIn(language, [one, 0], [other, 10])).map(({ values }) =>
    values.map(({ text }) => text),
  );

describe('findNegations', () => {
  it.each([
    [
      'en',
      'The ferry that sank off Orlin had enough life jackets, the owner said.',
      'The ferry that sank off Orlin did not have enough life jackets, survivors said.',
    ],
    [
      'fr',
      'Le ferry qui a coulé au large d’Orlin avait assez de gilets de sauvetage, selon l’armateur.',
      'Le ferry qui a coulé au large d’Orlin n’avait pas assez de gilets de sauvetage, selon des survivants.',
    ],
    [
      'es',
      'El ferri que se hundió frente a Orlin tenía suficientes chalecos salvavidas, según la naviera.',
      'El ferri que se hundió frente a Orlin no tenía suficientes chalecos salvavidas, dijeron supervivientes.',
    ],
  ])('finds what is so for one and not for another: %s', (language, one, other) => {
    expect(found(language, one, other)).toHaveLength(1);
    expect(found(language, other, one)).toHaveLength(1);
  });

  it.each(["didn't", 'didn’t', 'never', 'cannot'])('reads a negation however it is written: %s', (not) => {
    const has = 'The ferry that sank off Orlin did have enough life jackets.';
    expect(found('en', has, has.replace('did', not))).toHaveLength(1);
  });

  it('is a conflict of what both say as they say it', () => {
    const [conflict] = findNegations(
      reportsOf(
        ['The ferry that sank off Orlin had enough life jackets.', 0],
        ['The ferry that sank off Orlin did not have enough life jackets.', 300],
      ),
    );
    expect(conflict).toMatchObject({ slot: 'negation', kind: 'conflict' });
    expect(conflict?.values.map(({ state }) => state)).toEqual(['reported', 'reported']);
  });

  it.each([
    // Both negate.
    ['The ferry never had enough life jackets.', 'The ferry did not have enough life jackets.'],
    // Something else is negated.
    [
      'The ferry had enough life jackets for the passengers and the crew.',
      'The ferry had enough life jackets for the passengers, which nobody had counted.',
    ],
    [
      'The ferry had enough life jackets for all its passengers in Orlin.',
      'The ferry not insured had enough life jackets for all its passengers in Orlin.',
    ],
    // Two negations are none.
    [
      'The ferry did not have enough life jackets for all its passengers in Orlin.',
      'It is not so that the ferry did not have enough life jackets for all its passengers in Orlin.',
    ],
    // Three are one too many to tell what is meant.
    [
      'The ferry that sank off Orlin had enough life jackets for all its passengers.',
      'The ferry that sank off Orlin did not have enough life jackets for all its passengers, no, never.',
    ],
    // A number is no negation.
    ['The song was the No. 1 of the summer in Orlin.', 'The song was the hit of the summer in Orlin.'],
    // Sentences about something else.
    ['The ferry had enough life jackets.', 'The harbour of Skarne does not have enough tug boats.'],
  ])('leaves %s · %s', (one, other) => {
    expect(found('en', one, other)).toEqual([]);
  });

  it('does not set a source against itself', () => {
    const reports = reportsOf(
      ['The ferry had enough life jackets.', 0, 'a.example'],
      ['The ferry did not have enough life jackets.', 10, 'a.example'],
    );
    expect(findNegations(reports)).toEqual([]);
  });
});
