import { expect, test } from 'vitest';
import { linkedBody } from './linked-data.ts';

const page = (data: unknown) =>
  `<html><head><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><div id="app"></div></body></html>`;

test('the text is found in an article, a list and a graph', () => {
  const article = { '@type': 'NewsArticle', articleBody: 'Trams ran again.' };
  expect(linkedBody(page(article))).toBe('Trams ran again.');
  expect(linkedBody(page([{ '@type': 'WebSite' }, article]))).toBe('Trams ran again.');
  expect(linkedBody(page({ '@graph': [article] }))).toBe('Trams ran again.');
  expect(linkedBody(page({ '@type': 'WebSite' }) + page(article))).toBe('Trams ran again.');
});

test('a page without one has none', () => {
  expect(linkedBody('<p>articleBody</p>')).toBe('');
  expect(linkedBody('<script type="application/ld+json">{"articleBody": </script>')).toBe('');
  expect(linkedBody('<script type="application/ld+json">{"articleBody": "x"}')).toBe('');
});
