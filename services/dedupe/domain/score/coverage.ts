/** How much of a report's lead occurs anywhere in another report. */
import type { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { coveredMass } from '../fingerprint/shared-terms.ts';
import type { MatchSettings } from '../settings.ts';

/** Share of the idf mass of a's lead that occurs anywhere in b. One of the two must be open. */
export function leadCoverage(a: FingerprintView, b: FingerprintView, { weights }: MatchSettings): number {
  const mass = a.leadMass * weights.idfSteps;
  return mass > 0 ? coveredMass(a, b) / mass : 0;
}

/** The smaller of both coverages; a headline can cover no article, so beside one only its own coverage counts. */
export function mutualCoverage(a: FingerprintView, b: FingerprintView, settings: MatchSettings): number {
  if (a.headlineOnly !== b.headlineOnly)
    return a.headlineOnly ? leadCoverage(a, b, settings) : leadCoverage(b, a, settings);
  return Math.min(leadCoverage(a, b, settings), leadCoverage(b, a, settings));
}
