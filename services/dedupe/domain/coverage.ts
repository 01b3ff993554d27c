/** How much of a report's lead occurs anywhere in another report. */
import { IDF_STEPS } from './fingerprint.ts';
import type { FingerprintView } from './fingerprint-view.ts';
import { keyOf } from './varint-set.ts';

/** Share of the idf mass of a's lead that occurs anywhere in b. */
export function leadCoverage(a: FingerprintView, b: FingerprintView): number {
  const bytes = b.bytes;
  const end = b.fullEnd;
  let at = b.full;
  let key = -1;
  let found = 0;
  for (let i = 0; i < a.leadCount; i++) {
    const wanted = keyOf(a.words[a.lead + i] as number);
    while (key < wanted && at < end) {
      let byte = bytes[at++] as number;
      let gap = byte & 127;
      let shift = 7;
      while (byte >= 128) {
        byte = bytes[at++] as number;
        gap |= (byte & 127) << shift;
        shift += 7;
      }
      key += gap;
    }
    if (key === wanted) found += a.bytes[a.leadIdf + i] as number;
  }
  const mass = a.leadMass * IDF_STEPS;
  return mass > 0 ? found / mass : 0;
}

/** The smaller of both coverages; a headline can cover no article, so beside one only its own coverage counts. */
export function mutualCoverage(a: FingerprintView, b: FingerprintView): number {
  if (a.headlineOnly !== b.headlineOnly) return a.headlineOnly ? leadCoverage(a, b) : leadCoverage(b, a);
  return Math.min(leadCoverage(a, b), leadCoverage(b, a));
}
