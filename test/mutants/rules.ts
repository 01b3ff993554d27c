/** All mutants, and the few of them that are tried with every run of the suite. */
import type { Mutant } from './mutant.ts';
import { analysisMutants } from './rules/analysis.ts';
import { correctionMutants } from './rules/corrections.ts';
import { eventMutants } from './rules/event.ts';
import { factMutants } from './rules/facts.ts';
import { matchingMutants } from './rules/matching.ts';
import { numberMutants } from './rules/numbers.ts';
import { presentationMutants } from './rules/presentation.ts';

/** Every mutant, each of which a test must notice. */
export const mutants: readonly Mutant[] = [
  ...matchingMutants,
  ...correctionMutants,
  ...eventMutants,
  ...factMutants,
  ...numberMutants,
  ...presentationMutants,
  ...analysisMutants,
];
