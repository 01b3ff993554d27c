import { reportsIn } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { findStages } from './stages.ts';

const CASES: ReadonlyArray<readonly [language: string, before: string, after: string]> = [
  [
    'en',
    'Police in Kisumu arrested the owner of the ferry, Moses Wafula, over the sinking. Moses Wafula said nothing.',
    'A jury found Moses Wafula guilty. Moses Wafula was found guilty of manslaughter in Kisumu.',
  ],
  [
    'de',
    'Bernd Hollmann ist in Lindach festgenommen worden, wie die Polizei mitteilte. Gegen Bernd Hollmann wird ermittelt.',
    'Das Gericht hat Bernd Hollmann am Freitag schuldig gesprochen. Bernd Hollmann nahm das Urteil ruhig auf.',
  ],
  [
    'es',
    'La policía detuvo a Marta Robles en Valparo. Marta Robles negó los hechos.',
    'El tribunal declaró culpable a Marta Robles. La empresaria Marta Robles recurrirá.',
  ],
  [
    'fr',
    'La police a interpellé Jean Valmont à Dorval : Jean Valmont a été interpellé chez lui.',
    'Le tribunal a reconnu Jean Valmont coupable vendredi. Jean Valmont va faire appel.',
  ],
  [
    'pt',
    'A polícia prendeu Carlos Moura em Recife. Carlos Moura é dono da balsa.',
    'Carlos Moura foi condenado pelo tribunal de Recife. A defesa de Carlos Moura vai recorrer.',
  ],
  [
    'ru',
    'Полиция задержала Игоря Белова в Караганде. Игорь Белов был задержан дома.',
    'Суд признал Игоря Белова виновным. Игорь Белов признан виновным в халатности.',
  ],
];

describe('findStages', () => {
  it.each(CASES)('%s: the furthest stage of a case holds', (language, before, after) => {
    const [update, ...others] = findStages(reportsIn(language, [before, 0], [after, 6000]));
    expect(others).toEqual([]);
    expect(update?.kind).toBe('update');
    expect(update?.values.map(({ state }) => state)).toEqual(['superseded', 'reported']);
  });

  it('takes an older report that is further for another case', () => {
    const [, before, after] = CASES[0] as (typeof CASES)[number];
    expect(findStages(reportsIn('en', [after, 0], [before, 6000]))).toEqual([]);
  });

  it('needs a person that both name', () => {
    const [, before] = CASES[0] as (typeof CASES)[number];
    const after = 'A jury found Ida Brandl guilty. Ida Brandl was found guilty of theft in Lindach.';
    expect(findStages(reportsIn('en', [before, 0], [after, 6000]))).toEqual([]);
  });

  it('lets a verdict stand beside its sentence', () => {
    const verdict =
      'A court in Kisumu found Moses Wafula guilty. Moses Wafula was found guilty of manslaughter.';
    const sentence =
      'Moses Wafula was sentenced to eleven years in Kisumu. Moses Wafula had denied every charge.';
    expect(findStages(reportsIn('en', [verdict, 0], [sentence, 6000]))).toEqual([]);
  });

  it('is of the person whom the sentence names', () => {
    const before =
      'Colin Frey of Sunbird Lines pleaded guilty in Kisumu. The trial of Moses Wafula goes on, he said.';
    const after =
      'Moses Wafula was sentenced to eleven years in Kisumu. Moses Wafula had denied every charge of the court.';
    expect(findStages(reportsIn('en', [before, 0], [after, 6000]))).toEqual([]);
  });

  it('reads no stage that was not reached', () => {
    const [, before] = CASES[0] as (typeof CASES)[number];
    const after =
      'Moses Wafula has not been convicted. Moses Wafula was never convicted of anything in Kisumu.';
    expect(findStages(reportsIn('en', [before, 0], [after, 6000]))).toEqual([]);
  });

  it('does not take a condition for a stage', () => {
    const [, before] = CASES[0] as (typeof CASES)[number];
    const after =
      'If convicted, Moses Wafula faces eleven years. Moses Wafula would be convicted by a jury in Kisumu.';
    expect(findStages(reportsIn('en', [before, 0], [after, 6000]))).toEqual([]);
  });

  it('finds a verdict around the one who is found guilty, who may be called by the last name alone', () => {
    const before =
      'Police in Kisumu arrested Moses Wafula III over the sinking. Moses Wafula III said nothing.';
    const after = 'A judge found the former captain guilty of manslaughter. Wafula took the verdict calmly.';
    expect(findStages(reportsIn('en', [before, 0], [after, 6000]))).toHaveLength(1);
  });

  it('finds a departure that was being prepared', () => {
    const before =
      'Executives are preparing to announce the departure of Moses Wafula. Moses Wafula is on leave.';
    const after = 'Sunbird Lines has parted ways with Moses Wafula. Moses Wafula led it for ten years.';
    const [update] = findStages(reportsIn('en', [before, 0], [after, 6000]));
    expect(update?.values.map(({ text }) => text)).toEqual([
      'preparing to announce the departure',
      'parted ways',
    ]);
  });

  it('lets a search go on beside an arrest of the same time', () => {
    const sought =
      'A manhunt for Moses Wafula is under way in all harbours of Lake Victoria, police in Kisumu said.';
    const held = 'Police detained Moses Wafula on Tuesday in the harbour of Kisumu on Lake Victoria.';
    expect(findStages(reportsIn('en', [sought, 0], [held, 0]))).toEqual([]);
    expect(findStages(reportsIn('en', [sought, 0], [held, 60]))).toHaveLength(1);
  });
});
