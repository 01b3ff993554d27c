import { readdirSync, readFileSync } from 'node:fs';
import type { Assignment } from '@newsfold/schemas/generated/records.ts';
import { type ArticleText, articleOf, NOON } from '@newsfold/test/support/article-fixture.ts';
import { expect, test } from 'vitest';
import { createSettings, defaultSettings, type MatchSettings } from '../settings.ts';
import { apply } from '../window/apply.ts';
import { createWindow } from '../window/window.ts';
import { assign } from './assign.ts';

const HOUR = 3_600_000;
const FERRY =
  'A ferry sank off Kisumu on Lake Victoria on Tuesday, drowning at least forty passengers, the coastguard said. ' +
  'Rescuers from Kenya and Uganda searched the water through the night. The vessel, the Star of Nyanza, was carrying ' +
  'more than twice as many people as its licence allows, port officials admitted. Survivors clung to fuel drums.';
const FERRY_OTHER_WORDS =
  'Dozens are dead after an overloaded boat went down near Kisumu in western Kenya. The Star of Nyanza had left the ' +
  'port with double the permitted number of passengers, according to the coastguard, when waves on Lake Victoria ' +
  'swamped its deck. Fishermen pulled survivors from the water until dawn.';
const RATES =
  'The central bank in Reykjavik cut its key rate by a quarter point on Wednesday. Governor Sigrun Jonsdottir said ' +
  'inflation had fallen faster than expected and that further steps would depend on wages.';

function fold(texts: readonly ArticleText[], settings: MatchSettings = defaultSettings) {
  const window = createWindow(settings);
  const assignments = texts.map((text, offset) => {
    const assignment = assign(window, articleOf(text), offset);
    apply(window, assignment);
    return assignment;
  });
  return { window, assignments, verdicts: assignments.map(({ verdict }) => verdict) };
}

test('two reports of one event in other words are one story, another event is not', () => {
  const { assignments, verdicts } = fold([
    { id: 'a', title: 'Ferry sinks off Kisumu, forty drown', text: FERRY },
    { id: 'b', title: 'Reykjavik cuts rates', text: RATES },
    { id: 'c', title: 'Overloaded boat capsizes in Kenya', text: FERRY_OTHER_WORDS },
  ]);
  expect(verdicts).toEqual(['new_story', 'new_story', 'joined']);
  expect(assignments[2]?.storyId).toBe(assignments[0]?.storyId);
});

test('a copy under a new headline joins the group of its original, with the containment as evidence', () => {
  const { assignments, verdicts } = fold([
    { id: 'a', title: 'Ferry sinks off Kisumu, forty drown', text: FERRY },
    { id: 'b', title: 'Lake tragedy', text: `${FERRY} Subscribe to our newsletter.` },
  ]);
  expect(verdicts[1]).toBe('copy');
  expect(assignments[1]?.copyGroupId).toBe('a');
  expect(assignments[1]?.evidence.copyOf).toBe('a');
  expect(assignments[1]?.evidence.containment).toBeGreaterThan(0.9);
});

test('an edit into another text leaves the copy group, a small one stays', () => {
  const texts = [
    { id: 'a', title: 'Ferry sinks off Kisumu, forty drown', text: FERRY },
    { id: 'b', title: 'Lake tragedy', text: FERRY },
    { id: 'b', title: 'Lake tragedy', text: `${FERRY} More follows.` },
    { id: 'b', title: 'Lake tragedy', text: FERRY_OTHER_WORDS },
    { id: 'c', title: 'Boat down', text: FERRY_OTHER_WORDS },
    { id: 'a', title: 'Ferry sinks off Kisumu, fifty drown', text: `${FERRY} Ten more died.` },
  ];
  const { assignments, verdicts } = fold(texts.map((text, offset) => ({ ...text, offset })));
  expect(verdicts).toEqual(['new_story', 'copy', 'edit', 'edit', 'copy', 'edit']);
  expect(assignments.map(({ copyGroupId }) => copyGroupId)).toEqual(['a', 'a', 'a', 'b', 'b', 'a']);
});

