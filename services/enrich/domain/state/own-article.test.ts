import { unread } from '@newsfold/report/documents/packed-reading.ts';
import { readReport } from '@newsfold/report/read-report.ts';
import type { LeftOut } from '@newsfold/schemas/generated/records.ts';
import { article } from '@newsfold/test/support/fixture-article.ts';
import { describe, expect, it } from 'vitest';
import { ownArticle } from './own-article.ts';

const TITLE = 'Ferry sinks off Kisumu | The Harbour Post';
const TEXT = 'Subscribe to the Post.\n\nForty people drowned. Call 555 for tips.';

function range(part: 'title' | 'text', of: string, piece: string): LeftOut {
  const start = of.indexOf(piece);
  return { part, start, end: start + piece.length, reason: 'shared', articles: 2 };
}

const given = article('a', {
  title: TITLE,
  text: TEXT,
  entities: [
    { name: 'Kisumu', type: 'place', mentions: 1 },
    { name: 'Harbour Post', type: 'organisation', mentions: 1 },
  ],
  quantities: [
    { value: 40, unit: 'dead', qualifier: '', start: TEXT.indexOf('Forty'), end: TEXT.indexOf('Forty') + 5 },
    { value: 555, unit: '', qualifier: '', start: TEXT.indexOf('555'), end: TEXT.indexOf('555') + 3 },
  ],
});

describe('an article without what its outlet puts around it', () => {
  const own = ownArticle(given, [
    range('title', TITLE, ' | The Harbour Post'),
    range('text', TEXT, 'Subscribe to the Post.'),
    range('text', TEXT, 'Call 555 for tips.'),
  ]);

  it('keeps the offsets of what remains', () => {
    expect(own.text).toHaveLength(TEXT.length);
    expect(own.text.indexOf('Forty')).toBe(TEXT.indexOf('Forty'));
    expect(own.text.trim()).toBe('Forty people drowned.');
  });

  it('has its own headline, names and numbers only', () => {
    expect(own.title).toBe('Ferry sinks off Kisumu');
    expect(own.entities.map(({ name }) => name)).toEqual(['Kisumu']);
    expect(own.quantities.map(({ value }) => value)).toEqual([40]);
  });

  it('is the article itself when nothing was left out', () => {
    expect(ownArticle(given, [])).toBe(given);
  });

  it('is read anew within the same bounds: it was read as it was published', () => {
    const bounds = { maxCharacters: 1000, maxSentences: 12 };
    const came = { ...given, reading: readReport(given, bounds) };
    const { reading } = ownArticle(came, [range('text', TEXT, 'Subscribe to the Post.')]);
    expect(reading).toEqual(unread(bounds));
  });

  it('has no text when all of it was left out', () => {
    expect(ownArticle(given, [range('text', TEXT, TEXT)]).text).toBe('');
  });
});
