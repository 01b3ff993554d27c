import { reportsIn } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { findMovedDates } from './moved-dates.ts';

const MOVES: ReadonlyArray<readonly [language: string, before: string, after: string]> = [
  [
    'en',
    'The bridge at Mandal reopens on 20 March.',
    'The reopening of the bridge at Mandal was postponed to 27 March.',
  ],
  [
    'de',
    'Die Brücke in Lindach wird am 20. März eröffnet.',
    'Die Eröffnung der Brücke in Lindach ist verschoben, neuer Termin ist der 27. März.',
  ],
  [
    'es',
    'La inspección de la presa está prevista para el 20 de marzo.',
    'La inspección de la presa se aplaza al 27 de marzo.',
  ],
  ['fr', 'La réouverture du pont est prévue le 20 mars.', 'La réouverture du pont est reportée au 27 mars.'],
  [
    'pt',
    'A reabertura da ponte está prevista para 20 de março.',
    'A reabertura da ponte foi adiada para 27 de março.',
  ],
  ['ru', 'Открытие моста назначено на 20 марта.', 'Открытие моста перенесено на 27 марта.'],
];

describe('findMovedDates', () => {
  it.each(MOVES)('%s: tells a day that was moved as an update', (language, before, after) => {
    const [update, ...others] = findMovedDates(reportsIn(language, [before, 0], [after, 600]));
    expect(others).toEqual([]);
    expect(update?.kind).toBe('update');
    expect(update?.values.map(({ text }) => /\d+/.exec(text)?.[0])).toEqual(['20', '27']);
    expect(update?.values.map(({ state }) => state)).toEqual(['superseded', 'reported']);
  });

  it('takes the day on which somebody says so for no new one', () => {
    const [, before] = MOVES[3] as (typeof MOVES)[number];
    const after =
      'Le pont ne rouvrira pas avant le 27 mars : la réouverture est reportée, a annoncé lundi la préfecture.';
    expect(findMovedDates(reportsIn('fr', [before, 0], [after, 600]))[0]?.values.at(-1)?.text).not.toBe(
      'lundi',
    );
  });

  it('moves nothing that an earlier report does not date', () => {
    const [, , after] = MOVES[0] as (typeof MOVES)[number];
    const other = 'The museum at Carden opens on 20 March.';
    expect(findMovedDates(reportsIn('en', [other, 0], [after, 600]))).toEqual([]);
  });

  it('takes the day of a later report for no former one', () => {
    const [, before, after] = MOVES[0] as (typeof MOVES)[number];
    expect(findMovedDates(reportsIn('en', [after, 0], [before, 600]))).toEqual([]);
  });
});
