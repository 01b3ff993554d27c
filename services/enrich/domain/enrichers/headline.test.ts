import { article, MINUTE, member, publisher, START } from '@newsfold/test/support/fixture-article.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { describe, expect, it } from 'vitest';
import { DocumentMemory } from '../documents/document-memory.ts';
import { toMaterial } from '../event/material.ts';
import type { Member } from '../event/member.ts';
import { headlineEnricher } from './headline.ts';

const TEXT = 'A ferry capsized off Kisumu on Monday. Nine passengers drowned, the coastguard said.';

interface Sketch {
  readonly title: string;
  readonly text?: string;
  readonly family?: string | null;
  readonly minutes?: number;
  readonly url?: string;
  /** Minutes after START, and whether the page gives the day alone. */
  readonly published?: number;
  readonly byDay?: boolean;
}

/** Reports `r0`, `r1` … a minute apart unless a time is given, all of one text unless one is given. */
function toMembers(sketches: readonly Sketch[]): Member[] {
  return sketches.map(({ title, text = TEXT, family, minutes, url = null, published, byDay }, i) => {
    const seenAt = START + (minutes ?? i) * MINUTE;
    const times = {
      publishedAt: published === undefined ? null : START + published * MINUTE,
      publishedAtQuality: published === undefined ? 'missing' : byDay ? 'day' : 'exact',
    } as const;
    const outlet = publisher(family === undefined ? `r${i}.example` : family);
    return member(
      article(`r${i}`, {
        title,
        text,
        url,
        seenAt,
        ...times,
        publisher: outlet,
        quantities: findQuantities(text, 'en'),
      }),
    );
  });
}

function headlines(...sketches: Sketch[]): string[] {
  const material = toMaterial(toMembers(sketches), START, 'active', new DocumentMemory());
  const { headline, altHeadlines } = headlineEnricher.run(material);
  return [headline, ...altHeadlines].map(({ text }) => text);
}

const first = (...titles: string[]): string | undefined =>
  headlines(...titles.map((title) => ({ title })))[0];

/** Says what every report begins with, in eight words. */
const PLAIN = 'Ferry capsized off Kisumu, nine passengers drowned Monday';
/** Says what no other report says. */
const OTHER = 'Shares of Harrow rise on takeover talk';

