import { describe, expect, it } from 'vitest';
import { OutputProgress } from './output-progress.ts';

/** Events written as `stretch offset`, such as 'A5'; `began` says where stretches other than A began. */
function after(events: string, began: Readonly<Record<string, number>> = {}): number {
  const progress = new OutputProgress();
  for (const event of events.split(' ').filter((text) => text !== '')) {
    const writer = event.slice(0, 1);
    progress.take(Number(event.slice(1)), writer, began[writer] ?? -1);
  }
  return progress.answered;
}

describe('OutputProgress', () => {
  it('is the last answer while one stretch writes, also several events of one input', () => {
    expect(after('')).toBe(-1);
    expect(after('A0 A1 A1 A1 A4')).toBe(4);
  });

  it('follows a stretch that began where the one before ended', () => {
    expect(after('A0 A1 B2 B3', { B: 1 })).toBe(3);
  });

  it('falls back to a late older answer of another stretch', () => {
    expect(after('A98 A99 B100 A95', { B: 99 })).toBe(95);
  });

  it('does not count what a stretch writes that did not know of the late answer', () => {
    expect(after('A98 A99 B100 A95 B101 B102', { B: 99 })).toBe(95);
    expect(after('A98 A99 B100 A95 C101', { B: 99, C: 100 })).toBe(95);
  });

  it('counts again what a stretch writes that began at the late answer', () => {
    expect(after('A98 A99 B100 A95 B101 C96 C98 C102', { B: 99, C: 95 })).toBe(102);
  });

  it('falls back again when another late answer comes while a stretch writes again', () => {
    expect(after('A99 B100 A95 C96 C98 B93 C99', { B: 99, C: 95 })).toBe(93);
  });

  it('follows a batch that its writer appended twice', () => {
    expect(after('A5 A6 A7 A5 A6')).toBe(6);
    expect(after('A5 A6 A7 A5 A6 A7')).toBe(7);
  });
});
