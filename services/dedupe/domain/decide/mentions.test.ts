import type { Assignment } from '@newsfold/schemas/generated/records.ts';
import { type ArticleText, articleOf, NOON } from '@newsfold/test/support/article-fixture.ts';
import { describe, expect, it } from 'vitest';
import { createSettings, defaultSettings } from '../settings.ts';
import { apply } from '../window/apply.ts';
import { createWindow } from '../window/window.ts';
import { assign } from './assign.ts';

const HOUR = 3_600_000;

const REPORTS: readonly ArticleText[] = [
  {
    id: 'ferry',
    title: 'Ferry sinks off Kisumu, forty drown',
    text: 'A ferry sank off Kisumu on Lake Victoria, drowning at least forty passengers, the coastguard said. Rescuers from Kenya and Uganda searched the water through the night. The vessel, the Star of Nyanza, was carrying more than twice as many people as its licence allows.',
  },
  {
    id: 'rates',
    title: 'Reykjavik cuts key rate by a quarter point',
    text: 'The central bank in Reykjavik cut its key rate by a quarter point. Governor Sigrun Jonsdottir said inflation had fallen faster than expected and that further steps would depend on wages.',
  },
  {
    id: 'goat',
    title: 'Goat halts trains at Brenz junction',
    text: 'A goat that had climbed a signal box at Brenz junction stopped all trains for three hours. Firefighters led by Karl Amsel brought the animal down with a bale of hay and a ladder.',
  },
];

const FERRY_ITEM =
  'At least forty people drowned when the ferry Star of Nyanza sank off Kisumu on Lake Victoria.';
const RATES_ITEM =
  'The central bank in Reykjavik lowered its key rate by a quarter point, says Sigrun Jonsdottir.';
const STRANGE_ITEM =
  'Astronomers in Atacama photographed a comet with two tails over the Licancabur volcano.';

const digest = (lines: readonly string[], given: Partial<ArticleText> = {}): ArticleText => ({
  id: 'digest',
  title: 'Five things to know today',
  text: lines.join('\n\n'),
  ...given,
});

function fold(texts: readonly ArticleText[], settings = defaultSettings) {
  const window = createWindow(settings);
  return texts.map((text, offset): Assignment => {
    const assignment = assign(window, articleOf(text), offset);
    apply(window, assignment);
    return assignment;
  });
}

/** What a digest after the reports mentions: ids of the reports whose stories they are, with the items. */
function mentioned(last: ArticleText, reports = REPORTS, settings = defaultSettings) {
  const assignments = fold([...reports, last], settings);
  const digested = assignments.at(-1) as Assignment;
  return digested.mentions.map(({ storyId, start, end }) => [
    assignments.find((one) => one.storyId === storyId)?.articleId,
    (last.text ?? '').slice(start, end),
  ]);
}

