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

/** What an outlet puts around its articles: lines below them in two fashions, and behind the headline. */
const FOOTERS = [
  'Subscribe to our newsletter for the morning briefing. All rights reserved.\nThe Harbour desk is staffed day and night by nine people.',
  'Follow the weekend edition on every device you own.\nRead more: the ten walks that the Lake office likes best',
];
const AFFIX = ' | Lake Gazette';
const OUTLETS = [undefined, 'gazette.example', 'courier.example', 'ledger.example'];
const TOWN = 'Kisumu';

const given = {
  window: { hours: 24, storyHours: 60, articles: 25 },
  outlets: { singleKeys: 12, sharedKeys: 4, articles: 6 },
  local: { fewOutlets: 2 },
  pair: { embedding: { weight: 4, neutral: 0.5 } },
};
const settings = createSettings(given);
const type = avroType('Assignment');

/** One article: an event, words drawn from it, an id that may be known already, hours that pass, and its outlet's ways. */
const step = fc.record({
  event: fc.nat({ max: EVENTS.length - 1 }),
  picks: fc.array(fc.nat({ max: 13 }), { minLength: 3, maxLength: 24 }),
  id: fc.nat({ max: 60 }),
  hours: fc.integer({ min: -3, max: 5 }),
  dated: fc.boolean(),
  headline: fc.boolean(),
  offset: fc.nat({ max: 80 }),
  opinion: fc.option(
    fc.record({ released: fc.boolean(), bytes: fc.uint8Array({ minLength: 5, maxLength: 9 }) }),
  ),
  outlet: fc.nat({ max: OUTLETS.length - 1 }),
  footer: fc.option(fc.nat({ max: FOOTERS.length - 1 })),
  affix: fc.boolean(),
  local: fc.option(fc.nat({ max: 30 }), { freq: 2 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A short item of a local paper: its town and little else in common with the next one. */
function localItem(number: number): { readonly title: string; readonly text: string } {
  const [street, name] = [`Street${number}`, `Otieno${number % 7}`];
  return { title: `${TOWN} opens ${street}`, text: `In ${TOWN} ${name} opened ${street} on day ${number}.` };
}

function textOf({ event, picks, headline, local }: Step): { readonly title: string; readonly text: string } {
  if (local !== null) return localItem(local);
  const words = EVENTS[event] as string[];
  const text = headline ? '' : `${picks.map((pick) => words[pick % words.length]).join(' ')}.`;
  return { title: words.slice(0, 6).join(' '), text };
}

/** What one of two models says: the released one gives 384 signs, an operator's a few bytes. */
function vectorOf(event: number, { released, bytes }: NonNullable<Step['opinion']>): Buffer {
  if (!released) return Buffer.from([event, 0, 0, 0, ...bytes]);
  const packed = Buffer.alloc(52, Buffer.from([event * 37, ...bytes.subarray(0, 3)]));
  packed.writeUInt32LE(settings.pair.calibrated.minilm?.model ?? 0);
  return packed;
}

function toArticles(steps: readonly Step[]): Article[] {
  let at = NOON;
  return steps.map((step) => {
    const { event, id, hours, dated, offset, opinion, footer, affix } = step;
    at += hours * HOUR;
    const outlet = OUTLETS[step.outlet];
    const { title, text } = textOf(step);
    const below = outlet === undefined || footer === null || text === '' ? '' : `\n\n${FOOTERS[footer]}`;
    return articleOf({
      id: `a${id}`,
      title: outlet !== undefined && affix ? `${title}${AFFIX}` : title,
      text: `${text}${below}`,
      seenAt: at,
      publishedAt: dated ? at - HOUR : null,
      offset,
      embedding: opinion && vectorOf(event, opinion),
      ...(outlet === undefined ? {} : { outlet }),
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
    { numRuns: 150, endOnFailure: true },
  );
});

test('a restored window knows what has left as the live one does, as far back as the log reaches', () => {
  const few = createSettings({ ...given, window: { ...given.window, identities: 12 } });
  fc.assert(
    fc.property(fc.array(step, { minLength: 60, maxLength: 120 }), (steps) => {
      const live = createWindow(few);
      const log = fold(live, toArticles(steps), 0);
      const restored = createWindow(few);
      for (const record of log) apply(restored, type.fromBuffer(type.toBuffer(record)) as Assignment);
      expect(restored.identities).toEqual(live.identities);
    }),
    { numRuns: 40 },
  );
});

test('the articles teach what their outlets put around them, while outlets are learned and forgotten', () => {
  const window = createWindow(settings);
  const log = fold(window, toArticles(fc.sample(step, { numRuns: 300, seed: 3 })), 0);
  const reasons = new Set(
    log.flatMap(({ leftOut }) => leftOut.map(({ part, reason }) => `${part} ${reason}`)),
  );
  expect(reasons).toEqual(new Set(['text shared', 'text boilerplate', 'title shared']));
});

test('a window restored from no more than its own articles decides as the live one', () => {
  // When a story was founded is not in its articles: such a restore says so (lost-facts.ts). Nor is what has left.
  const ageless = createSettings({ ...given, window: { ...given.window, storyHours: null, identities: 0 } });
  fc.assert(
    fc.property(fc.array(step, { minLength: 30, maxLength: 90 }), fc.nat({ max: 89 }), (steps, cut) => {
      const articles = toArticles(steps);
      const at = Math.min(cut, articles.length);
      const live = createWindow(ageless);
      const log = fold(live, articles.slice(0, at), 0);
      const restored = createWindow(ageless);
      for (const record of log.slice(live.floorOffset))
        apply(restored, type.fromBuffer(type.toBuffer(record)) as Assignment);
      for (const [storyId, story] of restored.openStories)
        Object.assign(story, { foundedAt: live.openStories.get(storyId)?.foundedAt });
      const rest = articles.slice(at);
      expect(bytesOf(fold(restored, rest, at))).toEqual(bytesOf(fold(live, rest, at)));
    }),
    { numRuns: 100, endOnFailure: true },
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
