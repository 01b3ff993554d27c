import type { Story } from '@newsfold/schemas/generated/records.ts';
import { madeUpStory } from '@newsfold/test/support/made-up-stories.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matrixOf, SAYS } from './matrix.ts';
import { outletsOf, type Reference } from './outlets.ts';

const STORY = madeUpStory({
  storyId: 's',
  revision: 1,
  publishers: ['courier.example', 'post.example', 'globe.example'],
  copies: 2,
});
const at = (number: number, quote = ''): Reference => ({ articleId: `s-${number}`, start: 0, end: 1, quote });

function agreed(text: string, references: readonly Reference[]): Story['agreed'][number] {
  return {
    text,
    language: 'en',
    slot: '',
    value: null,
    attribution: null,
    references: [...references],
    independentPublishers: 2,
    isQuotation: false,
    firstReport: null,
    state: 'confirmed',
    history: [],
  };
}

type Values = Story['conflicts'][number]['values'];

function conflict(
  ...sides: readonly (readonly [
    text: string,
    publishers: readonly string[],
    references: readonly Reference[],
  ])[]
) {
  const values: Values = sides.map(([text, publishers, references]) => ({
    text,
    value: Number(text),
    unit: '',
    qualifier: '',
    attribution: null,
    references: [...references],
    publishers: [...publishers],
    lastReportedAt: 0,
    state: 'reported' as const,
  }));
  return { slot: 'dead', about: 'people', kind: 'conflict' as const, values };
}

const signs = (story: Story) =>
  matrixOf(story).rows.map(({ cells }) => cells.map((cell) => cell?.sign ?? '').join(' | '));

it('has a column for each source, also for one that says nothing of it, and folds copies into the source of their text', () => {
  const { columns } = matrixOf({ ...STORY, agreed: [agreed('The bridge is closed', [at(0), at(1)])] });
  expect(columns.map(({ name }) => name)).toEqual(['courier', 'post', 'globe']);
  const credited = STORY.articles.map((article) =>
    article.role === 'copy' ? { ...article, wireCredit: 'The Agency' } : article,
  );
  const sources = [{ id: 'agency:theagency', name: 'The Agency', isAgency: true }];
  const withAgency = matrixOf({
    ...STORY,
    articles: credited,
    sources,
    agreed: [agreed('A', [at(3), at(1)])],
  });
  expect(withAgency.columns.map(({ name, carriers }) => `${name} ${carriers}`)).toEqual([
    'The Agency 2',
    'post 0',
    'courier 0',
    'globe 0',
  ]);
});

it('shows who gives which value, one after the other for a source that gave two', () => {
  const story = {
    ...STORY,
    conflicts: [
      conflict(['14', ['courier.example'], [at(0)]], ['19', ['post.example', 'courier.example'], [at(1)]]),
    ],
    agreed: [agreed('The bridge is closed', [at(0), at(2)])],
  };
  expect(signs(story)).toEqual(['14 → 19 | 19 | ', `${SAYS} |  | ${SAYS}`]);
});

it('has a row of its own for what is a part of a fact, under it', () => {
  const facts = [
    agreed('The bridge is closed until May', [at(0), at(1)]),
    agreed('Rain fell', [at(1)]),
    agreed('The bridge is closed', [at(0), at(2)]),
  ];
  const { rows } = matrixOf({ ...STORY, agreed: facts });
  expect(rows.map(({ text, isPart }) => `${isPart ? '↳ ' : ''}${text}`)).toEqual([
    'The bridge is closed until May',
    '↳ The bridge is closed',
    'Rain fell',
  ]);
});

it('names a source of which the event has no place', () => {
  const story = {
    ...STORY,
    conflicts: [conflict(['14', ['courier.example'], [at(0)]], ['19', ['elsewhere.example'], []])],
  };
  const { columns, rows } = matrixOf(story);
  const place = columns.findIndex(({ name }) => name === 'elsewhere.example');
  expect(rows[0]?.cells[place]).toMatchObject({ sign: '19', references: [] });
});

it('has each place of an agreed fact in the column of its source, and nowhere else', () => {
  const places = fc.array(
    fc.integer({ min: 0, max: 6 }).map((number) => at(number)),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.array(places, { minLength: 1, maxLength: 5 }), (facts) => {
      const story = { ...STORY, agreed: facts.map((references, nth) => agreed(`fact ${nth}`, references)) };
      const outlets = outletsOf(story);
      const { columns, rows } = matrixOf(story);
      for (const [nth, references] of facts.entries()) {
        const found = rows[nth]?.cells.flatMap((cell, column) =>
          (cell?.references ?? []).map((reference) => `${columns[column]?.id} ${reference.articleId}`),
        );
        const known = references.flatMap(({ articleId }) => {
          const article = outlets.article(articleId);
          return article === undefined ? [] : [`${outlets.sourceOf(article)} ${articleId}`];
        });
        expect(found?.toSorted()).toEqual(known.toSorted());
      }
    }),
  );
});