describe('the headline', () => {
  it('gives no figure that a later report has replaced', () => {
    const toll = (dead: string): string =>
      `A ferry capsized off Kisumu on Monday. ${dead} passengers were killed, the coastguard said.`;
    const nine = 'Ferry capsized off Kisumu, nine passengers killed Monday';
    const twelve = nine.replace('nine', 'twelve');
    const found = headlines(
      { title: nine, text: toll('Nine'), minutes: 0 },
      { title: nine, text: toll('Nine'), minutes: 30 },
      { title: twelve, text: toll('Twelve'), minutes: 600 },
    );
    expect(found[0]).toBe(twelve);
  });

  it('is the one that the other reports cover, even when it came second', () => {
    expect(first(OTHER, PLAIN, PLAIN)).toBe(PLAIN);
  });

  it('is the first of several that are covered alike', () => {
    const before = 'Nine passengers drowned Monday, ferry capsized off Kisumu';
    expect(first(before, PLAIN, PLAIN)).toBe(before);
  });

  const less = 'Nine drowned near Kisumu in a ferry on Monday, officials say';
  it('is the one that is covered best where all came together', () => {
    const at = (title: string, minutes: number) => ({ title, minutes });
    expect(headlines(at(less, 0), at(PLAIN, 1), at(PLAIN, 1))[0]).toBe(less);
    expect(headlines(at(less, 0), at(PLAIN, 0.5), at(PLAIN, 0.5))[0]).toBe(PLAIN);
  });

  it('is the first by the times of publication, and by days where a page gives no time', () => {
    const at = (title: string, published: number, byDay = false) => ({ title, published, byDay, minutes: 0 });
    expect(headlines(at(less, 0), at(PLAIN, 1), at(PLAIN, 1))[0]).toBe(less);
    expect(headlines(at(less, 0, true), at(PLAIN, 1), at(PLAIN, 1))[0]).toBe(PLAIN);
    const [long, far] = [-3 * 1440, -2 * 1440];
    expect(headlines(at(less, long, true), at(PLAIN, far), at(PLAIN, far))[0]).toBe(less);
  });

  it('may be one that was published a day later', () => {
    const at = (title: string, published: number) => ({ title, published, minutes: 0 });
    const same = 'Nine passengers drowned Monday, ferry capsized off Kisumu';
    const found = (published: number) => headlines(at(OTHER, 0), at(same, 60), at(PLAIN, published))[0];
    expect(found(120)).toBe(same);
    expect(found(1440)).toBe(PLAIN);
  });

  it('tells how a case ended, and not how it began', () => {
    const guilty = 'Captain guilty after nine passengers drowned off Kisumu';
    expect(first('Captain charged after nine passengers drowned off Kisumu', guilty)).toBe(guilty);
  });

  it.each([
    ['an opinion, by its address', { title: PLAIN, url: 'https://a.example/opinion/2026/ferry' }],
    ['one that leaves its news open', { title: `${PLAIN}, reports say` }],
  ])('is not %s', (_, opinion) => {
    const plain = { title: 'Nine passengers drowned Monday, ferry capsized off Kisumu' };
    expect(headlines({ title: OTHER }, opinion, plain)[0]).toBe(plain.title);
  });

  it.each(['Last updated 27 November 2005', 'Wednesday, July 29, 2009', '8:24 am'])(
    'is not what a page writes beside its articles: %s',
    (time) => {
      expect(first(time, OTHER)).toBe(OTHER);
      expect(first(time)).toBe(time);
    },
  );

  it('is covered by words of the same meaning as well', () => {
    const text = 'The minister resigned over the flat on Monday.';
    const [quit, resigned] = ['Minister quit over flat', 'Minister resigned Monday over the flat'];
    expect(headlines({ title: OTHER, text }, { title: quit, text }, { title: resigned, text })[0]).toBe(quit);
  });

  // What comes second has an advantage of 0.22 over what comes third; a column and a wrong length cost 0.25.
  it.each([
    ['a question', 'Ferry capsized off Kisumu, nine passengers drowned Monday?'],
    ['a column', 'How ferry capsized off Kisumu, nine passengers drowned'],
    ['a quotation', '“Ferry capsized off Kisumu, nine passengers drowned Monday”'],
    ['a headline of three words', 'Ferry capsized Monday'],
    [
      'a headline of 22 words',
      'Ferry capsized off Kisumu on Monday and nine passengers drowned as the ferry capsized off Kisumu on Monday, the coastguard said Monday',
    ],
    ['an update', 'Update: Ferry capsized off Kisumu, nine passengers drowned Monday'],
  ])('is not %s while a report comes next', (_, title) => {
    expect(first(OTHER, title, PLAIN)).toBe(PLAIN);
  });

  it('is not an update, even when the update came first', () => {
    expect(first('Update: Ferry capsized off Kisumu, nine drowned', PLAIN)).toBe(PLAIN);
  });

  it('is not that of an unknown outlet while a known one comes next', () => {
    const unknown = { title: 'Nine passengers drowned Monday, ferry capsized off Kisumu', family: null };
    expect(headlines({ title: OTHER }, unknown, { title: PLAIN })[0]).toBe(PLAIN);
  });

  it("is shown without the outlet's name at its end", () => {
    expect(headlines({ title: `${PLAIN} | The Herald`, family: 'herald.example' })).toEqual([PLAIN]);
    expect(headlines({ title: `${PLAIN} | Day two`, family: 'herald.example' })).toEqual([
      `${PLAIN} | Day two`,
    ]);
  });

  it('is followed by those that say something else, once each', () => {
    const same = 'Nine passengers drowned Monday, ferry capsized off Kisumu';
    expect(headlines({ title: PLAIN }, { title: same }, { title: OTHER })).toEqual([PLAIN, OTHER]);
  });

  it('is the first sentence of a story without headlines', () => {
    expect(headlines({ title: '' }, { title: '' })).toEqual(['A ferry capsized off Kisumu on Monday.']);
  });
});
