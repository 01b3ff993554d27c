/**
 * A window restored from the log decides exactly as the one that wrote it: every record is taken through its Avro
 * bytes, then both continue, and all their decisions are compared byte by byte.
 */
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Article, Assignment } from '@newsfold/schemas/generated/records.ts';
import { articleOf, NOON } from '@newsfold/test/support/article-fixture.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign } from '../decide/assign.ts';
import { createSettings } from '../settings.ts';
import { apply } from './apply.ts';
import { createWindow, type Window } from './window.ts';

const HOUR = 3_600_000;
const EVENTS = [
  'Ferry sinks off Kisumu port drowning forty passengers during Tuesday storm Lake Victoria rescuers',
  'Ferry collides near Kisumu harbour injuring twelve sailors Friday fog Lake Victoria coastguard',
  'Reykjavik central bank cuts interest rate quarter point governor Jonsdottir inflation',
  'Wildfire closes Sierra highway evacuating Pinecrest campers fire chief Delgado wind',
  'Tarnow chemical plant explosion kills three workers prosecutor Nowak opens inquiry',
].map((line) => line.split(' '));

/** What each outlet puts around its articles; the second has changed its footer and the third is unknown. */
const FOOTERS = [
  () => 'Sign up for the briefing of the Harbour Post. Kettles gladly orbit seven marble lanterns.',
  (id: number) =>
    id < 30 ? 'Copyright Lake Gazette. All rights reserved.' : 'Follow us. Write to our newsroom.',
  () => '',
];
const OUTLETS = ['harbourpost.example', 'lakegazette.example', 'unknown'];

const settings = createSettings({ window: { hours: 24, storyHours: 60, articles: 25 } });
const type = avroType('Assignment');

/** One article: an event, words drawn from it, an id that may be known already, and hours that pass. */
const step = fc.record({
  event: fc.nat({ max: EVENTS.length - 1 }),
  picks: fc.array(fc.nat({ max: 13 }), { minLength: 3, maxLength: 24 }),
  id: fc.nat({ max: 60 }),
  outlet: fc.nat({ max: OUTLETS.length - 1 }),
  hours: fc.integer({ min: -3, max: 5 }),
  dated: fc.boolean(),
  headline: fc.boolean(),
  offset: fc.nat({ max: 80 }),
  embedding: fc.option(fc.uint8Array({ minLength: 5, maxLength: 9 })),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function toArticles(steps: readonly Step[]): Article[] {
  let at = NOON;
  return steps.map(({ event, picks, id, outlet, hours, dated, headline, offset, embedding }) => {
    at += hours * HOUR;
    const words = EVENTS[event] as string[];
    const text = picks.map((pick) => words[pick % words.length]).join(' ');
    const publishedAt = dated ? at - HOUR : null;
    return articleOf({
      id: `a${id}`,
      title: words.slice(0, 6).join(' '),
      text: headline ? '' : `${text}.\n\n${FOOTERS[outlet]?.(id)}`,
      outlet: OUTLETS[outlet] as string,
      seenAt: at,
      publishedAt,
      offset,
      embedding: embedding && Buffer.from([event, 0, 0, 0, ...embedding]),
    });
  });
}

function fold(window: Window, articles: readonly Article[], from: number): Assignment[] {
  return articles.map((article, i) => {
    const assignment = assign(window, article, from + i);
    apply(window, assignment);
    return assignment;
  });
}

const bytesOf = (assignments: readonly Assignment[]): string[] =>
  assignments.map((assignment) => type.toBuffer(assignment).toString('base64'));

test('a restored window decides as the live one', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 8, maxLength: 70 }), fc.nat({ max: 69 }), (steps, cut) => {
      const articles = toArticles(steps);
      const at = Math.min(cut, articles.length);
      const live = createWindow(settings);
      const log = fold(live, articles.slice(0, at), 0);
      const restored = createWindow(settings);
      for (const record of log) apply(restored, type.fromBuffer(type.toBuffer(record)) as Assignment);
      const rest = articles.slice(at);
      expect(bytesOf(fold(restored, rest, at))).toEqual(bytesOf(fold(live, rest, at)));
    }),
    { numRuns: 150 },
  );
});

test('so does one restored from the facts of its window alone, where no story ends by its age', () => {
  const numbers = createSettings({ window: { hours: 24, storyHours: null, articles: 25 } });
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 90 }), (steps) => {
      const articles = toArticles(steps);
      const at = articles.length - 8;
      const live = createWindow(numbers);
      const log = fold(live, articles.slice(0, at), 0);
      const restored = createWindow(numbers);
      for (const record of log) if (record.articleOffset >= live.floorOffset) apply(restored, record);
      const rest = articles.slice(at);
      expect(bytesOf(fold(restored, rest, at))).toEqual(bytesOf(fold(live, rest, at)));
    }),
    { numRuns: 60 },
  );
});

test('deciding changes nothing', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 40 }), (steps) => {
      const window = createWindow(settings);
      toArticles(steps).forEach((article, offset) => {
        const first = assign(window, article, offset);
        expect(bytesOf([assign(window, article, offset)])).toEqual(bytesOf([first]));
        apply(window, first);
      });
    }),
    { numRuns: 50 },
  );
});

test('every article of the window is in exactly one story, and stories are never empty', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 80 }), (steps) => {
      const window = createWindow(settings);
      fold(window, toArticles(steps), 0);
      const members = [...window.openStories.values()].flatMap((story) => story.members);
      expect(new Set(members).size).toBe(members.length);
      for (const story of window.openStories.values()) {
        expect(story.members.length).toBeGreaterThan(0);
        for (const slot of story.members) expect(window.slots.at(slot)?.storyId).toBe(story.storyId);
      }
      expect(window.articles).toBeLessThanOrEqual(settings.window.articles);
    }),
    { numRuns: 60 },
  );
});

test('document frequencies return to zero when the window empties', () => {
  const window = createWindow(settings);
  const articles = toArticles(fc.sample(step, { numRuns: 40, seed: 5 }));
  fold(window, articles, 0);
  fold(window, [articleOf({ id: 'late', title: 'Quiet day', seenAt: NOON + 10_000 * HOUR })], 1_000);
  expect(window.articles).toBe(1);
  expect(window.frequencies.articles).toBe(1);
});
