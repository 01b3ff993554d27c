import { expect, test } from 'vitest';
import { languageData } from '../language-data.ts';
import { backgroundPrior, packPrior } from './background-prior.ts';
import { termsOf } from '../words/terms.ts';

test('frequent words are likelier than rare ones, and unknown ones not expected at all', () => {
  const { probability, size } = backgroundPrior('en');
  const of = (word: string) => probability(termsOf('en')(word));
  expect(size).toBeGreaterThan(5_000);
  expect(of('people')).toBeGreaterThan(of('harbor'));
  expect(of('harbor')).toBeGreaterThan(0);
  expect(of('vashkorvia')).toBe(0);
});

test('a language without a file expects nothing, whatever its tag', () => {
  for (const language of ['xx', '', '../prior/en', 'en-US', 'toolong'])
    expect(backgroundPrior(language).size).toBe(0);
});

test('a packed prior is ascending by term', () => {
  const bytes = packPrior(
    new Map([
      [9, 1],
      [4, 0.5],
    ]),
  );
  expect(bytes.readUInt32LE(4)).toBe(2);
  expect([bytes.readUInt32LE(8), bytes.readUInt32LE(12)]).toEqual([4, 9]);
  expect([bytes.readUInt16LE(16), bytes.readUInt16LE(18)]).toEqual([32_768, 65_535]);
});

test('every term of a file has its probability, and its neighbours have none', () => {
  const bytes = languageData().priors.get('de') as Buffer;
  const { probability, size } = backgroundPrior('de');
  const terms = Array.from({ length: size }, (_, i) => bytes.readUInt32LE(8 + i * 4));
  const listed = new Set(terms);
  terms.forEach((term, i) => {
    expect(probability(term)).toBe(bytes.readUInt16LE(8 + size * 4 + i * 2) / 65_535);
    // One that is sought from the same place on.
    const other = (term ^ 0x8000_0000) >>> 0;
    if (!listed.has(other)) expect(probability(other)).toBe(0);
  });
});
