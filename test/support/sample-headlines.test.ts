/** The headlines of the sample that ships: what a newcomer sees first is the news, not what came of it. */
import { expect, test } from 'vitest';
import { foldRecords } from './fold-records.ts';
import { sampleLines } from './sample.ts';

const lines = sampleLines();
const lineOf = new Map(lines.toReversed().map((line) => [line.articleId, line]));
const texts = lines.map(({ text }) => text);
const PUBLISHED = Date.UTC(2026, 2, 13);
const stories = foldRecords(texts, PUBLISHED).filter(({ counts }) => counts.reports > 1);

/** The labelled story of an event's headline, and whether the headline is of the first report or a copy of it. */
const headlines = stories.map(({ headline }) => {
  const label = lineOf.get(headline.articleId)?.label;
  const first = lines.find((line) => line.label.story === label?.story);
  return { text: headline.text, kind: label?.kind, isFirst: label?.copyGroup === first?.label.copyGroup };
});

/** Leads in place of a first report whose toll has risen since. */
const RISEN = 'Search ends in Kermendag as earthquake toll reaches 19';

test('no headline of the sample is a follow-up, unless the first gives a superseded toll', () => {
  expect(headlines.filter(({ kind, text }) => kind === 'follow-up' && text !== RISEN)).toEqual([]);
});

test('every story of the sample that has several reports leads with its first', () => {
  expect(headlines.filter(({ isFirst }) => !isFirst).map(({ text }) => text)).toEqual([RISEN]);
  expect(headlines.length).toBe(27);
});

test('a batch without arrival times leads with the same headlines', () => {
  const undated = texts.map((text) => text.replace(/, "seenAt": "[^"]+"}$/, '}'));
  const headlineOf = (values: readonly string[]) =>
    foldRecords(values, PUBLISHED)
      .filter(({ counts }) => counts.reports > 1)
      .map(({ headline }) => headline.text)
      .sort();
  expect(undated.every((text) => !text.includes('"seenAt"'))).toBe(true);
  expect(headlineOf(undated)).toEqual(headlineOf(texts));
});
