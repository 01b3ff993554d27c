import { expect, test } from 'vitest';
import { decodeEscapes } from './unicode-escapes.ts';

test.each([
  ['Caf\\u00e9 in K\\u00F6ln', 'Café in Köln'],
  ['It\\u2019s \\u201cback\\u201d', 'It’s “back”'],
  ['\\ud83d\\ude00!', '😀!'],
])('%s is decoded', (written, meant) => {
  expect(decodeEscapes(written)).toBe(meant);
});

test.each(['C:\\users\\ute', 'half a pair: \\ud83d', 'a line feed: \\u000a', 'a capital A: \\u0041'])(
  '%s stays',
  (text) => {
    expect(decodeEscapes(text)).toBe(text);
  },
);
