import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from './canonical-url.ts';

describe('canonicalUrl', () => {
  it.each([
    [
      'HTTPS://WWW.Gazette.Example:443/a/b/?utm_source=x&b=2&a=1&fbclid=9#top',
      'https://www.gazette.example/a/b/?a=1&b=2',
    ],
    ['http://user:pw@x.example/a', 'http://x.example/a'],
    ['x.example/a', 'https://x.example/a'],
    ['//x.example/a', null],
    ['https://www.google.com/amp/s/x.example/a?id=4711', 'https://x.example/a?id=4711'],
    ['https://x-example.cdn.ampproject.org/c/s/x.example/a', 'https://x.example/a'],
    ['https://www.google.com/url?q=https://x.example/a&ved=1', 'https://x.example/a'],
    ['https://x.example/view?ref=48213', 'https://x.example/view?ref=48213'],
    ['https://x.example/view?ref=homepage', 'https://x.example/view'],
    ['https://x.example/app/#/story/3303', 'https://x.example/app/#/story/3303'],
    ['https://x.example/#!story/3303/?utm_source=rss&b=1', 'https://x.example/#!story/3303?b=1'],
    ['https://x.example/a#/', 'https://x.example/a'],
    ['https://x.example/a#!', 'https://x.example/a'],
    ['https://x.example/a#comments', 'https://x.example/a'],
    ['ftp://x.example/a', null],
    ['javascript:alert(1)', null],
    ['mailto:a@x.example', null],
    ['/2026/03/10/a', null],
    ['not a url', null],
    ['https://localhost/a', null],
    ['', null],
  ])('%j → %j', (given, expected) => {
    expect(canonicalUrl(given)?.url ?? null).toBe(expected);
  });

  it('resolves a relative address against the source', () => {
    expect(canonicalUrl('/2026/03/10/a?utm_medium=rss', 'https://north.gazette.example/')?.url).toBe(
      'https://north.gazette.example/2026/03/10/a',
    );
    expect(canonicalUrl('//cdn.example/a', 'https://x.example/')?.url).toBe('https://cdn.example/a');
  });

  it('gives every rendering of an article one identity', () => {
    const same = [
      'https://www.x.example/news/a',
      'http://x.example/news/a/',
      'https://m.x.example/news/a?utm_campaign=1',
      'https://amp.x.example/news/a#c',
      'https://x.example/news/a/amp',
      'https://x.example/amp/news/a',
      'https://x.example/news//a?amp=1',
      'https://x.example/news/a/index.html',
    ];
    expect(new Set(same.map((address) => canonicalUrl(address)?.identity))).toEqual(
      new Set(['x.example/news/a']),
    );
  });

  it.each([
    'https://x.example/?id=1',
    'https://x.example/?id=2',
    'https://y.example/news/a',
    'https://x.example/news/b',
  ])('keeps %s apart', (address) => {
    expect(canonicalUrl(address)?.identity).not.toBe('x.example/news/a');
    expect(canonicalUrl(address)?.identity).not.toBeNull();
  });

  it.each([
    'https://x.example',
    'https://www.x.example/',
    'https://x.example/index.php',
    'https://x.example/?utm_source=a',
  ])('takes the home page %s for no article', (address) => {
    expect(canonicalUrl(address)?.identity).toBeNull();
  });

  it('takes the route of a single-page site for part of its identity', () => {
    const identityOf = (address: string) => canonicalUrl(address)?.identity;
    expect(identityOf('https://x.example/#/story/1')).not.toBe(identityOf('https://x.example/#/story/2'));
    expect(identityOf('https://x.example/#!/story/1/')).toBe(
      identityOf('http://www.x.example/#!/story/1?utm_source=a'),
    );
    expect(identityOf('https://x.example/#/')).toBeNull();
    expect(identityOf('https://x.example/a#b')).toBe('x.example/a');
  });

  it.each(['https://x.example/undefined', 'https://x.example/news/null', 'https://x.example/n/a'])(
    'takes %s for no article',
    (address) => {
      expect(canonicalUrl(address)?.identity).toBeNull();
    },
  );

  it('is idempotent and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.option(fc.webUrl()),
        (any, base) => void canonicalUrl(any, base),
      ),
    );
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const once = canonicalUrl(address);
        if (once !== null) expect(canonicalUrl(once.url)).toEqual(once);
      }),
    );
  });
});