describe('a digest', () => {
  it('mentions the stories that its items tell of, and joins none', () => {
    const last = digest([FERRY_ITEM, STRANGE_ITEM, RATES_ITEM]);
    expect(mentioned(last)).toEqual([
      ['ferry', FERRY_ITEM],
      ['rates', RATES_ITEM],
    ]);
    const [, , , digested] = fold([...REPORTS, last]);
    expect(digested?.verdict).toBe('new_story');
    expect(digested?.corrections).toEqual([]);
  });

  it('that is one paragraph is read sentence by sentence', () => {
    expect(mentioned(digest([`${FERRY_ITEM} ${STRANGE_ITEM} ${RATES_ITEM}`]))).toEqual([
      ['ferry', FERRY_ITEM],
      ['rates', RATES_ITEM],
    ]);
  });

  it('mentions a story once, with the item that fits it best', () => {
    const vague = 'The ferry that sank on Lake Victoria with hundreds of people had no lifeboats at all.';
    for (const lines of [
      [vague, FERRY_ITEM],
      [FERRY_ITEM, vague],
    ])
      expect(mentioned(digest(lines))).toEqual([['ferry', FERRY_ITEM]]);
    expect(mentioned(digest([vague]))).toEqual([['ferry', vague]]);
  });

  it('mentions no story that an item shares but a name or two with', () => {
    const items = [
      'Voters in Kisumu chose the poet Grace Ogot as their next mayor.',
      'A bridge in Uganda was closed after cracks were found in its piers.',
    ];
    for (const item of items) expect(mentioned(digest([item]))).toEqual([]);
  });

  it('mentions a story of some days ago only by what tells it for certain', () => {
    const reports = REPORTS.map((report): ArticleText => ({ ...report, publishedAt: NOON }));
    const later = { publishedAt: NOON + 72 * HOUR };
    const vague =
      'Owners of a ferry that sank had ignored warnings of passengers for years, an inquiry says.';
    expect(mentioned(digest([FERRY_ITEM], later), reports)).toEqual([['ferry', FERRY_ITEM]]);
    expect(mentioned(digest([vague], later), reports)).toEqual([]);
    expect(mentioned(digest([vague]), reports)).toEqual([['ferry', vague]]);
  });

  it('mentions nothing by headings of a few words', () => {
    expect(mentioned(digest(['Ferry sinks off Kisumu', 'Reykjavik cuts key rate']))).toEqual([]);
  });

  it('mentions nothing by what its outlet puts around it', () => {
    const footer = 'Sign up for our newsletter and follow us: ferry, Kisumu, Star of Nyanza, Lake Victoria.';
    const earlier = REPORTS.map((report): ArticleText => ({ ...report, outlet: 'post.example' }));
    const others = ['Bakers in Linz strike over ovens', 'A museum in Ghent reopens its attic'].map(
      (text, i): ArticleText => ({
        id: `other-${i}`,
        title: text,
        text: `${text}, officials said.\n\n${footer}`,
        outlet: 'digest.example',
      }),
    );
    const last = digest([RATES_ITEM, footer], { outlet: 'digest.example' });
    expect(mentioned(last, [...earlier, ...others]).map(([id]) => id)).toEqual(['rates']);
  });

  it('mentions no other digest', () => {
    const first = digest([STRANGE_ITEM], { id: 'first' });
    expect(mentioned(digest([STRANGE_ITEM, FERRY_ITEM]), [...REPORTS, first])).toEqual([
      ['ferry', FERRY_ITEM],
    ]);
  });

  it.each([
    ['whose reports have left the window', { hours: 1 }],
    ['that is too old', { storyHours: 1 }],
  ])('mentions no story %s', (_, bounds) => {
    const settings = createSettings({ window: { ...defaultSettings.window, ...bounds } });
    expect(mentioned(digest([FERRY_ITEM], { seenAt: NOON + 2 * HOUR }), REPORTS, settings)).toEqual([]);
  });

  it('is read no further than its first forty items', () => {
    const filler = Array.from({ length: 40 }, (_, i) => `Item ${i}: ${STRANGE_ITEM}`);
    expect(mentioned(digest([...filler.slice(1), FERRY_ITEM]))).toEqual([['ferry', FERRY_ITEM]]);
    expect(mentioned(digest([...filler, FERRY_ITEM]))).toEqual([]);
  });

  it('mentions other stories when it is edited', () => {
    const other = `${STRANGE_ITEM} The volcano has slept for centuries, and the comet will not return for eight.`;
    const before = digest([FERRY_ITEM, other]);
    const [, , , first, edited] = fold([...REPORTS, before, digest([RATES_ITEM, other], { offset: 9 })]);
    expect(edited?.verdict).toBe('edit');
    const stories = [first, edited].map((one) => one?.mentions.map(({ storyId }) => storyId));
    expect(stories.map((ids) => ids?.length)).toEqual([1, 1]);
    expect(stories[1]).not.toEqual(stories[0]);
  });
});

it('an article that is no digest mentions nothing', () => {
  expect(
    mentioned(digest([FERRY_ITEM, RATES_ITEM], { title: 'What the ferry and the rate cut share' })),
  ).toEqual([]);
});