test('the founder of a copy group stays in it, whatever it is edited into', () => {
  const texts = [
    { id: 'a', title: 'Ferry sinks off Kisumu, forty drown', text: FERRY },
    { id: 'b', title: 'Lake tragedy', text: FERRY },
    { id: 'c', title: 'Boat down', text: FERRY_OTHER_WORDS },
    { id: 'a', title: 'Boat down', text: FERRY_OTHER_WORDS },
  ];
  const { assignments } = fold(texts.map((text, offset) => ({ ...text, offset })));
  expect(assignments.map(({ copyGroupId }) => copyGroupId)).toEqual(['a', 'a', 'c', 'a']);
  expect(assignments[3]?.evidence.copyOf).toBe('c');
});

test('a text of a story that has ended is no copy', () => {
  const month = 31 * 24 * HOUR;
  const { assignments, verdicts } = fold(
    [
      { id: 'a', title: 'Ferry sinks', text: FERRY },
      { id: 'b', title: 'Ferry sinks', text: FERRY, seenAt: NOON + month },
    ],
    createSettings({ window: { hours: null } }),
  );
  expect(verdicts).toEqual(['new_story', 'new_story']);
  expect(assignments[1]?.copyGroupId).toBe('b');
});

test('a template with other names and numbers is no copy', () => {
  const quake = (place: string, province: string, size: string, depth: string): string =>
    `An earthquake of magnitude ${size} shook ${place} in ${province} on Monday, the seismological institute said. The ` +
    `quake struck at a depth of ${depth} kilometres. There were no immediate reports of damage or casualties.`;
  const { verdicts } = fold([
    { id: 'a', title: 'Quake shakes Elazig', text: quake('Elazig', 'Anatolia', '5.6', '12') },
    { id: 'b', title: 'Quake shakes Malatya', text: quake('Malatya', 'Taurus', '4.3', '31') },
  ]);
  expect(verdicts[1]).not.toBe('copy');
});

test('the same content again is a repeat and carries nothing', () => {
  const { assignments, verdicts } = fold([
    { id: 'a', title: 'Reykjavik cuts rates', text: RATES },
    { id: 'a', title: 'Reykjavik cuts rates', text: RATES, offset: 5 },
  ]);
  expect(verdicts).toEqual(['new_story', 'repeat']);
  expect(assignments[1]).toMatchObject({
    article: null,
    fingerprint: null,
    storyId: assignments[0]?.storyId,
  });
});

test('an edit keeps its story; the version before it, delivered again, is a repeat', () => {
  const { assignments, verdicts } = fold([
    { id: 'a', title: 'Reykjavik cuts rates', text: RATES, offset: 1 },
    {
      id: 'a',
      title: 'Reykjavik cuts rates',
      text: `${RATES} The krona fell.`,
      offset: 2,
      seenAt: NOON + HOUR,
    },
    { id: 'a', title: 'Reykjavik cuts rates', text: RATES, offset: 1 },
  ]);
  expect(verdicts).toEqual(['new_story', 'edit', 'repeat']);
  expect(assignments[1]?.storyId).toBe(assignments[0]?.storyId);
});

test('what leaves the window closes its story, and is not matched again', () => {
  const { assignments, window } = fold(
    [
      { id: 'a', title: 'Reykjavik cuts rates', text: RATES },
      { id: 'b', title: 'Reykjavik cuts rates', text: RATES, seenAt: NOON + 30 * HOUR },
    ],
    createSettings({ window: { hours: 24 } }),
  );
  expect(assignments[1]).toMatchObject({
    verdict: 'new_story',
    closedStoryIds: [assignments[0]?.storyId],
    windowFloor: 1,
  });
  expect(window.evictedEarly).toBe(0);
});

test('a full window lets the oldest go and counts it', () => {
  const texts = Array.from({ length: 30 }, (_, i) => ({ id: `a${i}`, title: `Headline number ${i * 7919}` }));
  const { window } = fold(texts, createSettings({ window: { articles: 10 } }));
  expect(window.articles).toBe(10);
  expect(window.evictedEarly).toBe(20);
});

