import type { Assignment } from '@newsfold/schemas/generated/records.ts';
import { type ArticleText, articleOf } from '@newsfold/test/support/article-fixture.ts';
import { superlinear } from '@newsfold/test/support/growth.ts';
import { titleAffixes } from '@newsfold/text/boilerplate/title-affixes.ts';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { assign } from '../decide/assign.ts';
import { defaultSettings } from '../settings.ts';
import { apply } from '../window/apply.ts';
import { createWindow } from '../window/window.ts';
import { leaveOut } from './leave-out.ts';

const FOOTER = 'Marmots admire the seven lanterns.';
const REPORTS: readonly (readonly [title: string, text: string])[] = [
  ['Ferry sinks off Kisumu', 'A ferry sank on Lake Victoria. Forty passengers drowned.'],
  ['Reykjavik cuts its key rate', 'Governor Jonsdottir named wages as the reason. Markets had expected it.'],
  ['Wildfire closes Sierra highway', 'Campers left Pinecrest by boat. Wind fanned the flames.'],
  ['Tarnow plant explosion kills three', 'Prosecutor Nowak opened an inquiry. The plant makes fertiliser.'],
];

/** Decides about articles of one outlet in turn. */
function fold(texts: readonly Omit<ArticleText, 'id'>[], ids?: readonly string[]): Assignment[] {
  const window = createWindow(defaultSettings);
  return texts.map((text, offset) => {
    const id = ids?.[offset] ?? `a${offset}`;
    const assignment = assign(
      window,
      articleOf({ id, outlet: 'harbourpost.example', offset, ...text }),
      offset,
    );
    apply(window, assignment);
    return assignment;
  });
}

const withFooter = (footer: string, count = REPORTS.length) =>
  REPORTS.slice(0, count).map(([title, text]) => ({ title, text: `${text}\n\n${footer}` }));

/** What was left out of each article. */
const piecesOf = (texts: readonly Omit<ArticleText, 'id'>[], assignments: readonly Assignment[]) =>
  assignments.map(({ leftOut }, i) =>
    leftOut.map(({ part, start, end }) => texts[i]?.[part === 'title' ? 'title' : 'text']?.slice(start, end)),
  );

describe('an article without what its outlet puts around it', () => {
  it('loses a footer from the second article on, with the number of articles that share it', () => {
    const texts = withFooter(FOOTER);
    const assignments = fold(texts);
    expect(piecesOf(texts, assignments)).toEqual([[], [FOOTER], [FOOTER], [FOOTER]]);
    expect(assignments.map(({ leftOut }) => leftOut[0]?.articles)).toEqual([undefined, 1, 2, 3]);
  });

  it('loses the name of its outlet behind the headline, and an affix that others have', () => {
    const texts = REPORTS.map(([title, text], i) => ({
      title: `${title} | ${i % 2 ? 'Harbourpost' : 'Panorama'}`,
      text,
    }));
    expect(piecesOf(texts, fold(texts)).map(([piece]) => piece)).toEqual([
      undefined,
      ' | Harbourpost',
      ' | Panorama',
      ' | Harbourpost',
    ]);
  });

  it('keeps what stands before its headline until three other articles have it', () => {
    const texts = REPORTS.map(([title, text]) => ({ title: `Eyewitness: ${title}`, text }));
    expect(fold(texts).map(({ leftOut }) => leftOut.length)).toEqual([0, 0, 0, 1]);
  });

  it('keeps all that an outlet repeats about one event', () => {
    const [title, text] = REPORTS[0] as (typeof REPORTS)[number];
    const again = { title: `${title}, forty dead`, text: `Rescuers found forty passengers.\n\n${text}` };
    expect(fold([{ title, text }, again])[1]?.leftOut).toEqual([]);
  });

  it('teaches nothing new by an edit, which does not count as another article', () => {
    const texts = [...withFooter(FOOTER, 1), ...withFooter(`${FOOTER} Otters hum.`, 1)];
    const [first, edit] = fold(texts, ['a', 'a']);
    expect(edit?.verdict).toBe('edit');
    expect(edit?.leftOut).toEqual([]);
    expect(edit?.learned.length).toBeLessThanOrEqual(first?.learned.length as number);
  });

  it('counts once for a footer, however often it is edited', () => {
    const [first, second, third] = withFooter(FOOTER);
    const edit = { ...first, text: `Rescuers ended their search. ${first?.text}` };
    const assignments = fold(
      [first, second, edit, third].filter((text) => text !== undefined),
      ['a', 'b', 'a', 'c'],
    );
    expect(assignments.at(-1)?.leftOut[0]?.articles).toBe(2);
  });

  it('teaches nothing when its outlet is unknown', () => {
    const texts = withFooter(FOOTER).map((text) => ({ ...text, outlet: 'unknown' }));
    for (const { learned, leftOut, outlet } of fold(texts))
      expect({ learned: learned.length, leftOut, outlet }).toEqual({ learned: 0, leftOut: [], outlet: '' });
  });

  it('is recorded as it was published', () => {
    const texts = withFooter(FOOTER, 2);
    const last = fold(texts)[1];
    expect(last?.article?.text).toBe(texts[1]?.text);
    expect(last?.article?.title).toBe(texts[1]?.title);
  });
});

