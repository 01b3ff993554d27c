/** All mutants, and those of them that every run of the suite tries. */
import type { Mutant } from './mutant.ts';
import { accusedMutants } from './rules/accused.ts';
import { analysisMutants } from './rules/analysis.ts';
import { benchMutants } from './rules/bench.ts';
import { boilerplateMutants } from './rules/boilerplate.ts';
import { commandMutants } from './rules/command.ts';
import { containerMutants } from './rules/containers.ts';
import { contractMutants } from './rules/contract.ts';
import { correctionMutants } from './rules/corrections.ts';
import { courseMutants } from './rules/course.ts';
import { dashboardMutants } from './rules/dashboard.ts';
import { decisionMutants } from './rules/decisions.ts';
import { eventMutants } from './rules/event.ts';
import { factMutants } from './rules/facts.ts';
import { feedMutants } from './rules/feeds.ts';
import { flatMutants } from './rules/flat.ts';
import { identityMutants } from './rules/identity.ts';
import { matchingMutants } from './rules/matching.ts';
import { modelMutants } from './rules/model.ts';
import { noStopMutants } from './rules/no-stop.ts';
import { numberMutants } from './rules/numbers.ts';
import { operatorMutants } from './rules/operators.ts';
import { packedMutants } from './rules/packed.ts';
import { pageMutants } from './rules/page.ts';
import { presentationMutants } from './rules/presentation.ts';
import { readingMutants } from './rules/reading.ts';
import { rightsMutants } from './rules/rights.ts';
import { rivalMutants } from './rules/rivals.ts';
import { securityMutants } from './rules/security.ts';
import { slotMutants } from './rules/slots.ts';
import { withdrawnMutants } from './rules/withdrawn.ts';

/** Every mutant, each of which a test must notice. */
export const mutants: readonly Mutant[] = [
  ...matchingMutants,
  ...modelMutants,
  ...identityMutants,
  ...boilerplateMutants,
  ...correctionMutants,
  ...decisionMutants,
  ...eventMutants,
  ...factMutants,
  ...courseMutants,
  ...accusedMutants,
  ...rivalMutants,
  ...numberMutants,
  ...slotMutants,
  ...packedMutants,
  ...pageMutants,
  ...presentationMutants,
  ...analysisMutants,
  ...containerMutants,
  ...commandMutants,
  ...readingMutants,
  ...noStopMutants,
  ...contractMutants,
  ...rightsMutants,
  ...securityMutants,
  ...withdrawnMutants,
  ...benchMutants,
  ...feedMutants,
  ...operatorMutants,
  ...flatMutants,
  ...dashboardMutants,
];

const SAMPLE: readonly string[] = [
  'the larger of two stories stays',
  'three neighbouring stories are tried',
  'the three best reports of a story are asked',
  'a move must beat staying by one point',
  'the shares of a copy add up to 1.45',
  'nothing is found by a word that every article holds',
  'statements of long reports must fit better to say the same',
  'a column gives no headline while a report does',
  'of a large story a report of another source is read before a second one of a source',
  'two negations are none',
];

/** The mutants that every run of the suite tries: rules that were once changed without any test noticing. */
export const sample: readonly Mutant[] = mutants.filter(({ name }) => SAMPLE.includes(name));
