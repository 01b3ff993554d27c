import { describe, expect, it } from 'vitest';
import { type FoldPhase, foldPhases, isKeptOverRebalance, nextPhase } from './fold-phase.ts';

/** The picture of fold-task.ts, arrow by arrow. */
const ARROWS: ReadonlySet<string> = new Set([
  'locating reading',
  'reading settling',
  'settling restoring',
  'restoring live',
  'live answering',
  'answering live',
  'answering refused',
  'live catching-up',
  'catching-up live',
  ...foldPhases.filter((phase) => phase !== 'retired').map((phase) => `${phase} retired`),
]);

const pairs = foldPhases.flatMap((from) => foldPhases.map((to) => [from, to] as const));
const isLegal = ([from, to]: readonly [FoldPhase, FoldPhase]) => ARROWS.has(`${from} ${to}`);

describe('the phases of a fold task', () => {
  it.each(pairs.filter(isLegal))('may go from %s to %s', (from, to) => {
    expect(nextPhase(from, to)).toBe(to);
  });

  it.each(pairs.filter((pair) => !isLegal(pair)))('throws on the way from %s to %s', (from, to) => {
    expect(() => nextPhase(from, to)).toThrow(`from ${from} to ${to}`);
  });

  it('all lead to retired, which leads nowhere', () => {
    for (const phase of foldPhases) expect(ARROWS.has(`${phase} retired`)).toBe(phase !== 'retired');
  });

  it('are kept over a rebalance only where the state is what the log makes of it', () => {
    expect(foldPhases.filter(isKeptOverRebalance)).toEqual(['reading', 'restoring', 'live', 'catching-up']);
  });
});
