/** Logistic regression, as small as it can be: what fits the weights that enrich ships. */

/** A measured example. */
export interface Labelled {
  /** Its measurements, the first a constant 1. */
  readonly input: readonly number[];
  readonly same: boolean;
}

const RIDGE = 1;

/** Log-odds of an example. */
export function scoreOf(weights: readonly number[], input: readonly number[]): number {
  return input.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
}

/** Solves H·x = g by elimination; H is symmetric and positive. */
function solve(h: number[][], g: number[]): number[] {
  const rows = h.map((row, i) => [...row, g[i] ?? 0]);
  for (let column = 0; column < g.length; column++) {
    const pivot = rows[column] ?? [];
    for (let other = 0; other < g.length; other++) {
      const row = rows[other] ?? [];
      if (other === column) continue;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let i = column; i <= g.length; i++) row[i] = (row[i] ?? 0) - factor * (pivot[i] ?? 0);
    }
  }
  return rows.map((row, i) => (row[g.length] ?? 0) / (row[i] ?? 1));
}

/** Weights by Newton's method, shrunk but for the constant. */
export function fitWeights(rows: readonly Labelled[]): number[] {
  const size = rows[0]?.input.length ?? 0;
  let weights: number[] = new Array(size).fill(0);
  for (let round = 0; round < 20; round++) {
    const gradient = weights.map((weight, i) => (i === 0 ? 0 : RIDGE * weight));
    const hessian: number[][] = weights.map((_, i) =>
      weights.map((_weight, j) => (i === j ? (i === 0 ? 1e-6 : RIDGE) : 0)),
    );
    for (const { input, same } of rows) {
      const chance = 1 / (1 + Math.exp(-scoreOf(weights, input)));
      input.forEach((value, i) => {
        gradient[i] = (gradient[i] ?? 0) + (chance - (same ? 1 : 0)) * value;
        const row = hessian[i] ?? [];
        input.forEach((other, j) => {
          row[j] = (row[j] ?? 0) + chance * (1 - chance) * value * other;
        });
      });
    }
    const step = solve(hessian, gradient);
    weights = weights.map((weight, i) => weight - (step[i] ?? 0));
  }
  return weights;
}
