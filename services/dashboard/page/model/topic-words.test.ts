/** What a conflict is about, in words. */
import { expect, it } from 'vitest';
import { topicOf } from './topic-words.ts';

const topic = (slot: string, about: string, quote = '') =>
  topicOf({ slot, about, values: quote === '' ? [] : [{ references: [{ quote }] } as never] });

it('asks what a person would ask', () => {
  expect(topic('dead', 'people bridge')).toBe('How many died');
  expect(topic('EUR', '')).toBe('How much, in euros');
  expect(topic('%', 'turnout')).toBe('What percentage – about turnout');
  expect(topic('minutes', 'minutes')).toBe('How many minutes');
  expect(topic('XQZ', '')).toBe('How much, in XQZ');
  expect(topic('km', 'pipe')).toBe('km – about pipe');
});

it('tells what it is about as the first sentence writes it, each word once', () => {
  const quote =
    'Carlo Bressan, who governs the region, estimated damage at 120 million euros; Bressan asked for aid.';
  expect(topic('EUR', 'bressan carlo euros damage regional', quote)).toBe(
    'How much, in euros – about Carlo Bressan, damage',
  );
});
