import type { Assignment } from '@newsfold/schemas/generated/records.ts';
import { type ArticleText, articleOf, NOON } from '@newsfold/test/support/article-fixture.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../settings.ts';
import { apply } from '../window/apply.ts';
import { createWindow, type Window } from '../window/window.ts';
import { guidKeyOf, variantIdOf } from './article-ids.ts';
import { assign } from './assign.ts';

const HOUR = 3_600_000;
const OUTAGE =
  'Customers in region North cannot reach managed databases since 04:10 UTC. Engineers are restoring a failed storage cluster.';
const BILLING =
  'Invoices of March show kroner instead of euros. Amounts are right. A fix is being rolled out to all accounts.';
const BALANCERS =
  'Load balancers in region South will be replaced on Sunday between 01:00 and 03:00 UTC. Connections may drop once.';

type Given = Omit<ArticleText, 'id'> & { readonly id?: string };

function fold(items: readonly Given[], window: Window = createWindow(defaultSettings)): Assignment[] {
  return items.map((item, offset) => {
    const given = { id: 'page', outlet: 'linnet.example', offset, seenAt: NOON + offset, ...item };
    const assignment = assign(window, articleOf(given), offset);
    apply(window, assignment);
    return assignment;
  });
}

/** How many articles come of items under one link, without repeats. */
const articlesOf = (items: readonly Given[]): number =>
  new Set(fold(items).map(({ articleId }) => articleId)).size;

const OUTAGE_ITEM = { title: 'Database outage in region North', text: OUTAGE };
const BILLING_ITEM = { title: 'Billing page shows wrong currency', text: BILLING };
const BALANCERS_ITEM = { title: 'Planned maintenance of load balancers', text: BALANCERS };

describe('one link, other news', () => {
  test.each([
    ['with guids of their own', ['a1', 'b2', 'c3']],
    ['without guids', [null, null, null]],
    ['under one guid', ['feed', 'feed', 'feed']],
  ])('three items %s are three articles', (_, guids) => {
    const items = [OUTAGE_ITEM, BILLING_ITEM, BALANCERS_ITEM].map((item, i) => ({
      ...item,
      guid: guids[i] ?? null,
    }));
    const assignments = fold(items);
    expect(assignments.map(({ verdict }) => verdict)).toEqual(['new_story', 'new_story', 'new_story']);
    expect(assignments.map(({ variantOf }) => variantOf)).toEqual(['', 'page', 'page']);
    expect(assignments[1]?.articleId).toBe(variantIdOf('page', assignments[1]?.contentHash ?? ''));
    expect(assignments[1]?.article?.articleId).toBe(assignments[1]?.articleId);
  });

  test('notices of one form under one link are as many articles', () => {
    const notice = (road: string, days: string): Given => ({
      title: `Road closure: ${road}`,
      text: `The council gives notice that ${road} will be closed to through traffic from ${days} for resurfacing. Access for residents and emergency services will be maintained throughout.`,
    });
    const notices = [
      notice('Mill Lane', '2 to 6 March'),
      notice('Harbour Street', '9 to 13 March'),
      notice('Quarry Hill', '16 to 20 April'),
    ];
    expect(articlesOf(notices)).toBe(3);
  });

  const items = (...pairs: readonly (readonly [title: string, text: string])[]): Given[] =>
    pairs.map(([title, text]) => ({ title, text }));

  test('notices of one form that name other people and places are as many articles', () => {
    const licences = items(
      [
        'Public notice: premises licence, The Anchor',
        'Application for a premises licence for The Anchor, 4 Quay Street, to sell alcohol from 10:00 to 23:00. Representations by 7 April.',
      ],
      [
        'Public notice: premises licence, Mill Stores',
        'Application for a premises licence for Mill Stores, 19 Mill Lane, to sell alcohol from 08:00 to 22:00. Representations by 9 April.',
      ],
    );
    const plans = items(
      [
        'Planning application 26/0120/FUL',
        'Single storey rear extension at 12 High Street. Comments by 2 April 2026.',
      ],
      [
        'Planning application 26/0127/FUL',
        'Two storey side extension at 7 Oak Avenue. Comments by 3 April 2026.',
      ],
      [
        'Planning application 26/0134/FUL',
        'Change of use to cafe at The Old Bank. Comments by 4 April 2026.',
      ],
    );
    expect([articlesOf(licences), articlesOf(plans)]).toEqual([2, 3]);
  });

  test('a form that is filled with other numbers alone is another article', () => {
    const draws = items(
      [
        'Lottery numbers',
        'The numbers drawn tonight are 14, 17, 23, 31, 38 and 45, and the bonus ball is 12. The jackpot was not won and grows.',
      ],
      [
        'Lottery numbers',
        'The numbers drawn tonight are 11, 19, 26, 33, 40 and 48, and the bonus ball is 29. The jackpot was not won and grows.',
      ],
    );
    expect(articlesOf(draws)).toBe(2);
  });

  test('a column of the day that names the same every day is an article a day', () => {
    const signs = [
      'Aries: a calm day at work, and money worries fade. Taurus: old friends call in the evening.',
      'Aries: speak up before noon. Taurus: a trip is delayed but love is near.',
      'Aries: rest is due today. Taurus: sign nothing before Thursday.',
    ];
    const days = signs.map((text, i) => ({
      title: 'What the stars say',
      text,
      publishedAt: NOON + 24 * i * HOUR,
    }));
    expect(articlesOf(days)).toBe(3);
  });

  test('a page of the day is an article a day', () => {
    const day = (text: string, at: number): Given => ({
      title: 'Morning briefing',
      text,
      publishedAt: NOON + at * HOUR,
    });
    expect(articlesOf([day(OUTAGE, 0), day(BILLING, 24), day(BALANCERS, 48)])).toBe(3);
  });

  test('headlines alone are compared as such', () => {
    expect(articlesOf([{ title: OUTAGE_ITEM.title }, { title: BILLING_ITEM.title }])).toBe(2);
    expect(
      articlesOf([
        { title: 'Ferry sinks off Kisumu' },
        { title: 'Dozens drowned after boat capsizes off Kisumu' },
      ]),
    ).toBe(1);
  });
});

