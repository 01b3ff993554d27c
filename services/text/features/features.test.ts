import { superlinear } from '@newsfold/test/support/growth.ts';
import { expect, test } from 'vitest';
import { extractEntities } from '../names/entities.ts';
import { hashTerm } from '../words/hash-term.ts';
import { unpackUint32 } from '../words/pack.ts';
import { splitSentences } from '../words/sentences.ts';
import { termsOf } from '../words/terms.ts';
import { tokenise } from '../words/tokenise.ts';
import { extractFeatures } from './features.ts';
import { sketchShingles } from './shingles.ts';

const words = (text: string): string[] => tokenise(text).map((token) => token.word);
const names = (title: string, text: string, language = 'en'): string[] =>
  extractEntities(title, text, language).map((entity) => entity.name);

test('words keep numbers whole and lose possessives, points and elisions', () => {
  expect(words("The U.S. bank's $1,200,000 loan rose 3.5% in l'Aquila")).toEqual([
    'the',
    'us',
    'bank',
    '1200000',
    'loan',
    'rose',
    '3.5',
    'in',
    'aquila',
  ]);
  expect(words('東京で地震')).toEqual(['東京', '京で', 'で地', '地震']);
});

test('inflected words are one term, stop words none', () => {
  const english = termsOf('en');
  expect(english('negotiations')).toBe(english('negotiation'));
  expect(english('the')).toBe(0);
  expect(termsOf('ru')('переговоры')).toBe(termsOf('ru')('переговорах'));
  expect(termsOf('ar')('الانتخابات')).toBe(termsOf('ar')('انتخابات'));
});

test('names: honorifics stripped, short forms folded, common words at a sentence start left out', () => {
  const text =
    'Kremlin spokesman Dmitry Peskov spoke on Monday. Peskov warned Washington. Talks failed, President Donald Trump said.';
  expect(names('Room For Talks Not Exhausted', text)).toEqual(
    expect.arrayContaining(['Dmitry Peskov', 'Washington', 'Donald Trump', 'Kremlin']),
  );
  expect(names('Room For Talks Not Exhausted', text)).not.toEqual(expect.arrayContaining(['Talks']));
  expect(names('Room For Talks Not Exhausted', text)).not.toContain('Monday');
  expect(extractEntities('', text, 'en').find(({ name }) => name === 'Dmitry Peskov')?.mentions).toBe(2);
});

test('a cut copy has nearly all of its shingles in the original', () => {
  const long = Array.from({ length: 900 }, (_, i) => hashTerm(`word${(i * 7_919) % 1_009}`));
  const original = sketchShingles(long);
  const cut = sketchShingles(long.slice(0, 300));
  const limit = 2 ** 32 / Math.max(original.scale, cut.scale);
  const held = new Set(original.hashes);
  const comparable = [...cut.hashes].filter((hash) => hash < limit);
  expect(comparable.length).toBeGreaterThan(10);
  expect(comparable.every((hash) => held.has(hash))).toBe(true);
});

test('features are the same bytes for the same source, and sorted', () => {
  const source = {
    title: 'Rates cut',
    text: 'The bank cut its rate. It may cut again.',
    language: 'en',
    entities: [],
  };
  expect(extractFeatures(source)).toEqual(extractFeatures(source));
  const full = unpackUint32(extractFeatures(source).full);
  expect([...full]).toEqual([...full].sort((a, b) => a - b));
});

const MEGABYTE = 1_000_000;

test.each([
  ['abbreviations', 'U.S. '],
  ['one word', 'hello '],
  ['one long sentence', 'Word '],
  ['points', '.'],
  ['apostrophes', "a'"],
  ['digits', '1.'],
  ['capitals', 'A'],
  ['ideographs', '新'],
  ['lines', 'a\n'],
  ['quotes', '." '],
  ['thousands', '1,000'],
  ['combining marks', 'e\u0301'],
])('a megabyte of %s takes linear time', async (_, unit) => {
  const work = (chars: number) => {
    const text = unit.repeat(chars / unit.length);
    const entities = extractEntities('', text, 'en');
    extractFeatures({ title: '', text, language: 'en', entities });
    splitSentences(text, 'en');
  };
  expect(await superlinear({ work, small: MEGABYTE / 8, large: MEGABYTE, slackMs: 50 })).toBeUndefined();
});
