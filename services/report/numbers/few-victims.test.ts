import { expect, test } from 'vitest';
import { fewVictims } from './few-victims.ts';

const units = (sentence: string): string[] =>
  fewVictims(sentence, 0).map(({ unit, value }) => (value === 0 ? unit : `${value} ${unit}`));

test.each([
  ['Nobody has been reported killed.', ['dead']],
  ['No deaths have been recorded.', ['dead']],
  ['No one was hurt.', ['injured']],
  ['There were no casualties.', ['dead', 'injured']],
  ['Niemand wurde verletzt.', ['injured']],
  ['Nadie murió en el incendio.', ['dead']],
  ['Nenhuma morte foi registrada, e ninguém morreu.', ['dead']],
  ['One person died on Monday in the fire.', ['1 dead']],
  ['One man was reported injured.', ['1 injured']],
  ['One person in four died of it.', []],
  ['No one else was killed in the fire.', []],
  ['The mayor said no to a third runway.', []],
  ['Nobody knows how many were on board of the boat that sank when nine people died.', []],
])('%s', (sentence, expected) => {
  expect(units(sentence)).toEqual(expected);
});

test('has its offsets in the text of the article', () => {
  const text = 'Firefighters said that nobody was hurt.';
  const [found] = fewVictims(text, 100);
  expect(text.slice((found?.start ?? 0) - 100, (found?.end ?? 0) - 100)).toBe('nobody');
});
