import { article, publisher } from '@newsfold/test/support/fixture-article.ts';
import { expect, test } from 'vitest';
import { countSources, sourceOf, sourceOfGroup } from './independence.ts';

const by = (family: string | null, wireCredit: string | null = null) =>
  article('a', { publisher: publisher(family), wireCredit });

test('the source of a report is its publisher, or the agency that it credits', () => {
  expect(sourceOf(by('herald.example'))).toBe('herald.example');
  expect(sourceOf(by('herald.example', 'Reuters'))).toBe('agency:reuters');
  expect(sourceOf(by(null))).toBeNull();
});

test.each([
  ['AFP', 'Agence France-Presse'],
  ['AP', 'The Associated Press'],
  ['dpa', 'Deutsche Presse-Agentur'],
])('%s and %s are one source', (short, long) => {
  expect(sourceOf(by('a.example', short))).toBe(sourceOf(by('b.example', long)));
});

test("an agency's own site and an outlet that credits it are one source", () => {
  expect(sourceOf(by('reuters.com'))).toBe(sourceOf(by('herald.example', 'Reuters')));
});

test('one credit in a copy group is the source of the whole group', () => {
  expect(sourceOfGroup([by('a.example'), by('b.example', 'AP')])).toBe('agency:ap');
  expect(sourceOfGroup([by('a.example'), by('b.example')])).toBe('a.example');
  expect(sourceOfGroup([])).toBeNull();
});

test('sources are counted once each, and unknown ones not at all', () => {
  expect(countSources(['a.example', 'agency:ap', 'a.example', null, null])).toBe(2);
});
