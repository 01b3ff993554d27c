import { expect, test } from 'vitest';
import { judgeable, judgePair, type OverridePair, overridesText, readOverrides } from './score-overrides.ts';

const FERRY =
  'A ferry sank off Kisumu on Lake Victoria on Tuesday, drowning at least forty passengers, the coastguard said. ' +
  'Rescuers from Kenya and Uganda searched the water through the night. The vessel, the Star of Nyanza, was carrying ' +
  'more than twice as many people as its licence allows, port officials admitted.';
const FERRY_OTHER_WORDS =
  'Dozens are dead after an overloaded boat went down near Kisumu in western Kenya. The Star of Nyanza had left the ' +
  'port with double the permitted number of passengers, according to the coastguard, when waves on Lake Victoria ' +
  'swamped its deck.';
const RATES =
  'The central bank in Reykjavik cut its key rate by a quarter point on Wednesday. Governor Sigrun Jonsdottir said ' +
  'inflation had fallen faster than expected and that further steps would depend on wages.';

const article = (articleId: string, body: string) => ({
  articleId,
  url: `https://${articleId}.example/1`,
  title: body.split(' ').slice(0, 7).join(' '),
  body,
  source: articleId,
  lang: 'en',
  publishedAt: null,
  seenAt: '2026-03-01T12:00:00.000Z',
});
const pair = (kind: string, ...texts: readonly string[]): OverridePair => ({
  decisionId: 'd',
  kind,
  by: 'desk',
  why: 'read',
  articles: texts.map((text, index) => article(`a${index}`, text)),
});

test('a pair is judged by the present settings, alone', () => {
  const pairs = [
    pair('together', FERRY, FERRY_OTHER_WORDS),
    pair('together', FERRY, RATES),
    pair('apart', FERRY, RATES),
    pair('apart', FERRY, FERRY_OTHER_WORDS),
  ];
  expect(pairs.map((one) => judgePair(one).agrees)).toEqual([true, false, true, false]);
});

test('what is no pair with its texts is left out, and said', () => {
  const all = [pair('together', FERRY, RATES), pair('apart', FERRY), pair('alone', FERRY, RATES)];
  const pairs = judgeable(all);
  expect(pairs).toHaveLength(1);
  const text = overridesText(
    pairs.map((one) => judgePair(one)),
    2,
  );
  expect(text.slice(0, 3)).toEqual([
    'together: 0 of 1 are one story by the present settings',
    'apart:    0 of 0 are two',
    '2 decisions are no pair of articles with their texts, and are left out',
  ]);
  expect(text[3]).toMatch(/^ {2}together by desk \(read\): "A ferry sank.*" \/ "The central bank.*": /);
});

test('a line that is none is named', () => {
  expect(readOverrides(`${JSON.stringify(pair('apart', FERRY, RATES))}\n\n`)).toHaveLength(1);
  expect(() => readOverrides('{"kind":"apart","articles":[]}\n{}')).toThrow(/line 2 is no decision/);
  expect(() => readOverrides('nonsense')).toThrow(/line 1 is no decision/);
});
