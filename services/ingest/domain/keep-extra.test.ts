import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepExtra } from './keep-extra.ts';

const keep = (raw: object, ...used: string[]) => {
  const extra = keepExtra(raw as Record<string, unknown>, new Set(used));
  return extra === null ? null : JSON.parse(extra);
};

describe('keepExtra', () => {
  it('keeps what nobody used, in order, and no empty fields', () => {
    expect(keep({ title: 'x', tenant: 'a', empty: '', none: null, deep: { b: [1] } }, 'title')).toEqual({
      tenant: 'a',
      deep: { b: [1] },
    });
    expect(keep({ title: 'x' }, 'title')).toBeNull();
  });

  it('drops and counts what is too big, and keeps the rest', () => {
    expect(keep({ blob: 'x'.repeat(9_000), small: 1 })).toEqual({ small: 1, _droppedFields: 1 });
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`f${at}`, 'x'.repeat(20)]));
    const kept = keep(many);
    expect(Object.keys(kept).length - 1 + kept._droppedFields).toBe(1_000);
  });

  it('drops names that would change a prototype, at any depth', () => {
    const raw = JSON.parse('{"__proto__":{"x":1},"constructor":1,"a":{"__proto__":{"x":1},"b":2}}');
    expect(keepExtra(raw, new Set())).toBe('{"a":{"b":2}}');
  });

  it('is valid JSON of at most 8 KiB for any object', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.anything()), (raw) => {
        const extra = keepExtra(raw, new Set());
        if (extra === null) return;
        expect(Buffer.byteLength(extra)).toBeLessThanOrEqual(8 * 1_024);
        expect(extra.isWellFormed()).toBe(true);
        JSON.parse(extra);
      }),
      { numRuns: 300 },
    );
  });
});