describe('one link, one piece of news', () => {
  const grown = `${OUTAGE} By noon two thirds of all databases were back, the company said. It apologised to customers.`;
  test.each<[string, Given]>([
    ['that grew', { ...OUTAGE_ITEM, text: grown }],
    ['under a new headline', { title: 'Cloud customers cut off', text: OUTAGE }],
    ['that grew under a new headline', { title: 'Cloud customers cut off', text: grown }],
    ['whose text is all new, on the same day under the same headline', { ...OUTAGE_ITEM, text: BILLING }],
    ['a day later', { ...OUTAGE_ITEM, text: grown, publishedAt: NOON + 20 * HOUR }],
    [
      'with the number of its version in its guid',
      { ...OUTAGE_ITEM, text: grown, guid: 'https://linnet.example/a#3' },
    ],
    [
      'with another guid and the same text',
      { title: 'Cloud customers cut off', text: `${OUTAGE} More soon.`, guid: 'z' },
    ],
  ])('is one article: %s', (_, edit) => {
    const first = { ...OUTAGE_ITEM, publishedAt: NOON, guid: 'https://linnet.example/a#0' };
    const [, second] = fold([first, { publishedAt: NOON, guid: 'https://linnet.example/a#0', ...edit }]);
    expect([second?.verdict, second?.articleId]).toEqual(['edit', 'page']);
  });

  test('a headline that gets its text is an edit', () => {
    const [, second] = fold([
      { title: OUTAGE_ITEM.title },
      {
        title: 'Cloud customers cut off in region North',
        text: `${OUTAGE} The database outage began at night.`,
      },
    ]);
    expect(second?.verdict).toBe('edit');
  });

  test.each<[string, readonly [string, string], readonly [string, string]]>([
    [
      'whose name was misspelt',
      ['Mayor Smyth resigns', 'Mayor Alan Smyth of Portmere has resigned over a housing contract.'],
      ['Mayor Smith resigns', 'Mayor Alan Smith of Portmere has resigned over a housing contract.'],
    ],
    [
      'with another toll',
      [
        'At least 14 killed in Kermendag quake',
        'At least 14 people died when an earthquake hit Kermendag in eastern Turkey.',
      ],
      [
        'Kermendag earthquake: toll rises to 19',
        'The toll of the earthquake in Kermendag, eastern Turkey, has risen to 19, the governor said.',
      ],
    ],
    [
      'of a match that goes on',
      [
        'Harwick 1-0 Dunmoor: Okonjo strikes early',
        'Okonjo put Harwick ahead after nine minutes at Millgate.',
      ],
      [
        'Harwick 3-1 Dunmoor: Rovers into the semi-finals',
        'Okonjo scored twice as Harwick Rovers came from behind to beat Dunmoor Town at Millgate.',
      ],
    ],
  ])('is one article: %s', (_, before, after) => {
    const of = ([title, text]: readonly [string, string]): Given => ({ title, text });
    expect(articlesOf([of(before), of(after)])).toBe(1);
  });

  test('what two guids name must have more in common to be one', () => {
    const status = (text: string, guid: string | null): Given => ({
      title: 'Status of our services',
      text,
      guid,
    });
    expect(articlesOf([status(OUTAGE, null), status(BILLING, null)])).toBe(1);
    expect(articlesOf([status(OUTAGE, 'a'), status(BILLING, 'b')])).toBe(2);
    expect(articlesOf([status(OUTAGE, 'a'), status(BILLING, 'a')])).toBe(1);
  });

  test('one text is one article, whatever else differs', () => {
    const [, second] = fold([
      { ...OUTAGE_ITEM, publishedAt: NOON, guid: 'a' },
      {
        title: 'Blackout hits hosting firm',
        text: `${OUTAGE} We apologise.`,
        publishedAt: NOON + 30 * HOUR,
        guid: 'b',
      },
    ]);
    expect(second?.verdict).toBe('edit');
  });

  test('a live page keeps its identity through its rewritings', () => {
    const names = 'Josefa Arlund and Mira Tolland are neck and neck in Ostrel';
    const pages = [
      {
        title: 'Election night live: Arlund ahead in Ostrel',
        text: `${names}. First counts from the harbour put Arlund ahead.`,
      },
      {
        title: 'Election night live: Tolland overtakes Arlund',
        text: `Mira Tolland overtook Josefa Arlund after votes from Ostrel's university were counted, the commission said at ten.`,
      },
      {
        title: 'Election night live: Tolland wins Ostrel',
        text: `Mira Tolland is the next mayor of Ostrel. Josefa Arlund conceded shortly before midnight.`,
      },
    ];
    expect(articlesOf(pages.map((page) => ({ ...page, guid: 'live-1', publishedAt: NOON })))).toBe(1);
  });
});

