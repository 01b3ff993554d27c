/** A window restored from a log that retention has cut decides as the live one, or says what it lacks. */
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Article, Assignment } from '@newsfold/schemas/generated/records.ts';
import { articleOf, NOON } from '@newsfold/test/support/article-fixture.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from './domain/decide/assign.ts';
import { createSettings } from './domain/settings.ts';
import { apply } from './domain/window/apply.ts';
import { createWindow, type Window } from './domain/window/window.ts';
import { LostFacts } from './lost-facts.ts';

const HOUR = 3_600_000;
const settings = createSettings({ window: { hours: 24, storyHours: 60 } });
const type = avroType('Assignment');
const EVENTS = [
  'Ferry sinks off Kisumu port drowning forty passengers during Tuesday storm Lake Victoria rescuers',
  'Reykjavik central bank cuts interest rate quarter point governor Jonsdottir inflation',
  'Tarnow chemical plant explosion kills three workers prosecutor Nowak opens inquiry',
].map((line) => line.split(' '));

const step = fc.record({
  event: fc.nat({ max: EVENTS.length - 1 }),
  picks: fc.array(fc.nat({ max: 13 }), { minLength: 4, maxLength: 20 }),
  id: fc.nat({ max: 60 }),
  hours: fc.nat({ max: 9 }),
});

function toArticles(steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): Article[] {
  let at = NOON;
  return steps.map(({ event, picks, id, hours }, offset) => {
    at += hours * HOUR;
    const words = EVENTS[event] as string[];
    const text = `${picks.map((pick) => words[pick % words.length]).join(' ')}.`;
    return articleOf({ id: `a${id}`, title: words.slice(0, 6).join(' '), text, seenAt: at, offset });
  });
}

function fold(window: Window, articles: readonly Article[], from: number): Assignment[] {
  return articles.map((article, index) => {
    const assignment = assign(window, article, from + index);
    apply(window, assignment);
    return assignment;
  });
}

/** A window made of a log, and what it lacks. */
function restore(log: readonly Assignment[]): { window: Window; missing: string[] } {
  const window = createWindow(settings);
  const lost = new LostFacts();
  for (const fact of log) {
    lost.note(window, fact);
    apply(window, fact);
  }
  return { window, missing: lost.missing([['en', window]], log[0]?.articleOffset ?? 0) };
}

const bytesOf = (facts: readonly Assignment[]) =>
  facts.map((fact) => type.toBuffer(fact).toString('base64')).join();

describe('facts that retention deleted', () => {
  it('are never missed silently (property)', () => {
    let different = 0;
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 10, maxLength: 60 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (steps, share) => {
          const articles = toArticles(steps);
          const at = Math.floor(articles.length * 0.7);
          const live = createWindow(settings);
          const log = fold(live, articles.slice(0, at), 0);
          const { window, missing } = restore(log.slice(Math.floor(share * at)));
          const rest = articles.slice(at);
          const same = bytesOf(fold(window, rest, at)) === bytesOf(fold(live, rest, at));
          different += same ? 0 : 1;
          expect(same || missing.length > 0).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
    expect(different, 'the property must have had something to find').toBeGreaterThan(5);
  });

  it('are not missed when the log reaches further back than the window and every open story', () => {
    const articles = toArticles(
      fc.sample(
        fc.record({
          event: fc.nat({ max: 2 }),
          picks: fc.constant([0, 1, 2, 3, 4, 5, 6, 7]),
          id: fc.nat({ max: 900 }),
          hours: fc.constant(1),
        }),
        {
          numRuns: 200,
          seed: 3,
        },
      ),
    );
    const live = createWindow(settings);
    const log = fold(live, articles, 0);
    const { window, missing } = restore(log.slice(60));
    expect(missing).toEqual([]);
    const more = [
      articleOf({ id: 'next', title: 'Ferry sinks off Kisumu port', seenAt: live.streamTime + HOUR }),
    ];
    expect(bytesOf(fold(window, more, 200))).toBe(bytesOf(fold(live, more, 200)));
  });

  it('are reported: articles of the window, and foundings of stories that are still open', () => {
    const text = 'Ferry sinks off Kisumu port drowning forty passengers during a storm.';
    const articles = Array.from({ length: 30 }, (_, hour) =>
      articleOf({
        id: `f${hour}`,
        title: 'Ferry sinks off Kisumu',
        text: `${text} ${hour}`,
        seenAt: NOON + hour * HOUR,
      }),
    );
    const log = fold(createWindow(settings), articles, 0);
    expect(restore(log.slice(28)).missing).toEqual([
      'scope en: articles before offset 28, if it had any',
      `scope en: when the story ${log[0]?.storyId} was founded`,
    ]);
    expect(restore(log).missing.filter((line) => line.includes('founded'))).toEqual([]);
  });
});
