/** The weights of the three models, as they were fitted, reach the score of a pair that shows every feature. */
import type { Assignment } from '@newsfold/schemas/generated/records.ts';
import { type ArticleText, articleOf, NOON } from '@newsfold/test/support/article-fixture.ts';
import { expect, test } from 'vitest';
import { assign } from '../decide/assign.ts';
import { defaultSettings } from '../settings.ts';
import { apply } from '../window/apply.ts';
import { createWindow } from '../window/window.ts';

const DAY = 86_400_000;

/** A German report of a day: its language, the day and its two numbers are part of the score. */
const report = (id: string, title: string, text: string, day: number): ArticleText => ({
  id,
  title,
  text,
  language: 'de',
  publishedAt: NOON + day * DAY,
});

const FERRY = 'Fähre vor Kisumu gesunken: 64 Passagiere und 12 Helfer auf dem Victoriasee';
const BOAT = 'Boot vor Kisumu gesunken: 41 Passagiere und 17 Retter auf dem Victoriasee';
const TEXT = 'Die Fähre war auf dem Weg nach Kisumu im Victoriasee gesunken, wie die Hafenbehörde sagte.';

/** How a report is judged beside one of the day before. */
function judge(before: string, after: string): Assignment {
  const window = createWindow(defaultSettings);
  apply(window, assign(window, articleOf(report('a', FERRY, before, 0)), 0));
  return assign(window, articleOf(report('b', BOAT, after, 1)), 1);
}

test.each([
  [
    'two reports',
    TEXT,
    `${TEXT} Taucher suchten bis zum Abend.`,
    {
      bias: -5.6,
      leadCosine: 5.7,
      leadOverlap: 4,
      coverage: 1.4,
      entityCosine: 5.5,
      rarestShared: 3.2,
      gap: -2.1,
    },
  ],
  [
    'a headline and a report',
    '',
    TEXT,
    {
      bias: -4.1,
      leadCosine: 6.6,
      leadOverlap: 0.9,
      coverage: 2.4,
      entityCosine: 0.5,
      rarestShared: 1.7,
      gap: -2,
    },
  ],
  [
    'two headlines',
    '',
    '',
    {
      bias: -2.7,
      leadCosine: 2.3,
      leadOverlap: 3.75,
      coverage: 3.95,
      entityCosine: 1.67,
      rarestShared: 0,
      gap: -2.1,
    },
  ],
])('%s', (_, before, after, weights) => {
  const { parts } = judge(before, after).evidence;
  // The outlets are unknown and nobody's age is given.
  const shown = parts.filter(({ name }) => name !== 'sameOutlet' && name !== 'age');
  for (const { name, value } of shown) expect(value, name).toBeGreaterThan(0);
  const found = shown.map(({ name, value, contribution }) => [
    name,
    Number((contribution / value).toFixed(6)),
  ]);
  expect(Object.fromEntries(found)).toEqual({ ...weights, otherLanguage: 1.2, numbersDiffer: -0.75 });
});
