/** Log-odds by a logistic model: its weights times what was measured, in the same order. */
export function logOdds(weights: readonly number[], input: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < input.length; i++) sum += (input[i] as number) * (weights[i] as number);
  return sum;
}
