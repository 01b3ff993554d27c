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
