import { expect, it } from 'vitest';
import { agesIn } from './ages.ts';

it.each([
  ['A 34-year-old man was killed.', [34]],
  ['Ann Lee, 29, and Bo Hart, 61, were hurt.', [29, 61]],
  ['Ein 34-jähriger Mann starb, eine 29 Jahre alte Frau wurde verletzt.', [34]],
  ['Un hombre de 34 años murió.', [34]],
  ['Un homme de 34 ans est mort.', [34]],
  ['Um homem de 34 anos morreu.', [34]],
  ['Un uomo di 34 anni è morto.', [34]],
  ['Een 34-jarige man kwam om.', [34]],
  ['Погиб мужчина 34 лет.', [34]],
  ['Two years later, 3.34 years on, prices fell 5, 6 and 7 per cent.', []],
  ['A 34-year-old man and a 34-year-old woman.', [34]],
])('%s', (text, ages) => {
  expect(agesIn(text, 3, 4)).toEqual(ages);
});

it('gives the first ones only', () => {
  expect(agesIn('Ann, 29, Bo, 61, Cy, 44, were hurt.', 3, 2)).toEqual([29, 61]);
});
