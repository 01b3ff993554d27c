import type { Assignment } from '@newsfold/schemas/generated/records.ts';
import { type ArticleText, articleOf } from '@newsfold/test/support/article-fixture.ts';
import { expect, test } from 'vitest';
import { assign } from '../decide/assign.ts';
import { defaultSettings } from '../settings.ts';
import { apply } from '../window/apply.ts';
import { createWindow } from '../window/window.ts';

const vector = (model: number, ...values: number[]): Buffer =>
  Buffer.from([model, 0, 0, 0, ...values.map((value) => value & 255)]);

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

function second(a: Buffer | null, b: Buffer | null): Assignment {
  const window = createWindow(defaultSettings);
  apply(window, assign(window, articleOf({ ...FERRY, embedding: a }), 0));
  return assign(window, articleOf({ ...BOAT, embedding: b }), 1);
}

const partOf = ({ evidence }: Assignment) => evidence.parts.find(({ name }) => name === 'embedding');

test('what a model says of a pair joins reports that share few words, and is part of the evidence', () => {
  expect(second(null, null).verdict).toBe('new_story');
  const joined = second(vector(1, 127, 3, -90), vector(1, 120, 0, -95));
  expect(joined.verdict).toBe('joined');
  expect(partOf(joined)?.value).toBeGreaterThan(0.99);
  const sum = joined.evidence.parts.reduce((total, { contribution }) => total + contribution, 0);
  expect(sum).toBeCloseTo(joined.evidence.score as number, 9);
});

test('a vector pointing elsewhere speaks against a pair', () => {
  const apart = second(vector(1, 127, 0, 0), vector(1, 0, 127, 0));
  expect(partOf(apart)).toMatchObject({ value: 0, contribution: -2 });
});

test('without two vectors of one model and length nothing is said', () => {
  const words = second(null, null).evidence;
  const one = vector(1, 127, 3);
  for (const other of [null, vector(2, 127, 3), vector(1, 127, 3, 4)]) {
    const { evidence } = second(one, other);
    expect(evidence.parts).toEqual(words.parts);
    expect(evidence.score).toBe(words.score);
  }
});
