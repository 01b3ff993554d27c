import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from './canonical-url.ts';
import { Outlets } from './outlets.ts';
import { publisherOf, UNKNOWN_PUBLISHER } from './publisher.ts';

const at = (url: string | null, name: string | null = null, home: string | null = null) =>
  publisherOf(url === null ? null : canonicalUrl(url), { name, url: home });

describe('publisherOf', () => {
  it.each([
    ['https://north.gazette.example/a', 'gazette.example'],
    ['https://south.gazette.example/a', 'gazette.example'],
    ['https://www.bbc.co.uk/news/1', 'bbc.co.uk'],
    ['https://harbour.blogspot.com/2026/a', 'harbour.blogspot.com'],
    ['https://harbour.wordpress.com/a', 'harbour.wordpress.com'],
    ['https://harbour.substack.com/p/a', 'harbour.substack.com'],
    ['https://medium.com/@agnes/a', 'medium.com/@agnes'],
    ['https://agnes.medium.com/a', 'agnes.medium.com'],
    ['https://t.me/harbournews/12', 't.me/harbournews'],
  ])('%s is of the family %s', (url, family) => {
    expect(at(url).family).toBe(family);
  });

  it('prefers the address of the article and keeps the given name', () => {
    expect(at('https://www.gazette.example/a', 'The Gazette', 'https://other.example')).toEqual({
      id: 'gazette.example',
      name: 'The Gazette',
      family: 'gazette.example',
    });
  });

  it('looks through an aggregator to the source', () => {
    expect(at('https://news.google.com/rss/articles/abc', 'The Harbour Post')).toEqual({
      id: 'the harbour post',
      name: 'The Harbour Post',
      family: 'harbour post',
    });
    expect(at('https://www.msn.com/en-us/news/a', 'Harbour Post', 'harbourpost.example').family).toBe(
      'harbourpost.example',
    );
    expect(at('https://uk.news.yahoo.com/a')).toEqual(UNKNOWN_PUBLISHER);
  });

  it('uses a host given as a name, and else the name', () => {
    expect(at(null, 'www.gazette.example').family).toBe('gazette.example');
    expect(at(null, ' The  Harbour Post ').family).toBe('harbour post');
    expect(at(null, 'HARBOUR-POST').family).toBe('harbour post');
    expect(at(null)).toEqual(UNKNOWN_PUBLISHER);
    expect(at(null, '  \u200b ')).toEqual(UNKNOWN_PUBLISHER);
  });

  it.each([
    ['https://www.bbc.com/news/1', 'BBC News', 'bbc.co.uk'],
    [null, 'BBC News - World', 'bbc.co.uk'],
    [null, 'The New York Times', 'nytimes.com'],
    [null, 'Sueddeutsche Zeitung', 'sueddeutsche.de'],
    [null, 'AP', 'apnews.com'],
    ['https://timesofindia.indiatimes.com/a', null, 'timesofindia.indiatimes.com'],
  ])('%j, %j is the outlet %s', (url, name, id) => {
    expect(at(url, name).id).toBe(id);
  });

  it('knows outlets and families of a table that is laid over the one that ships', () => {
    const outlets = new Outlets({
      outlets: [
        { host: 'harbourpost.example', aliases: ['hpost.example', 'Harbour Post', 'The HP'] },
        { host: 'bbc.example', aliases: ['BBC'] },
      ],
      families: [{ family: 'coast.example', outlets: ['harbourpost.example', 'isleherald.example'] }],
    });
    const of = (url: string | null, name: string | null) =>
      publisherOf(url === null ? null : canonicalUrl(url), { name, url: null }, outlets);
    const known = { id: 'harbourpost.example', family: 'coast.example' };
    expect(of('https://m.hpost.example/a', 'HP')).toEqual({ ...known, name: 'HP' });
    expect(of(null, 'HP')).toMatchObject(known);
    expect(of(null, 'the harbour post online')).toMatchObject(known);
    expect(of('https://north.isleherald.example/a', null).family).toBe('coast.example');
    expect(of(null, 'BBC').id).toBe('bbc.example');
    expect(of('https://bbc.com/a', null).id).toBe('bbc.co.uk');
    expect(outlets.text).not.toBe(new Outlets().text);
  });

  it('never throws', () => {
    const any = fc.option(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.domain()));
    fc.assert(
      fc.property(any, any, any, (url, name, home) => {
        const publisher = at(url, name, home);
        expect(publisher.id).not.toBe('');
        expect(publisher.family === null).toBe(publisher.id === 'unknown');
      }),
    );
  });
});
