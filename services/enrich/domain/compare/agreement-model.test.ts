import { expect, it } from 'vitest';
import { modelInput } from './agreement-model.ts';
import weights from './agreement-weights.json' with { type: 'json' };
import { FEATURE_NAMES, type PairFeatures } from './pair-features.ts';

/** Measurements that are all different: the n-th is `from + n`. */
function numbered(from: number): PairFeatures {
  const values = FEATURE_NAMES.map((name, i) => [name, from + i]);
  return { ...(Object.fromEntries(values) as Omit<PairFeatures, 'slotClash'>), slotClash: -1 };
}

it('reads the measurements of the clauses in the order of their names', () => {
  const input = modelInput(numbered(100), numbered(200));
  expect(input.slice(0, 1 + FEATURE_NAMES.length)).toEqual([1, ...FEATURE_NAMES.map((_, i) => 100 + i)]);
});

it('has a weight for everything that it reads', () => {
  expect(weights.length).toBe(modelInput(numbered(0), numbered(0)).length);
});