test('the evidence adds up to the score of the pair', () => {
  const { assignments } = fold([
    { id: 'a', title: 'Ferry sinks off Kisumu, forty drown', text: FERRY },
    { id: 'c', title: 'Overloaded boat capsizes in Kenya', text: FERRY_OTHER_WORDS },
  ]);
  const { score, parts, threshold, configHash } = (assignments[1] as Assignment).evidence;
  expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score as number, 9);
  expect(score).toBeGreaterThan(threshold);
  expect(configHash).toBe(defaultSettings.hash);
});

test('another ordinal forbids a pair, and the record names the rule and the article', () => {
  const pack = (ordinal: string): string =>
    `EU ambassadors agreed on the ${ordinal} package of sanctions against Volgania on Friday, diplomats in Brussels said. ` +
    'It bans the export of drone engines and lists tankers of the shadow fleet.';
  const { assignments, verdicts } = fold([
    { id: 'a', title: 'EU agrees on twelfth sanctions package', text: pack('12th') },
    { id: 'b', title: 'EU agrees on thirteenth sanctions package', text: pack('13th') },
  ]);
  expect(verdicts[1]).toBe('new_story');
  expect(assignments[1]?.evidence.veto).toBe('ordinals-differ: a');
});

test('the form of the last event with other numbers is another event, a part of one text is not', () => {
  const quake = (day: string, size: string, depth: string, shock: string): string =>
    `The quake struck at ${day} local time, magnitude ${size}, at a depth of ${depth} kilometres, the seismological institute ` +
    `said. There were no immediate reports of damage or casualties. Rescue teams were sent to the villages near the ` +
    `epicentre and rail traffic was halted for inspections. ${shock} aftershocks followed within the first hours.`;
  const { assignments, verdicts } = fold([
    { id: 'a', title: 'Quake shakes Elazig', text: quake('10.42', '5.6', '12', '31') },
    { id: 'b', title: 'Quake shakes Elazig', text: quake('21.17', '4.3', '27', '18') },
    { id: 'c', title: 'Elazig shaken', text: quake('10.42', '5.6', '12', '31').slice(60) },
  ]);
  expect(verdicts).toEqual(['new_story', 'new_story', 'copy']);
  expect(assignments[1]?.evidence.veto).toBe('one-form-other-numbers: a');
  expect(assignments[2]?.copyGroupId).toBe('a');
});

test('numbers that differ weigh against a pair, as a part of its score', () => {
  const { assignments } = fold([
    {
      id: 'a',
      title: 'Navy foils pirate attack in Gulf of Aden',
      text: 'A warship of the navy seized 23 pirates in the Gulf of Aden, 150 miles off Yemen, the ministry said.',
    },
    {
      id: 'b',
      title: 'Navy thwarts pirates in Gulf of Aden',
      text: 'The navy captured 26 pirates in the Gulf of Aden after they fired on a tanker 90 miles off Yemen, it said.',
    },
  ]);
  const parts = new Map(assignments[1]?.evidence.parts.map((part) => [part.name, part.contribution]));
  expect(parts.get('numbersDiffer')).toBe(defaultSettings.pair.articles.numbersDiffer);
  expect(parts.get('otherLanguage')).toBe(0);
});

const SEEDS = new URL('../../../../../shared/seeds/', import.meta.url);

test('the seeds merge cold with a margin, dated or not', (context) => {
  let files: string[] = [];
  try {
    files = readdirSync(SEEDS).sort();
  } catch {
    context.skip();
  }
  const [first = '', second = ''] = files.map((file) => readFileSync(new URL(file, SEEDS), 'utf8'));
  const end = first.indexOf('\n');
  for (const publishedAt of [null, NOON]) {
    const { assignments, verdicts } = fold([
      { id: 'a', title: first.slice(0, end), text: first.slice(end + 1), publishedAt },
      { id: 'b', text: second, publishedAt },
    ]);
    expect(verdicts[1]).toBe('joined');
    expect((assignments[1]?.evidence.score as number) - defaultSettings.story.threshold).toBeGreaterThan(1);
  }
});
