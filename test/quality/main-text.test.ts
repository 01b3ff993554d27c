/** The article's text in whole pages of many makes: see pages/README.md. */
import { readFileSync } from 'node:fs';
import { analyse } from '@newsfold/ingest/domain/analyse.ts';
import { describe, expect, it } from 'vitest';

interface PageRow {
  readonly make: string;
  readonly language: string;
  readonly title: string;
  readonly html: string;
  readonly text: string;
}

const PAGES: readonly PageRow[] = readFileSync(new URL('pages/pages.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const ORIGIN = { topic: 'raw.v1', partition: 0, offset: 7, timestamp: Date.UTC(2026, 4, 1) };

function textOf({ title, html }: Pick<PageRow, 'title' | 'html'>): string {
  const analysis = analyse({ title, html }, ORIGIN);
  return analysis.kind === 'article' ? analysis.article.text : '';
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** F1 of the words, each as often as it occurs. */
function f1(found: string, right: string): number {
  const left = new Map<string, number>();
  const [foundWords, rightWords] = [wordsOf(found), wordsOf(right)];
  for (const word of rightWords) left.set(word, (left.get(word) ?? 0) + 1);
  let hits = 0;
  for (const word of foundWords) {
    const count = left.get(word) ?? 0;
    if (count > 0) hits++;
    left.set(word, count - 1);
  }
  return (2 * hits) / (foundWords.length + rightWords.length);
}

/** The page without anything that names its parts. */
function nameless(html: string): string {
  return html
    .replace(/ (?:class|id|role|itemprop|itemscope|itemtype)(?:="[^"]*")?(?=[ >/])/g, '')
    .replace(/<(\/?)(?:header|footer|nav|main|article|aside|section|news-\w+)(?=[ >])/g, '<$1div');
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the text of a whole page', () => {
  it('is of at least 30 makes in five languages', () => {
    expect(new Set(PAGES.map(({ make }) => make)).size).toBeGreaterThanOrEqual(30);
    expect(new Set(PAGES.map(({ language }) => language)).size).toBe(5);
  });

  it.each(PAGES.map((page) => [page.make, page] as const))('%s: .95 of its words', (_, page) => {
    expect(f1(textOf(page), page.text)).toBeGreaterThanOrEqual(0.95);
  });

  it('is found in all of them together, with names and without', () => {
    expect(mean(PAGES.map((page) => f1(textOf(page), page.text)))).toBeGreaterThanOrEqual(0.99);
    const without = PAGES.map(({ title, html, text }) => f1(textOf({ title, html: nameless(html) }), text));
    expect(mean(without)).toBeGreaterThanOrEqual(0.91);
  });

  it('makes a copy of the article and its page', () => {
    const [page] = PAGES as [PageRow];
    const articleOf = (body: string) => {
      const analysis = analyse({ title: page.title, body }, ORIGIN);
      return analysis.kind === 'article' ? analysis.article.features : null;
    };
    expect(articleOf(page.html)?.shingles).toEqual(articleOf(page.text)?.shingles);
  });
});
