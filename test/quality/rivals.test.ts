/**
 * Two reports of one event that cannot both be right, made up in five languages, nine kinds: what a reader must be told,
 * through the whole fold. Beside them the same pairs with one value, of which nothing may be told.
 */
import { readFileSync } from 'node:fs';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { describe, expect, it } from 'vitest';
import { foldedStories } from '../support/folded-stories.ts';

interface Pair {
  readonly language: string;
  readonly kind: string;
  readonly hoursApart: number;
  readonly reports: ReadonlyArray<{ readonly title: string; readonly body: string }>;
}

const pairs = readFileSync(new URL('rivals/pairs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Pair);

/** Not found: a verb at the end of its sentence, and a negation behind a relative clause. */
const UNFOUND = new Set(['de denial', 'de negation', 'ru negation']);
/** Kinds whose later value replaces the first. */
const RISING = 'toll rises';
/** The second report's number, and the one that the first gives. */
const ONE_VALUE: Readonly<Record<string, readonly [string, string]>> = {
  aboard: ['260', '212'],
  cost: ['19', '12'],
  date: ['27', '20'],
  injured: ['54', '31'],
};

const HOUR = 3_600_000;
const START = Date.UTC(2026, 2, 14, 6);

function storiesOf({ language, hoursApart, reports }: Pair): Promise<Story[]> {
  return foldedStories(
    reports.map(({ title, body }, i) => ({
      title,
      body,
      url: `https://outlet${i}.example/a`,
      source: `Outlet ${i}`,
      lang: language,
      publishedAt: new Date(START + i * hoursApart * HOUR).toISOString(),
    })),
  );
}

const nameOf = ({ language, kind }: Pair): string => `${language} ${kind}`;

/** The articles that a conflict's values are cited from. */
const citedBy = ({ conflicts }: Story) =>
  conflicts.map(({ kind, values }) => ({
    kind,
    articles: new Set(values.flatMap(({ references }) => references.map(({ articleId }) => articleId))).size,
  }));

describe('two reports that cannot both be right', () => {
  it('are made up in nine kinds and five languages', () => {
    expect(new Set(pairs.map(nameOf)).size).toBe(45);
    expect(pairs.length).toBe(45);
  });

  it.each(pairs.filter((pair) => !UNFOUND.has(nameOf(pair))))('$language $kind', async (pair) => {
    const stories = await storiesOf(pair);
    expect(stories.length).toBe(1);
    const both = stories.flatMap(citedBy).filter(({ articles }) => articles === 2);
    expect(both.length).toBe(1);
    if (pair.kind === RISING) expect(both[0]?.kind).toBe('update');
  });

  it.each(pairs.filter(({ kind }) => kind in ONE_VALUE))('$language $kind, with one value', async (pair) => {
    const [other, same] = ONE_VALUE[pair.kind] ?? ['', ''];
    const [first, second] = pair.reports;
    if (!first || !second?.body.includes(other)) throw new Error(`${nameOf(pair)} has no ${other}`);
    const stories = await storiesOf({
      ...pair,
      reports: [first, { ...second, body: second.body.replace(other, same) }],
    });
    expect(stories.map(({ conflicts }) => conflicts)).toEqual([[]]);
  });

  it('names what is not found', async () => {
    for (const pair of pairs.filter((one) => UNFOUND.has(nameOf(one)))) {
      const stories = await storiesOf(pair);
      expect(stories.flatMap(({ conflicts }) => conflicts)).toEqual([]);
    }
  });
});
