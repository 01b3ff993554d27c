import { reportsIn } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { findConflicts } from './conflicts.ts';
import { findPlans } from './plans.ts';

const PLANS: ReadonlyArray<readonly [language: string, plan: string, done: string]> = [
  [
    'en',
    'President Hale will unveil the new harbour strategy in Kisumu on Monday.',
    'President Hale unveiled the new harbour strategy in Kisumu on Monday.',
  ],
  [
    'de',
    'Ministerin Brandl will die neue Donaubrücke in Lindach am Montag eröffnen.',
    'Ministerin Brandl hat die neue Donaubrücke in Lindach am Montag eröffnet.',
  ],
  [
    'es',
    'La presidenta Moss va a firmar el acuerdo del agua en Valparo el lunes.',
    'La presidenta Moss firmó el acuerdo del agua en Valparo el lunes.',
  ],
  [
    'fr',
    'La ministre Dorval va signer l’accord sur le port de Valserre lundi.',
    'La ministre Dorval a signé l’accord sur le port de Valserre lundi.',
  ],
  [
    'pt',
    'A ministra Moss vai assinar o acordo do porto de Recife na segunda-feira.',
    'A ministra Moss assinou o acordo do porto de Recife na segunda-feira.',
  ],
  [
    'ru',
    'Министр Орлова планирует открыть новый мост в Караганде в понедельник.',
    'Министр Орлова открыла новый мост в Караганде в понедельник.',
  ],
  [
    'ar',
    'سيوقع الوزير كريم الاتفاق حول ميناء الفيضان يوم الاثنين.',
    'وقع الوزير كريم الاتفاق حول ميناء الفيضان يوم الاثنين.',
  ],
  ['zh', '林山市长计划签署港口协议。', '林山市长签署了港口协议。'],
];

describe('findPlans', () => {
  it.each(PLANS)('%s: tells a plan and what came of it as an update', (language, plan, done) => {
    const [update, ...others] = findPlans(reportsIn(language, [plan, 0], [done, 600]));
    expect(others).toEqual([]);
    expect(update?.kind).toBe('update');
    expect(update?.slot).toBe('plan');
    expect(update?.values.map(({ state }) => state)).toEqual(['superseded', 'reported']);
    expect(update?.values.map(({ references }) => references[0]?.articleId)).toEqual(['r0', 'r1']);
  });

  it.each(PLANS)('%s: tells nothing of what was done before it was planned', (language, plan, done) => {
    expect(findPlans(reportsIn(language, [done, 0], [plan, 600]))).toEqual([]);
  });

  it.each([
    ['a refusal', 'President Hale will not unveil the new harbour strategy in Kisumu on Monday.'],
    ['another act', 'President Hale will defend the new harbour strategy in Kisumu on Monday.'],
    ['a habit', 'President Hale would unveil the new harbour strategy in Kisumu every year.'],
  ])('takes %s for no plan of it', (_, plan) => {
    const done = 'President Hale unveiled the new harbour strategy in Kisumu on Monday.';
    expect(findPlans(reportsIn('en', [plan, 0], [done, 600]))).toEqual([]);
  });

  it.each([
    ['unless', 'President Hale will unveil the new harbour strategy in Kisumu unless the pilots object.'],
    [
      'what it does not mean',
      'That does not mean President Hale will unveil the new harbour strategy in Kisumu.',
    ],
  ])('takes what is left open for no plan: %s', (_, plan) => {
    const done = 'President Hale unveiled the new harbour strategy in Kisumu on Monday.';
    expect(findPlans(reportsIn('en', [plan, 0], [done, 600]))).toEqual([]);
  });

  it.each([
    [
      'a form that only describes',
      'The new harbour strategy unveiled by President Hale in Kisumu fills nine pages.',
    ],
    ['what goes on', 'The new harbour strategy of President Hale is being unveiled in Kisumu this week.'],
    ['an act of another year', 'President Hale had unveiled a new harbour strategy in Kisumu in May 2009.'],
  ])('takes %s for nothing done', (_, done) => {
    const plan = 'President Hale will unveil the new harbour strategy in Kisumu on Monday.';
    expect(findPlans(reportsIn('en', [plan, 0], [done, 600]))).toEqual([]);
  });

  it('tells as done what was passive and says who did it', () => {
    const plan = 'President Hale will unveil the new harbour strategy in Kisumu on Monday.';
    const done = 'The new harbour strategy of Kisumu was formally unveiled by President Hale on Monday.';
    expect(findPlans(reportsIn('en', [plan, 0], [done, 600]))).toHaveLength(1);
  });

  it('takes what is done to somebody else for another act', () => {
    const plan = 'The harbour report of Kisumu is expected to blame Captain Moss for the lost cargo.';
    const done = (name: string) => `The harbour report of Kisumu blamed ${name} for the lost cargo.`;
    expect(findPlans(reportsIn('en', [plan, 0], [done('Captain Moss'), 600]))).toHaveLength(1);
    expect(findPlans(reportsIn('en', [plan, 0], [done('Ida Reed'), 600]))).toEqual([]);
  });

  it('takes a refusal at the end of a clause for none either', () => {
    const [, , done = ''] = PLANS[1] ?? [];
    const refused = 'Ministerin Brandl will die neue Donaubrücke in Lindach am Montag nicht eröffnen.';
    expect(findPlans(reportsIn('de', [refused, 0], [done, 600]))).toEqual([]);
  });

  it('takes an infinitive for nothing done', () => {
    const plan = 'Die Reparatur der Brücke in Lindach soll sechs Millionen Euro kosten.';
    const other = 'Ein Neubau der Brücke in Lindach würde 140 Millionen Euro kosten.';
    expect(findPlans(reportsIn('de', [plan, 0], [other, 600]))).toEqual([]);
  });

  it('needs what the act is done to', () => {
    const plan = 'President Hale will unveil the new harbour strategy in Kisumu on Monday.';
    const done =
      'The new harbour strategy of Kisumu is the work of two officials and a retired captain of the navy, so that President Hale merely unveiled a bronze statue.';
    expect(findPlans(reportsIn('en', [plan, 0], [done, 600]))).toEqual([]);
  });

  it('gathers all reports of one plan, and is part of the conflicts', () => {
    const plan = 'President Hale will unveil the new harbour strategy in Kisumu on Monday.';
    const again = 'The new harbour strategy will be unveiled by President Hale in Kisumu.';
    const done = 'President Hale unveiled the new harbour strategy in Kisumu on Monday.';
    const found = findConflicts(reportsIn('en', [plan, 0], [again, 30], [done, 600]));
    expect(found.map(({ slot }) => slot)).toEqual(['plan']);
    expect(found[0]?.values.map(({ references }) => references.length)).toEqual([2, 1]);
  });
});
