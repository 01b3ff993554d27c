import { describe, expect, it } from 'vitest';
import { tellsOutcome, titleStages } from './title-stage.ts';

const stages = (title: string, language = 'en') => Object.fromEntries(titleStages(title, language));

describe('the stage that a headline tells', () => {
  it.each([
    ['Man charged with arson after fire', 'en', { case: 2 }],
    ['Jury finds suspect guilty', 'en', { case: 4 }],
    ["Deputy's killer gets death sentence", 'en', { case: 5 }],
    ['Housing minister quits over flat', 'en', { post: 1 }],
    ['Missing students found alive', 'en', { search: 1 }],
    ['Angeklagter zu acht Jahren Haft verurteilt', 'de', { case: 5 }],
    ['Hallan con vida a los desaparecidos', 'es', { search: 0 }],
    ['法院判处船长十年', 'zh', { case: 5 }],
    ['Sessions fires back at critics', 'en', {}],
    ['Ferry capsized off Kisumu', 'en', {}],
    ['Jury finds suspect guilty', 'xx', {}],
  ])('%s', (title, language, expected) => {
    expect(stages(title, language)).toEqual(expected);
  });

  it('is the outcome where others are behind and none is further', () => {
    const [fire, charged, guilty, held] = [
      'Fire at market hall',
      'Man charged over fire',
      'Man guilty of arson',
      'Man arrested over fire',
    ].map((title) => titleStages(title, 'en')) as [never, never, never, never];
    expect(tellsOutcome(charged, [fire, charged])).toBe(true);
    expect(tellsOutcome(charged, [fire, charged, guilty])).toBe(false);
    expect(tellsOutcome(guilty, [fire, charged, guilty])).toBe(true);
    expect(tellsOutcome(held, [fire, held])).toBe(false);
    expect(tellsOutcome(guilty, [guilty, guilty])).toBe(false);
  });
});
