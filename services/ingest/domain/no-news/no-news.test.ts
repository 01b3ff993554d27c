import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newsVerdict } from './no-news.ts';

type PageRow = readonly [verdict: string, title: string, text: string];
type NewsRow = readonly [title: string, text: string];

/** The files "shut" were written before the first run and have not been looked at since. */
function rowsOf<Row>(file: string): Row[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line));
}

describe('pages in place of an article', () => {
  it.each(rowsOf<PageRow>('pages.jsonl'))('%s: %j', (verdict, title, text) => {
    expect(newsVerdict(title, text, () => []).kind).toBe(verdict);
  });

  it('are found where they were not looked at, nine of ten', () => {
    const rows = rowsOf<PageRow>('pages-shut.jsonl');
    const found = rows.filter(
      ([verdict, title, text]) => newsVerdict(title, text, () => []).kind === verdict,
    );
    expect(found.length).toBeGreaterThanOrEqual(0.9 * rows.length);
  });

  it('may be titled with the name of the site', () => {
    const wall = 'Please verify you are human. Please enable JavaScript and cookies.';
    expect(newsVerdict('The Gulf Herald Online Edition', wall, () => ['Gulf Herald']).kind).toBe(
      'headline-only',
    );
    expect(
      newsVerdict('The Gulf Herald Online Edition', wall, () => ['The Gulf Herald Online Edition']).kind,
    ).toBe('no-news');
    expect(newsVerdict('www.gulfherald.example', wall, () => []).kind).toBe('no-news');
    expect(newsVerdict('404 Not Found | Gulf Herald', '', () => ['Gulf Herald']).kind).toBe('no-news');
  });
});

describe('news', () => {
  it.each(rowsOf<NewsRow>('news.jsonl'))('stays: %s', (title, text) => {
    expect(newsVerdict(title, text, () => []).kind).toBe('news');
  });

  it.each([
    'Breaking: ferry sinks off Skerry',
    'Wartungsarbeiten – A7 gesperrt',
    'Access denied - 40 voters turned away in Skerry',
    'Test: Der neue Van aus Linnet',
    '404 - a love story opens in cinemas',
    'عاجل: استقالة رئيس الوزراء',
    'Urgent : le Premier ministre démissionne',
    'Just a moment: comet passes in eleven seconds',
    'Forbidden love',
    'Checking account fees rise',
    '503 homes without power',
    'Error in count delays result',
  ])('stays without a body: %s', (title) => {
    expect(newsVerdict(title, '', () => ['Harbour Post']).kind).toBe('news');
  });

  it('stays where it was not looked at, without exception', () => {
    const eaten = rowsOf<NewsRow>('news-shut.jsonl').filter(
      ([title, text]) => newsVerdict(title, text, () => []).kind !== 'news',
    );
    expect(eaten.map(([title]) => title)).toEqual([]);
  });

  it('of any words is judged, and a long text is news', () => {
    const piece = fc.constantFrom(
      'verify you are human. ',
      'more ',
      'to follow',
      'Ray ID ',
      '404',
      ' - ',
      '。',
      '\n',
      'cookies',
    );
    const text = fc.array(fc.oneof(piece, fc.string())).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (title, body) => void newsVerdict(title, body, () => [title.slice(0, 9)])),
    );
    expect(newsVerdict('Just a moment', 'Please verify you are human. '.repeat(200), () => []).kind).toBe(
      'news',
    );
  });
});
