import { articleOf, NOON } from '@newsfold/test/support/article-fixture.ts';
import { termsOf } from '@newsfold/text/words/terms.ts';
import { expect, test } from 'vitest';
import { createSettings, defaultSettings } from '../settings.ts';
import { buildFingerprint, type Frequencies } from './build-fingerprint.ts';
import { FingerprintView } from './fingerprint-view.ts';
import { ResidentForm } from './resident.ts';
import { keyOf } from './varint-set.ts';

const article = articleOf({ id: 'a', text: 'Ferry ferry Kisumu storm' });
const term = termsOf('en');

/** The terms that an article is found by and their weights, heaviest first. */
function indexed(frequencies: Frequencies, settings = defaultSettings): (readonly [number, number])[] {
  const { packed, indexedTerms, indexedWeights, indexedCount } = new ResidentForm().make(
    buildFingerprint(article, frequencies, settings),
  );
  return Array.from({ length: indexedCount }, (_, i) => [
    packed.words[indexedTerms + i] as number,
    packed.bytes[indexedWeights + i] as number,
  ]);
}

/** A window of a thousand articles, so many of which hold each word. */
const holding = (counts: Readonly<Record<string, number>>): Frequencies => {
  const byKey = new Map(Object.entries(counts).map(([word, count]) => [keyOf(term(word)), count]));
  return { articles: 1000, count: (key) => byKey.get(key) ?? 0 };
};
const wordsIn = (frequencies: Frequencies, settings = defaultSettings): (string | undefined)[] =>
  indexed(frequencies, settings).map(([hash]) =>
    ['ferry', 'kisumu', 'storm'].find((word) => term(word) === hash),
  );

test('an article is found by its words, the heaviest first', () => {
  // The ferry is said twice, which outdoes that Kisumu is rarer; a storm is in half of the articles.
  expect(wordsIn(holding({ storm: 500, kisumu: 10, ferry: 20 }))).toEqual(['ferry', 'kisumu', 'storm']);
  const weights = indexed(holding({ storm: 500, kisumu: 20 })).map(([, weight]) => weight);
  expect(weights).toEqual(weights.toSorted((a, b) => b - a));
});

test('a word that every article holds weighs nothing, and nothing is found by it', () => {
  expect(wordsIn(holding({ ferry: 1e9, kisumu: 20, storm: 500 }))).toEqual(['kisumu', 'storm']);
});

test('no more words are indexed than the settings say', () => {
  const settings = createSettings({ search: { indexedTerms: 2 } });
  expect(wordsIn(holding({ storm: 500, kisumu: 20 }), settings)).toEqual(['ferry', 'kisumu']);
  expect(defaultSettings.search.indexedTerms).toBe(24);
});

test('a fingerprint says which day its report tells of, when the headline or the beginning names one', () => {
  const toldOf = (title: string, text: string, publishedAt: number | null = NOON) => {
    const packed = buildFingerprint(
      articleOf({ id: 'a', title, text, publishedAt }),
      holding({}),
      defaultSettings,
    );
    return new FingerprintView().point(new ResidentForm().make(packed).memory, 0).told;
  };
  const monday = toldOf('Ferry sinks', 'It sank on Monday.');
  expect(monday).toBeGreaterThan(0);
  expect(toldOf('Monday storm', 'It sank on Sunday.')).toBe(monday);
  expect(toldOf('Ferry sinks', 'It sank on Sunday.')).not.toBe(monday);
  expect(toldOf('Ferry sinks', `${'word '.repeat(100)}Monday`)).toBe(0);
  expect(toldOf('Ferry sinks', 'It sank.')).toBe(0);
  expect(toldOf('Ferry sinks', 'It sank on Monday.', null)).toBe(0);
});
