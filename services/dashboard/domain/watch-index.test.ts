/** The index of watches beside asking each of them. */
import { madeUpStory } from '@newsfold/test/support/made-up-stories.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Filters, isWanted } from './filters.ts';
import { readQuestion } from './search-words.ts';
import { storyRow } from './story-row.ts';
import { WatchIndex } from './watch-index.ts';

const WORDS = ['quake', 'vote', 'ferry', 'strike', '地震', '震', 'زلزال', 'Fähre'];
/** What is asked for: words, and words that are still being typed. */
const ASKED = [...WORDS, 'qua', 'ferr', 'stri'];
const PLACES = ['Ankara', 'Skarne', 'Oslo'];

const story = fc.record({
  headline: fc.subarray(WORDS).map((words) => words.join(' ')),
  places: fc.subarray(PLACES),
  language: fc.constantFrom('en', 'de', 'zh'),
});
const filters = fc
  .record({
    words: fc.array(fc.tuple(fc.constantFrom('', '-', '"'), fc.constantFrom(...ASKED)), { maxLength: 3 }),
    isTyped: fc.boolean(),
    place: fc.subarray(PLACES),
    language: fc.subarray(['en', 'de', 'zh', 'fr']),
  })
  .map(({ words, isTyped, place, language }): Filters => {
    const question = words.map(([sign, word]) => `${sign}${word}${sign === '"' ? '"' : ''}`).join(' ');
    return {
      phrases: readQuestion(isTyped ? question : `${question} `),
      tags: new Map([
        ['place', place],
        ['language', language],
      ]),
      status: ['active'],
      minSources: 0,
      minCopies: 0,
      minSignificance: 'none',
      since: null,
      until: null,
      scopes: null,
    };
  });

it('finds the watches that want a story, as asking each of them would', () => {
  fc.assert(
    fc.property(
      fc.array(filters, { maxLength: 12 }),
      fc.array(story, { maxLength: 5 }),
      (watches, stories) => {
        const index = new WatchIndex<number>();
        for (const [at, one] of watches.entries()) index.put(String(at), { watch: at, filters: one });
        // One that is put again is asked once, and one that was removed no more.
        for (const one of watches.slice(0, 1)) index.put('0', { watch: 0, filters: one });
        index.remove('11');
        const kept = watches.slice(0, 11);
        for (const [at, made] of stories.entries()) {
          const { item, tags, words } = storyRow(
            madeUpStory({ storyId: `s${at}`, revision: at, ...made }),
            0,
          );
          const wanted = kept.flatMap((one, nth) => (isWanted(one, { item, tags, words }) ? [nth] : []));
          expect([...index.matches({ item, tags, words })].sort((a, b) => a - b)).toEqual(wanted);
        }
      },
    ),
  );
});
