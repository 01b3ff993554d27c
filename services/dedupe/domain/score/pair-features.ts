/** What two fingerprints have in common: the features of the pair score. One of the two is open (shared-terms.ts). */
import { MAX_AGES, tfWeight } from '../fingerprint/fingerprint.ts';
import type { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { numbersDiffer } from '../fingerprint/numerals.ts';
import { SharedTerms, shareTerms } from '../fingerprint/shared-terms.ts';
import type { MatchSettings } from '../settings.ts';
import { mutualCoverage } from './coverage.ts';

/** The features of a pair. */
export interface PairFeatures {
  leadCosine: number;
  leadOverlap: number;
  coverage: number;
  entityCosine: number;
  rarestShared: number;
  /** Days. */
  gap: number;
  /** 1 when the pair is not in English. */
  otherLanguage: number;
  /** 1 when both leads show numbers and share none. */
  numbersDiffer: number;
  /** 1 when one outlet has both. */
  sameOutlet: number;
  /** 1 when both leads give ages and share one, -1 when they share none, 0 where one gives none. */
  age: number;
}

/** Features of a pair, to be written into. */
export function emptyFeatures(): PairFeatures {
  return {
    leadCosine: 0,
    leadOverlap: 0,
    coverage: 0,
    entityCosine: 0,
    rarestShared: 0,
    gap: 0,
    otherLanguage: 0,
    numbersDiffer: 0,
    sameOutlet: 0,
    age: 0,
  };
}

const MINUTES_PER_DAY = 1_440;

/**
 * Days between two reports, 0 to `maxDays`: whole days when one knows only its day. Of two undated reports the first
 * sightings are compared, and the pair counts as `undatedDays` at least. Beside a dated report an undated one counts as
 * exactly that: its sighting says nothing about its age when an archive is read.
 */
export function gapDays(a: FingerprintView, b: FingerprintView, { pair }: MatchSettings): number {
  const { maxDays, sameDay, undatedDays } = pair.gap;
  let days = Math.max(0, Math.abs(a.minutes - b.minutes) / MINUTES_PER_DAY - sameDay);
  if (a.dated !== b.dated) days = undatedDays;
  else if (!a.dated) days = Math.max(undatedDays, days);
  else if (a.dayOnly || b.dayOnly) {
    days = Math.abs(Math.floor(a.minutes / MINUTES_PER_DAY) - Math.floor(b.minutes / MINUTES_PER_DAY));
  }
  return Math.min(maxDays, days);
}

const both = new SharedTerms();

/** Writes cosine and overlap of the leads. */
function compareLeads(
  a: FingerprintView,
  b: FingerprintView,
  { weights: { idfSteps, maxIdf } }: MatchSettings,
  into: PairFeatures,
): void {
  const { count, inA, inB } = shareTerms('lead', a, b, both);
  let dot = 0;
  let shared = 0;
  let rarest = 0;
  for (let k = 0; k < count; k++) {
    const i = inA[k] as number;
    const j = inB[k] as number;
    const idfA = a.bytes[a.leadIdf + i] as number;
    const idfB = b.bytes[b.leadIdf + j] as number;
    dot +=
      (tfWeight[a.bytes[a.leadTf + i] as number] as number) *
      (tfWeight[b.bytes[b.leadTf + j] as number] as number) *
      idfA *
      idfB;
    shared += (idfA + idfB) / 2;
    rarest = Math.max(rarest, Math.min(idfA, idfB));
  }
  const norms = a.leadNorm * b.leadNorm * idfSteps * idfSteps;
  const mass = Math.min(a.leadMass, b.leadMass) * idfSteps;
  into.leadCosine = norms > 0 ? dot / norms : 0;
  into.rarestShared = rarest / (maxIdf * idfSteps);
  into.leadOverlap = mass > 0 ? Math.min(1, shared / mass) : 0;
}

function entityCosine(a: FingerprintView, b: FingerprintView, { weights }: MatchSettings): number {
  const { count, inA, inB } = shareTerms('entities', a, b, both);
  let dot = 0;
  for (let k = 0; k < count; k++) {
    const i = inA[k] as number;
    const j = inB[k] as number;
    dot +=
      (tfWeight[a.bytes[a.entityTf + i] as number] as number) *
      (tfWeight[b.bytes[b.entityTf + j] as number] as number) *
      (a.bytes[a.entityIdf + i] as number) *
      (b.bytes[b.entityIdf + j] as number);
  }
  const norms = a.entityNorm * b.entityNorm * weights.idfSteps * weights.idfSteps;
  return norms > 0 ? dot / norms : 0;
}

/** Ages are listed from the front, so the first tells whether there is one. */
function compareAges(a: FingerprintView, b: FingerprintView): number {
  if (a.age(0) === 0 || b.age(0) === 0) return 0;
  for (let i = 0; i < MAX_AGES; i++)
    for (let j = 0; j < MAX_AGES; j++) if (a.age(i) !== 0 && a.age(i) === b.age(j)) return 1;
  return -1;
}

/** Writes all features of a pair but the coverage and the numbers, which cost more than the rest. */
export function cheapFeatures(
  a: FingerprintView,
  b: FingerprintView,
  settings: MatchSettings,
  into: PairFeatures,
): void {
  compareLeads(a, b, settings, into);
  // Scripts without capitals show no names: there the words of the lead, which include them, count instead.
  const nameless = a.entityCount + b.entityCount === 0 && !a.headlineOnly && !b.headlineOnly;
  into.entityCosine = nameless ? into.leadCosine : entityCosine(a, b, settings);
  into.gap = gapDays(a, b, settings);
  into.otherLanguage = a.otherLanguage || b.otherLanguage ? 1 : 0;
  into.sameOutlet = a.outlet !== 0 && a.outlet === b.outlet ? 1 : 0;
  into.age = compareAges(a, b);
}

/** Writes the features that `cheapFeatures` leaves out. */
export function costlyFeatures(
  a: FingerprintView,
  b: FingerprintView,
  settings: MatchSettings,
  into: PairFeatures,
): void {
  into.coverage = mutualCoverage(a, b, settings);
  into.numbersDiffer = a.numerals && b.numerals && numbersDiffer(a, b, settings) ? 1 : 0;
}

/** Writes all features of a pair into `into`. */
export function pairFeatures(
  a: FingerprintView,
  b: FingerprintView,
  settings: MatchSettings,
  into: PairFeatures,
): void {
  cheapFeatures(a, b, settings, into);
  costlyFeatures(a, b, settings, into);
}
