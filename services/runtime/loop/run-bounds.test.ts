import { describe, expect, it } from 'vitest';
import { runEnd } from './run-bounds.ts';

describe('a run', () => {
  it('ends when its time is over, but not before it is worth an append', () => {
    let now = 1000;
    const isOver = runEnd(() => now);
    expect(isOver(150)).toBe(false);
    now += 1000;
    expect(isOver(2)).toBe(false);
    expect(isOver(8)).toBe(true);
  });
});
