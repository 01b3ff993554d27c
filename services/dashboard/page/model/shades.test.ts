/** The shades of the map. */
import { expect, it } from 'vitest';
import { OUTLINES } from '../map/outlines.ts';
import { SHADES, shadeOf, shadeRanges } from './shades.ts';

it('gives more stories never a lighter shade, and each count one range of the legend', () => {
  for (let most = 1; most <= 2000; most = Math.ceil(most * 1.3)) {
    const shades = Array.from({ length: most }, (_, at) => shadeOf(at + 1, most));
    expect(shades).toEqual(shades.toSorted((a, b) => a - b));
    expect(Math.max(...shades)).toBeLessThanOrEqual(SHADES);
    const told = shadeRanges(most).flatMap(({ shade, range }) => {
      const [first = 0, last = first] = range.split('–').map(Number);
      return Array.from({ length: last - first + 1 }, () => shade);
    });
    expect(told).toEqual(shades);
  }
  expect(shadeOf(0, 10)).toBe(0);
  expect(shadeOf(10, 10)).toBe(SHADES);
});

it('has an outline of each country under a code that has a name, the smallest as dots', () => {
  const regions = new Intl.DisplayNames('en', { type: 'region' });
  for (const [code, path] of Object.entries(OUTLINES)) {
    expect(regions.of(code), code).not.toBe(code);
    expect(path, code).toMatch(/^(?:M-?\d+,-?\d+(?:[la][-\d, al]+)?Z)+$/);
  }
  for (const code of ['DE', 'US', 'CN', 'SG', 'MT', 'VA', 'XK']) expect(OUTLINES[code]).toBeDefined();
});
