/** How much of a report's lead occurs anywhere in another report. */
import { IDF_STEPS } from '../fingerprint/fingerprint.ts';
import type { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { coveredMass } from '../fingerprint/term-tables.ts';

/** Share of the idf mass of a's lead that occurs anywhere in b. One of the two must be open. */
export function leadCoverage(a: FingerprintView, b: FingerprintView): number {
  const mass = a.leadMass * IDF_STEPS;
  return mass > 0 ? coveredMass(a, b) / mass : 0;
}

/** The smaller of both coverages; a headline can cover no article, so beside one only its own coverage counts. */
export function mutualCoverage(a: FingerprintView, b: FingerprintView): number {
  if (a.headlineOnly !== b.headlineOnly) return a.headlineOnly ? leadCoverage(a, b) : leadCoverage(b, a);
  return Math.min(leadCoverage(a, b), leadCoverage(b, a));
}