/** Text that breaks cutting: separators, lone surrogates, controls, repeats of one sentence. */
const hostile = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '\n',
      '\n\n',
      '. ',
      ': ',
      ' | ',
      '©',
      '\ud800',
      '\u0000',
      'Read more: a. ',
      FOOTER,
      '…',
      '！',
    ),
  ),
  { maxLength: 40 },
);

test('no text makes it throw, and what is left out lies inside the text, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(hostile, hostile), { minLength: 1, maxLength: 5 }), (pairs) => {
      const texts = pairs.map(([title, text]) => ({
        title: title.join('').replaceAll('\n', ' '),
        text: text.join(''),
      }));
      fold(texts).forEach(({ leftOut, learned }, i) => {
        const last = { title: 0, text: 0, unknown: 0 };
        for (const { part, start, end } of leftOut) {
          expect(start).toBeGreaterThanOrEqual(last[part]);
          expect(end).toBeGreaterThan(start);
          last[part] = end;
        }
        expect(last.title).toBeLessThanOrEqual(texts[i]?.title.length as number);
        expect(last.text).toBeLessThanOrEqual(texts[i]?.text.length as number);
        expect(learned.length % 5).toBe(0);
      });
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['one sentence again and again', () => 'Sign up for our newsletter. '],
  ['sentences that all differ', (i: number) => `Otter ${'abcdefghij'[i % 10]}${i.toString(36)} hums. `],
  ['lines with openings', (i: number) => `Mehr ${i.toString(36)}x: Otter\n`],
  ['no end of a sentence', () => 'otter '],
])('is linear: %s', async (_, unit) => {
  const window = createWindow(defaultSettings);
  const make = (size: number) =>
    articleOf({
      id: 'big',
      title: 'Otters',
      text: Array.from({ length: size }, (_, i) => unit(i)).join(''),
      outlet: 'harbourpost.example',
    });
  const articles = new Map([250, 1_000].map((size) => [size, make(size)]));
  const work = (size: number) => leaveOut(window, articles.get(size) as ReturnType<typeof make>, -1);
  expect(await superlinear({ work, small: 250, large: 1_000, slackMs: 20 })).toBeUndefined();
});

test.each([
  ['sentences', (i: number) => `Otter ${i.toString(36)}x hums.`],
  ['openings', (i: number) => `Otter ${i.toString(36)}x: hums`],
])('what an article teaches is bounded, however many %s it has', (_, lineOf) => {
  const text = Array.from({ length: 3_000 }, (__, i) => lineOf(i)).join('\n');
  const [fact] = fold([{ title: 'Otters', text }]);
  expect((fact?.learned.length as number) / 5).toBeLessThanOrEqual(defaultSettings.boilerplate.learnedKeys);
});

test('the affixes of a headline are taught before the sentences, however many these are', () => {
  const title = 'Otters hum again | Panorama';
  const text = Array.from({ length: 3_000 }, (_, i) => `Otter ${i.toString(36)}x: hums`).join('\n');
  const [fact] = fold([{ title, text }]);
  expect(fact?.learned.readUInt32LE(0)).toBe(
    titleAffixes(title, new Set(), defaultSettings.boilerplate.affixes)[0]?.key,
  );
});
