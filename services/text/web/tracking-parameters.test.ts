import { expect, test } from 'vitest';
import { isTrackingParameter } from './tracking-parameters.ts';

test.each([
  ['utm_source', 'x'],
  ['UTM_Campaign', 'x'],
  ['fbclid', 'abc123'],
  ['ref', 'homepage'],
  ['source', 'rss'],
])('%s=%s says nothing about the article', (name, value) => {
  expect(isTrackingParameter(name, value)).toBe(true);
});

test.each([
  ['id', '48213'],
  ['ref', '48213'],
  ['p', '12'],
  ['article', 'x'],
])('%s=%s may identify the article', (name, value) => {
  expect(isTrackingParameter(name, value)).toBe(false);
});