describe('later versions', () => {
  const three = [OUTAGE_ITEM, BILLING_ITEM, BALANCERS_ITEM];

  test('an edit finds the article that it edits, by text or by guid', () => {
    const edits = three.map((item) => ({ ...item, text: `${item.text} Update follows within the hour.` }));
    const ids = fold([...three, ...edits.toReversed()]).map(({ articleId }) => articleId);
    expect(ids.slice(3)).toEqual(ids.slice(0, 3).toReversed());
  });

  test('an edit finds the article that it is most like', () => {
    const title = 'Status of our services';
    const items = [
      { title, text: OUTAGE, guid: 'a' },
      { title, text: BILLING, guid: 'b' },
      { title, text: `${OUTAGE} Update follows.`, guid: null },
    ];
    const ids = fold(items).map(({ articleId }) => articleId);
    expect(ids[1]).not.toBe(ids[0]);
    expect(ids[2]).toBe(ids[0]);
  });

  test('what is delivered again repeats its own article, whatever came in between', () => {
    const window = createWindow(defaultSettings);
    const first = fold(three, window);
    const again = three.map((item, offset) =>
      assign(
        window,
        articleOf({ id: 'page', outlet: 'linnet.example', offset, seenAt: NOON, ...item }),
        10 + offset,
      ),
    );
    expect(again.map(({ verdict }) => verdict)).toEqual(['repeat', 'repeat', 'repeat']);
    expect(again.map(({ articleId }) => articleId)).toEqual(first.map(({ articleId }) => articleId));
  });

  test('an article is found under a taken id until it leaves the window', () => {
    const window = createWindow(defaultSettings);
    fold(three, window);
    expect(window.variants).toBe(2);
    expect(window.slotsUnder('page')).toEqual([0, 1, 2]);
    window.evictBefore(2);
    expect(window.slotsUnder('page')).toEqual([2]);
    window.evictBefore(3);
    expect([window.variants, window.slotsUnder('page')]).toEqual([0, []]);
  });
});

test('no news under one link is lost, in whatever order it comes and is delivered again', () => {
  const items = [OUTAGE_ITEM, BILLING_ITEM, BALANCERS_ITEM];
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 12 }), (order) => {
      const came = order.map((i) => items[i] as Given);
      expect(articlesOf(came)).toBe(new Set(order).size);
    }),
  );
});

test('a guid is known by its spelling, and the number of a version is not part of it', () => {
  const keyOf = (guid: string | null) => guidKeyOf(articleOf({ id: 'a', guid }));
  expect(keyOf(null)).toBe(0);
  expect(keyOf('17')).not.toBe(keyOf('18'));
  expect(keyOf('https://a.example/x#0')).toBe(keyOf('https://a.example/x#12'));
  expect(keyOf('https://a.example/#a1f0')).not.toBe(keyOf('https://a.example/#b2e1'));
  expect(keyOf('x#1')).not.toBe(keyOf('x#2'));
});
