import { DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import { Outlets } from '@newsfold/text/web/outlets.ts';
import { expect, it } from 'vitest';
import { type AnalysedRow, analyseLines } from './analyse-lines.ts';

async function* numbered(lines: readonly string[]) {
  for (const [index, line] of lines.entries()) yield { number: index + 1, line: Buffer.from(line) };
}

it('shows each line as an article with readable times, or as a rejection with its reason', async () => {
  const rows: AnalysedRow[] = [];
  const lines = [
    '{"title": "Ferry sinks off Kisumu", "publishedAt": "2026-03-14T08:30:00Z"}',
    '[]',
    'no json',
  ];
  for await (const row of analyseLines(numbered(lines), { arrivedAt: Date.UTC(2026, 2, 15), explain: false }))
    rows.push(row);
  expect(rows).toMatchObject([
    {
      line: 1,
      item: 0,
      article: {
        title: 'Ferry sinks off Kisumu',
        publishedAt: '2026-03-14T08:30:00.000Z',
        publishedAtQuality: 'exact',
        seenAt: '2026-03-15T00:00:00.000Z',
      },
    },
    { line: 2, rejected: expect.stringMatching(/^not-an-object: /) },
    { line: 3, rejected: expect.stringMatching(/^malformed-json: /) },
  ]);
  expect(rows[0]).not.toHaveProperty('article.features');
});

it("names an outlet as an operator's table does", async () => {
  const outlets = new Outlets({
    outlets: [{ host: 'harbourpost.example', aliases: ['The Harbour Post'] }],
    families: [],
  });
  const line = '{"title": "Ferry sinks off Kisumu", "source": "The Harbour Post"}';
  const options = { arrivedAt: 0, explain: false, settings: { ...DEFAULT_SETTINGS, outlets } };
  for await (const row of analyseLines(numbered([line]), options))
    expect(row).toMatchObject({ article: { publisher: { id: 'harbourpost.example' } } });
  expect.assertions(1);
});

async function rowsOf(explain: boolean, ...documents: readonly unknown[]): Promise<AnalysedRow[]> {
  const rows: AnalysedRow[] = [];
  const lines = numbered(documents.map((document) => JSON.stringify(document)));
  for await (const row of analyseLines(lines, { arrivedAt: Date.UTC(2026, 2, 15), explain })) rows.push(row);
  return rows;
}

it('shows each item of a line that holds many, with its number', async () => {
  const items = [
    { title: 'Ferry sinks', url: 'https://a.example/1' },
    null,
    { title: 'Pier closed', url: 'https://a.example/2' },
  ];
  const rows = await rowsOf(false, { items }, { title: 'Alone' });
  expect(
    rows.map((row) => [
      row.line,
      row.item,
      'article' in row ? row.article.title : 'rejected' in row && row.rejected,
    ]),
  ).toEqual([
    [1, 0, 'Ferry sinks'],
    [1, 1, 'not-an-object: the value is null; send one JSON object a record'],
    [1, 2, 'Pier closed'],
    [2, 0, 'Alone'],
  ]);
  expect(Object.keys(rows[0] ?? {})).toEqual(['line', 'item', 'article']);
});

it('says of each field which name and shape it was read from, and which rules made the rest', async () => {
  const [wordpress, mongo] = await rowsOf(
    true,
    {
      title: { rendered: 'Ferry sinks' },
      content: { rendered: '<p>Off Kisumu.</p>' },
      link: 'https://www.a.example/1',
      date_gmt: '2026-03-14T08:30:00',
      fields: { byline: 'Mira Tolland' },
    },
    { title: 'Pier closed', pubDate: { $date: '2026-03-14T08:30:00Z' }, source: 'Isle Herald', foo: 1 },
  );
  expect(wordpress).toMatchObject({
    explain: {
      fields: {
        title: [{ name: 'title', shape: 'an object with rendered (WordPress REST)' }],
        body: [{ name: 'content', shape: 'an object with rendered (WordPress REST)' }],
        url: [{ name: 'link', shape: 'a string' }],
        publishedAt: [{ name: 'date_gmt', shape: 'a string' }],
        authors: [{ name: 'fields.byline', shape: 'a string' }],
      },
      rules: {
        articleId: 'from the address',
        publisher: "the host of the article's address",
        publishedAt: 'the written time, exact',
        seenAt: "the record's time",
        language: expect.any(String),
      },
    },
  });
  expect(mongo).toMatchObject({
    explain: {
      fields: { publishedAt: [{ name: 'pubDate', shape: 'an object with $date (MongoDB extended JSON)' }] },
      rules: { articleId: 'from title and text', publisher: 'the name of the source' },
    },
  });
});
