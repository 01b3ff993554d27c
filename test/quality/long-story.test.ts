/** Forty reports of one disaster over three days, most of them copies of earlier leads with the toll as it stands by then. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { beforeAll, expect, it } from 'vitest';
import { foldedStories } from '../support/folded-stories.ts';

const TOLLS = [
  3, 3, 5, 8, 8, 8, 11, 11, 14, 14, 14, 17, 17, 19, 19, 19, 19, 21, 21, 21, 23, 23, 23, 23, 24, 24, 24, 24,
  24, 26, 26, 26, 26, 27, 27, 27, 27, 27, 28, 28,
];
const LAST = 28;

const LEADS: ReadonlyArray<(toll: number) => string> = [
  (toll) =>
    `At least ${toll} people have died after a dam burst above the town of Velm in Norvia on Friday, governor Ilse Brandt said.`,
  (toll) =>
    `The death toll from the dam burst above Velm has risen to ${toll}, the civil protection agency said.`,
  (toll) =>
    `${toll} people were killed when the Orlin dam above Velm broke and a wave swept through the valley, officials reported.`,
  (toll) =>
    `Rescuers have found ${toll} bodies since the Orlin dam gave way above the town of Velm on Friday.`,
];
const REST = [
  'The dam, built in 1961, had been inspected in May and declared safe.',
  'Some 2,400 people were taken to schools and sports halls in Skarne.',
  'The army sent six helicopters and 300 soldiers to the valley.',
  'Heavy rain had fallen for four days before the dam broke.',
  'Governor Ilse Brandt declared three days of mourning.',
  'Prosecutors in Skarne opened an inquiry against the operator, Norvia Hydro.',
  'Norvia Hydro said its engineers had warned of a crack in March.',
  'Norvia Hydro denied that its engineers had been warned of a crack.',
  'The railway between Velm and Skarne will be closed until Wednesday.',
  'The European Union offered 40 million euros for the reconstruction.',
  'Survivor Mats Olden said the water came without a warning.',
  'Drinking water has to be boiled in the whole valley, the health office said.',
];
const TITLES: ReadonlyArray<(toll: number) => string> = [
  (toll) => `Dam burst kills ${toll} in Velm`,
  (toll) => `Velm dam disaster: death toll at ${toll}`,
  (toll) => `Norvia dam breaks above Velm, ${toll} dead`,
];

const of = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;
const HOUR = 3_600_000;
/** When a report came: they are spread over three days. */
const cameAt = (i: number): number =>
  Date.UTC(2026, 2, 14, 6) + Math.round((72 * i) / (TOLLS.length - 1)) * HOUR;

let story: Story;

beforeAll(async () => {
  const articles = TOLLS.map((toll, i) => ({
    title: of(TITLES, i)(toll),
    body: [of(LEADS, i)(toll), of(REST, i), of(REST, i * 5 + 3), of(REST, i * 7 + 6)].join(' '),
    url: `https://paper${i}.example/dam-${i}`,
    source: `Paper ${i}`,
    lang: 'en',
    publishedAt: new Date(cameAt(i)).toISOString(),
  }));
  const stories = await foldedStories(articles, cameAt);
  expect(stories.length).toBe(1);
  story = stories[0] as Story;
});

/** The numbers of the dead or found that a text gives. */
const tollsIn = (text: string): number[] =>
  [...text.matchAll(/(?:risen to|toll at|kills|found|least)\s(\d+)|(\d+)\s(?:people were killed|dead)/g)].map(
    ([, one, other]) => Number(one ?? other),
  );

it('is one story with the last toll in its headline', () => {
  expect(story.counts.articles).toBe(TOLLS.length);
  expect(tollsIn(story.headline.text)).toEqual([LAST]);
});

it('follows the toll to its last value', () => {
  const dead = story.conflicts.find(({ slot }) => slot === 'dead');
  expect(dead?.kind).toBe('update');
  expect(dead?.values.at(-1)).toMatchObject({ value: LAST });
  expect(dead?.values.slice(0, -1).map(({ state }) => state)).not.toContain('reported');
});

it('shows no former toll as what is agreed or important', () => {
  const shown = [...story.agreed, ...story.keyPoints].flatMap(({ text }) => tollsIn(text));
  expect(shown.length).toBeGreaterThan(0);
  expect(new Set(shown)).toEqual(new Set([LAST]));
});

it('has the claim and its denial, and the rest of the news once', () => {
  expect(story.conflicts.map(({ slot }) => slot)).toContain('denial');
  const texts = story.keyPoints.map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
});
