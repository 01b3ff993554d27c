import type { Assignment } from '@newsfold/schemas/generated/records.ts';
import { type ArticleText, articleOf } from '@newsfold/test/support/article-fixture.ts';
import { expect, test } from 'vitest';
import { assign } from '../decide/assign.ts';
import type { Calibration } from '../released-numbers.ts';
import { createSettings, defaultSettings, type MatchSettings } from '../settings.ts';
import { apply } from '../window/apply.ts';
import { createWindow } from '../window/window.ts';

const { minilm } = defaultSettings.pair.calibrated as { readonly minilm: Calibration };
/** A model of an operator's, measured to count so much. */
const measured = createSettings({ pair: { embedding: { weight: 4, neutral: 0.5 } } });

const vector = (model: number, ...values: number[]): Buffer =>
  Buffer.from([model, 0, 0, 0, ...values.map((value) => value & 255)]);

/** Signs as the released model gives them, 384 of them, of which some of the first are turned. */
function signs(turned = 0, model = minilm.model): Buffer {
  const packed = Buffer.alloc(52, 0b0101_1010);
  packed.writeUInt32LE(model);
  for (let i = 0; i < turned; i++) {
    const at = 4 + (i >> 3);
    packed[at] = (packed[at] as number) ^ (1 << (i & 7));
  }
  return packed;
}

const FERRY: ArticleText = {
  id: 'a',
  title: 'Kisumu ferry sinks',
  text: 'Forty passengers drowned when the Star of Nyanza sank off Kisumu, the coastguard said.',
};
const BOAT: ArticleText = {
  id: 'b',
  title: 'Dozens dead in Kenya',
  text: 'An overloaded boat capsized; fishermen pulled its passengers out of the waves, the coastguard said.',
};

/** What is decided of the second of two articles. */
function second(
  a: Buffer | null,
  b: Buffer | null,
  settings: MatchSettings = defaultSettings,
  [first, next]: readonly [ArticleText, ArticleText] = [FERRY, BOAT],
): Assignment {
  const window = createWindow(settings);
  apply(window, assign(window, articleOf({ ...first, embedding: a }), 0));
  return assign(window, articleOf({ ...next, embedding: b }), 1);
}

const partOf = ({ evidence }: Assignment) => evidence.parts.find(({ name }) => name === 'embedding');

/** That the parts are those of the score. */
function expectToAddUp({ evidence }: Assignment): void {
  const sum = evidence.parts.reduce((total, { contribution }) => total + contribution, 0);
  expect(sum).toBeCloseTo(evidence.score as number, 9);
}

test('what a measured model says of a pair joins reports that share few words, and is part of the evidence', () => {
  expect(second(null, null, measured).verdict).toBe('new_story');
  const joined = second(vector(1, 127, 3, -90), vector(1, 120, 0, -95), measured);
  expect(joined.verdict).toBe('joined');
  expect(partOf(joined)?.value).toBeGreaterThan(0.99);
  expectToAddUp(joined);
});

test('a vector pointing elsewhere speaks against a pair', () => {
  const apart = second(vector(1, 127, 0, 0), vector(1, 0, 127, 0), measured);
  expect(partOf(apart)).toMatchObject({ value: 0, contribution: -2 });
});

test('without two vectors of one model and length nothing is said', () => {
  const words = second(null, null, measured).evidence;
  const one = vector(1, 127, 3);
  for (const other of [null, vector(2, 127, 3), vector(1, 127, 3, 4)]) {
    const { evidence } = second(one, other, measured);
    expect(evidence.parts).toEqual(words.parts);
    expect(evidence.score).toBe(words.score);
  }
});

test('a model that nobody has measured says nothing', () => {
  expect(second(vector(1, 127, 3), vector(1, 127, 3)).evidence).toEqual(second(null, null).evidence);
});

test('the released model has weights of its own, and its cosine is read from signs', () => {
  const joined = second(signs(), signs(40));
  expect(joined.verdict).toBe('joined');
  expect(partOf(joined)?.value).toBeCloseTo(Math.cos((Math.PI * 40) / 384), 12);
  expectToAddUp(joined);
  const bias = (assignment: Assignment) => assignment.evidence.parts[0]?.contribution;
  // Both are short.
  expect(bias(joined)).toBe(minilm.shorts.bias);
  expect(bias(second(signs(), null))).toBe(defaultSettings.pair.articles.bias);
  const apart = second(signs(), signs(192));
  expect(apart.verdict).toBe('new_story');
  expect(partOf(apart)?.value).toBeCloseTo(0, 12);
});

test('beside an article without a vector, or with another model’s, words alone decide as ever', () => {
  const words = second(null, null).evidence;
  for (const other of [null, signs(0, minilm.model + 1), vector(1, 127)]) {
    expect(second(signs(), other).evidence).toEqual(words);
    expect(second(other, signs()).evidence).toEqual(words);
  }
});

test('however alike a model finds them, look-alikes stay apart by ordinals and by days', () => {
  const trial: ArticleText = {
    id: 'a',
    title: 'Judge in 4th district jails arsonist',
    text: 'A judge of the 4th district in Springfield jailed a man for setting fire to a barn.',
  };
  const other = { ...trial, id: 'b', title: 'Judge in 9th district jails arsonist' };
  const rival = {
    ...other,
    text: 'A judge of the 9th district in Springfield jailed a man for setting fire to a barn.',
  };
  expect(second(signs(), signs(4), defaultSettings, [trial, rival]).verdict).toBe('new_story');
  const monday = { ...FERRY, publishedAt: Date.UTC(2026, 2, 2, 9), seenAt: Date.UTC(2026, 2, 2, 9) };
  const friday = { ...BOAT, publishedAt: Date.UTC(2026, 2, 5, 9), seenAt: Date.UTC(2026, 2, 5, 9) };
  expect(second(signs(), signs(40), defaultSettings, [monday, friday]).verdict).toBe('new_story');
});
