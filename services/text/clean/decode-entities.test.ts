import { expect, test } from 'vitest';
import { decodeEntities, decodeEntitiesAgain } from './decode-entities.ts';

test('references that end in a semicolon are decoded once', () => {
  expect(decodeEntities('Caf&eacute; &amp;amp; &#8364;5 &#x2019;')).toBe('Café &amp; €5 ’');
  expect(decodeEntities('AT&T, R&D, a & b, &copy 2026')).toBe('AT&T, R&D, a & b, &copy 2026');
});

test('what was escaped twice is decoded again, and what was not stays', () => {
  expect(decodeEntitiesAgain('Caf&eacute; &amp; bar')).toBe('Café & bar');
  expect(decodeEntitiesAgain('&amp;amp;quot;Fish&amp;quot; &amp;#8217;')).toBe('"Fish" ’');
  expect(decodeEntitiesAgain('the tag &sect; and AT&T')).toBe('the tag &sect; and AT&T');
});
