import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areOneNumber, areReconcilable, type StatedNumber } from './reconcile.ts';

const exact = (value: number, unit = ''): StatedNumber => ({ value, unit, qualifier: '' });

describe('areReconcilable', () => {
  it.each([
    [exact(353), { value: 350, qualifier: 'more than' }],
    [exact(11), { value: 10, qualifier: 'at least' }],
    [exact(148), { value: 150, qualifier: 'about' }],
    [exact(97), { value: 100, qualifier: 'less than' }],
    [exact(409_600), exact(410_000)],
    [exact(9), { value: 9, qualifier: 'at least' }],
  ])('reconciles %o and %o', (a, b) => {
    expect(areReconcilable(a, b)).toBe(true);
  });

  it.each([
    [exact(9), exact(11)],
    [exact(350), exact(353)],
    [exact(9400), { value: 6000, qualifier: 'more than' }],
    [exact(340), { value: 350, qualifier: 'more than' }],
    [exact(120), { value: 100, qualifier: 'about' }],
    [exact(107), { value: 100, qualifier: 'about' }],
    [exact(11), { value: 9, qualifier: 'at least' }],
  ])('distinguishes %o from %o', (a, b) => {
    expect(areReconcilable(a, b)).toBe(false);
  });

  it.each([
    [exact(180, 'seconds'), exact(3, 'minutes'), true],
    [exact(24, 'centuries'), { value: 2400, unit: 'years old', qualifier: 'about' }, true],
    [exact(0.25, 'trains'), exact(25, '%'), true],
    [exact(30, 'minutes'), exact(30, 'minutes'), true],
    [exact(3, 'minutes'), exact(3, 'hours'), true],
    [exact(90, 'seconds'), exact(3, 'minutes'), false],
    [exact(0.5), exact(25, '%'), false],
    [exact(9, 'people'), exact(11, 'people'), false],
  ])('of %o and %o: one number is %s', (a, b, expected) => {
    expect([areOneNumber(a, b), areOneNumber(b, a)]).toEqual([expected, expected]);
  });

  it('is symmetric, and true of a number and itself', () => {
    const stated = fc.record({
      value: fc.double({ min: 0, max: 1e9, noNaN: true }),
      unit: fc.constantFrom('', '%', 'seconds', 'hours', 'people'),
      qualifier: fc.constantFrom('', 'about', 'at least', 'more than', 'at most', 'less than'),
    });
    fc.assert(
      fc.property(stated, stated, (a, b) => {
        expect(areReconcilable(a, b)).toBe(areReconcilable(b, a));
        expect(areReconcilable(a, a)).toBe(true);
        expect(areOneNumber(a, b)).toBe(areOneNumber(b, a));
      }),
    );
  });
});
