import { pairOf } from '@newsfold/report/documents/document.ts';
import { statementsOf } from '@newsfold/report/statements/statements.ts';
import { document } from '@newsfold/test/support/fixture-article.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { expect, test } from 'vitest';
import { layOut, OPPOSITE, SAME, type WordGrid, wordGridOf } from './word-grid.ts';

function grid(a: string, b: string, language = 'en', other = language): WordGrid {
  const read = (id: string, text: string, tag: string) =>
    document(id, { text, language: tag, quantities: findQuantities(text, tag) });
  return wordGridOf(pairOf(read('a', a, language), read('b', b, other)));
}

/** Likeness of a word of the first text to one of the second, in 255ths. */
function likeness(of: WordGrid, a: string, b: string): number {
  const at = of.a.contentWords.findIndex(({ word }) => word === a);
  const other = of.b.contentWords.findIndex(({ word }) => word === b);
  if (at < 0 || other < 0) throw new Error(`${a} or ${b} tells nothing`);
  return layOut(of)[at * of.b.contentWords.length + other] ?? 0;
}

const FERRY = 'The ferry sank near the harbour and 353 passengers were rescued by fishermen.';
const BOAT = 'A boat capsized off the port; more than 350 travellers died, no fisherman helped.';

test('a word is the same as itself and like one of its meaning', () => {
  const of = grid(FERRY, BOAT);
  expect(likeness(of, 'fishermen', 'fisherman')).toBeGreaterThan(100);
  expect(likeness(of, 'ferry', 'boat')).toBeGreaterThan(100);
  expect(likeness(grid(FERRY, FERRY), 'ferry', 'ferry')).toBe(SAME);
});

test('a number is the same as its bound', () => {
  expect(likeness(grid(FERRY, BOAT), '353', '350')).toBe(SAME);
});

test('words that contradict each other are marked', () => {
  expect(likeness(grid(FERRY, BOAT), 'rescued', 'died')).toBe(OPPOSITE);
});

test('words of two languages are not alike by their letters', () => {
  const texts = [
    'Die Helfer haben mehrere Kinder weitertransportiert.',
    'Gestern wurden die Kinder nach Hause transportiert.',
  ] as const;
  expect(likeness(grid(...texts, 'de'), 'weitertransportiert', 'transportiert')).toBeGreaterThan(100);
  expect(likeness(grid(...texts, 'de', 'nl'), 'weitertransportiert', 'transportiert')).toBe(0);
});

test('a grid laid out after another shows nothing of it', () => {
  const [one, other] = [
    grid(FERRY, BOAT),
    grid('Snow fell in Oslo all day.', 'Rain fell in Rome all night.'),
  ];
  const cells = (of: WordGrid): number[] => [
    ...layOut(of).slice(0, of.a.contentWords.length * of.b.contentWords.length),
  ];
  const before = cells(other);
  layOut(one);
  expect(cells(other)).toEqual(before);
  expect(cells(other).filter((value) => value !== 0).length).toBe(other.cells.length);
});

test('statements hold the places of their words', () => {
  const of = document('c', { text: FERRY, quantities: findQuantities(FERRY, 'en') });
  const { a } = wordGridOf(pairOf(of, of));
  for (const { contentWords, places } of statementsOf(of))
    expect([...places].map((place) => a.contentWords[place])).toEqual([...contentWords]);
});
