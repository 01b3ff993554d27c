import type { Article } from '@newsfold/schemas/generated/records.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnalyseSettings, analyse, DEFAULT_SETTINGS } from './analyse.ts';

const NOW = Date.UTC(2026, 2, 10, 12);
const ORIGIN = { topic: 'raw.v1', partition: 0, offset: 7, timestamp: NOW };
const BODY =
  'The harbour office of Tornby said on Monday that 14 people were injured when a ferry struck the pier in fog.';

function article(raw: object, settings: Partial<AnalyseSettings> = {}): Article {
  const analysis = analyse(raw as Record<string, unknown>, ORIGIN, { ...DEFAULT_SETTINGS, ...settings });
  if (analysis.kind !== 'article') throw new Error(JSON.stringify(analysis));
  return analysis.article;
}

const reasonOf = (raw: object) => {
  const analysis = analyse(raw as Record<string, unknown>, ORIGIN);
  return analysis.kind === 'rejected' ? analysis.reason : null;
};

describe('analyse', () => {
  it('makes an article of all its parts', () => {
    const made = article({
      guid: 'g-1',
      link: 'http://www.gazette.example/news/ferry?utm_source=rss#top',
      title: 'Ferry &amp; pier',
      content_html: `<h1>Ferry &amp; pier</h1><p>TORNBY, March 10 (Norpress) - ${BODY}</p>`,
      pubDate: 'Tue, 10 Mar 2026 08:15:00 GMT',
      seenAt: '2026-03-10T09:00:00Z',
      language: 'en-GB',
      source: 'The Gazette',
      author: 'Ada Low',
      tags: ['sea', 'sea', ' fog '],
      tenant: 'north',
    });
    expect(made).toMatchObject({
      guid: 'g-1',
      url: 'http://www.gazette.example/news/ferry',
      publisher: { id: 'gazette.example', name: 'The Gazette', family: 'gazette.example' },
      title: 'Ferry & pier',
      truncated: false,
      language: 'en',
      languageSource: 'declared',
      scope: 'en',
      publishedAt: Date.UTC(2026, 2, 10, 8, 15),
      publishedAtQuality: 'exact',
      seenAt: Date.UTC(2026, 2, 10, 9),
      authors: ['Ada Low'],
      categories: ['sea', 'fog'],
      wireCredit: 'Norpress',
      extra: '{"tenant":"north"}',
      origin: ORIGIN,
    });
    expect(made.text).toBe(`TORNBY, March 10 (Norpress) - ${BODY}`);
    expect(made.quantities).toMatchObject([{ value: 14, unit: 'injured' }]);
    expect(made.articleId).toMatch(/^[\da-f]{32}$/);
    expect(made.contentHash).toMatch(/^[\da-f]{32}$/);
  });

  it('knows an article by its URL, through edits, re-deliveries and renderings', () => {
    const first = article({ url: 'https://x.example/a', title: 'T', body: BODY, guid: '1' });
    const edit = article({ url: 'http://www.x.example/a/?fbclid=1', title: 'T2', body: BODY, guid: '2' });
    expect(edit.articleId).toBe(first.articleId);
    expect(edit.contentHash).not.toBe(first.contentHash);
    expect(article({ url: 'https://x.example/b', title: 'T', body: BODY }).articleId).not.toBe(
      first.articleId,
    );
  });

  it('falls back to publisher and guid, then to content', () => {
    const id = (raw: object) => article({ title: 'T', body: BODY, ...raw }).articleId;
    expect(id({ guid: '7', source: 'A', title: 'T2' })).toBe(id({ guid: '7', source: 'A' }));
    expect(id({ guid: '7', source: 'A' })).not.toBe(id({ guid: '7', source: 'B' }));
    expect(id({ guid: '7', url: 'https://x.example/' })).toBe(id({ guid: '7', url: 'https://x.example' }));
    expect(id({ guid: '7', url: 'https://x.example/' })).not.toBe(
      id({ guid: '8', url: 'https://x.example/' }),
    );
    expect(id({ guid: '7' })).not.toBe(id({ guid: '7', title: 'another article of nobody' }));
    expect(id({})).toBe(id({ body: `<p>${BODY}</p>` }));
    expect(id({ guid: 'https://x.example/a' })).toBe(id({ url: 'https://x.example/a' }));
    expect(id({ url: '/a', source: 'A' })).not.toBe(id({ url: '/b', source: 'A' }));
  });

  it('marks what it found and did, and takes the summary where the body is a page', () => {
    const uri = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
    const wall = 'Please verify you are human. Please enable JavaScript and cookies to continue.';
    const title = 'Council of Ostrel approves second tram depot';
    expect(article({ title, body: BODY }).marks).toEqual([]);
    expect(article({ title, body: 'cafÃ© w\ufe01or\ufe02d', digitalSourceType: { uri } }).marks).toEqual([
      'watermark',
      'mended-encoding',
      'digital-source-type:trainedAlgorithmicMedia',
    ]);
    expect(article({ title, body: wall })).toMatchObject({ text: '', marks: ['no-body:block-page'] });
    expect(article({ title, body: wall, summary: BODY })).toMatchObject({
      text: BODY,
      marks: ['no-body:block-page'],
    });
    expect(reasonOf({ title: 'Just a moment...', body: wall })).toBe('no-news');
    expect(reasonOf({ title: 'www.x.example', url: 'https://www.x.example/a', body: wall })).toBe('no-news');
  });

  it('takes the text that a page has only for machines', () => {
    const data = JSON.stringify({ '@type': 'NewsArticle', articleBody: 'Trams ran again on Tuesday.' });
    const body = `<html><head><script type="application/ld+json">${data}</script></head><body><div></div></body></html>`;
    const analysis = analyse({ title: 'Trams return', body }, ORIGIN);
    expect(analysis).toMatchObject({ article: { text: 'Trams ran again on Tuesday.' } });
  });

  it('reads a short headline in the language of its outlet’s country', () => {
    const tag = (raw: object) => article({ title: 'Tornby 3-1 Ostrel', ...raw }).language;
    expect(tag({ url: 'https://www.nordblatt.de/sport/1' })).toBe('de');
    expect(tag({ url: 'https://www.nordblatt.de/sport/1', lang: 'fr' })).toBe('fr');
    expect(tag({ url: 'https://nordblatt.example/sport/1' })).toBe('en');
  });

  it('trusts no time from the future', () => {
    const times = (raw: object) => {
      const { publishedAt, publishedAtQuality, seenAt } = article({ title: 'T', ...raw });
      return [publishedAt, publishedAtQuality, seenAt];
    };
    expect(times({ date: '2026-03-10T12:09:00Z' })).toEqual([NOW + 9 * 60_000, 'exact', NOW]);
    expect(times({ date: '2026-03-10T12:11:00Z' })).toEqual([NOW, 'clamped', NOW]);
    expect(times({ date: '9999-12-31T23:59:59Z' })).toEqual([NOW, 'clamped', NOW]);
    expect(times({ date: '2026-03-11' })).toEqual([NOW, 'day', NOW]);
    expect(times({ seenAt: '2026-03-11T00:00:01Z' })).toEqual([null, 'missing', NOW]);
    expect(times({ streamAt: '2026-03-09T10:00:00Z' })).toEqual([null, 'missing', Date.UTC(2026, 2, 9, 10)]);
    expect(times({ date: 'soon', url: 'https://x.example/2026/03/09/a' })).toEqual([
      Date.UTC(2026, 2, 9),
      'day',
      NOW,
    ]);
  });

  it('takes the scope from the language, a fixed name or a field', () => {
    const raw = { title: 'T', lang: 'de', tenant: 'north' };
    expect(article(raw).scope).toBe('de');
    expect(article(raw, { scopeBy: 'fixed:all' }).scope).toBe('all');
    expect(article(raw, { scopeBy: 'field:tenant' }).scope).toBe('north');
    expect(article(raw, { scopeBy: 'field:desk' }).scope).toBe('de');
  });

  it('cuts a long body and says so', () => {
    const made = article({ title: 'T', body: `${BODY}\n\n`.repeat(100) }, { maxTextChars: 1_000 });
    expect(made.truncated).toBe(true);
    expect(made.text.endsWith('fog.')).toBe(true);
    expect(article({ title: 'T', body: `${BODY} [+1234 chars]` })).toMatchObject({
      truncated: true,
      text: BODY,
    });
  });

  it('rejects what holds no visible text', () => {
    expect(reasonOf({})).toBe('no-text');
    expect(reasonOf({ title: ' ', body: '<p>&nbsp;</p><script>go()</script>' })).toBe('no-text');
    expect(reasonOf({ title: '…', body: '—' })).toBe('no-text');
    expect(reasonOf({ title: { en: 'T' } })).toBe('wrong-type');
    expect(reasonOf({ title: '14' })).toBeNull();
  });

  it('is total and deterministic: any object is an article or a rejection, twice the same', () => {
    const name = fc.constantFrom(
      'title',
      'body',
      'url',
      'date',
      'seenAt',
      'lang',
      'source',
      'authors',
      'tags',
      'id',
      '__proto__',
      'constructor',
    );
    const value = fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), fc.webUrl());
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.oneof(name, fc.string()), value)),
        fc.integer(),
        (entries, timestamp) => {
          const raw = Object.fromEntries(entries);
          const origin = { ...ORIGIN, timestamp };
          const once = analyse(raw, origin);
          expect(analyse(raw, origin)).toEqual(once);
          if (once.kind !== 'article') return;
          const { text, quantities, seenAt, publishedAt } = once.article;
          for (const { start, end } of quantities) expect(text.slice(start, end)).toHaveLength(end - start);
          expect(seenAt).toBeGreaterThanOrEqual(0);
          expect(publishedAt ?? 0).toBeLessThanOrEqual(Math.max(0, timestamp) + 10 * 60_000);
        },
      ),
      { numRuns: 300 },
    );
  });
});
