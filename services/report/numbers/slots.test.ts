import { expect, test } from 'vitest';
import { slotOf } from './slots.ts';

/** The slot that a number, given as it is written in a sentence, fills there. */
function slotIn(sentence: string, written: string, unit: string): string {
  const start = sentence.indexOf(written);
  return slotOf({ value: 9, unit, qualifier: '', start, end: start + written.length }, sentence, 0);
}

test.each([
  ['Nine people were killed near injured survivors.', 'Nine people', 'people', 'dead'],
  ['Killed were two, while nine people were injured.', 'nine people', 'people', 'injured'],
  ['Two were missing when nine passengers died.', 'nine passengers', 'passengers', 'dead'],
])('a number of people counts the fate nearest to it: %s', (sentence, written, unit, slot) => {
  expect(slotIn(sentence, written, unit)).toBe(slot);
});

test.each([
  ['The death toll of the flood has climbed to nine.', 'nine', '', 'dead'],
  ['More were hurt, bringing the total to nine.', 'nine', '', 'injured'],
  ['The number of evacuated persons and pets has risen to nine.', 'nine', '', 'people'],
  ['They hid in nine houses.', 'nine houses', 'houses', 'homes'],
  ['They hid nine statues.', 'nine', '', 'count'],
])('%s', (sentence, written, unit, slot) => {
  expect(slotIn(sentence, written, unit)).toBe(slot);
});

test('the magnitude of an aftershock is not that of the quake', () => {
  expect(slotIn('The quake had a magnitude of 9.', 'magnitude of 9', 'magnitude')).toBe('magnitude');
  expect(slotIn('The aftershock had a magnitude of 9.', 'magnitude of 9', 'magnitude')).toBe('count');
});
