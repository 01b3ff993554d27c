import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginningsOf } from './beginnings.ts';

const PATTERN =
  'met(?:re|er)s?|m²|m|km/h|tu[ée]e?s|tons?|Grad(?: Celsius)?|лет|injured(?= *(?:[,.;:!?)–—-]|$))';

test.each([
  ['meter', true],
  ['METRE', true],
  ['m', true],
  ['m,', true],
  ['men', false],
  ['km/h', true],
  ['kmh', false],
  ['tues', true],
  ['tuesday', true],
  ['to', false],
  ['ton', true],
  ['people', false],
  ['12', false],
  ['', false],
  ['лет', true],
  // A character beyond ASCII may be another spelling of a letter.
  ['ſtadium', true],
])('%j may begin an alternative: %s', (text, expected) => {
  expect(beginningsOf(PATTERN)(text, 0)).toBe(expected);
  expect(beginningsOf(PATTERN)(`x ${text}`, 2)).toBe(expected);
});

test('an alternative that begins with no letter is refused', () => {
  expect(() => beginningsOf('metres|[mk]')).toThrow('[mk] begins with no letter');
});

test('what matches may begin there', () => {
  const begins = beginningsOf(PATTERN);
  const whole = new RegExp(`^(?:${PATTERN})(?![\\p{L}\\p{N}])`, 'iu');
  const piece = fc.constantFrom(
    'met',
    'er',
    're',
    's',
    'm',
    '²',
    'km',
    '/h',
    'tu',
    'é',
    'ton',
    'Grad',
    'лет',
    ' ',
    'injured',
  );
  const texts = fc.array(fc.oneof({ weight: 3, arbitrary: piece }, fc.string({ maxLength: 2 })), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(texts, (pieces) => {
      const text = pieces.join('');
      if (whole.test(text)) expect(begins(text, 0)).toBe(true);
    }),
  );
});
