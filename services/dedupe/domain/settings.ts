/**
 * The matching settings: one frozen set for every input. The measurement behind each number is in ../DESIGN.md.
 */
import { createHash } from 'node:crypto';

/** Weights of the pair score: a logit that two reports tell one event. */
export interface PairModel {
  /** Constant. */
  readonly bias: number;
  /** Cosine of the two leads. */
  readonly leadCosine: number;
  /** Weight shared by the leads, by the lighter lead. */
  readonly leadOverlap: number;
  /** Share of a lead's weight that occurs anywhere in the other report; the smaller of both directions. */
  readonly coverage: number;
  /** Cosine of the named things. */
  readonly entityCosine: number;
  /** Weight of the rarest term that both leads hold, as a share of the greatest weight. */
  readonly rarestShared: number;
  /** Days between the reports, at most `maxGapDays`. */
  readonly gap: number;
  /** Added when the pair is not in English. */
  readonly otherLanguage: number;
  /** Added when both leads show numbers and share none. */
  readonly numbersDiffer: number;
}

/** Weights of apartness: what speaks for two events inside one story, in the unit of the pair score. */
export interface ApartModel {
  /** Reports that each group must have: two alike by chance share more words than three. */
  readonly leastMembers: number;
  /** Constant. */
  readonly bias: number;
  /** ln(1 + 250 × what each group always says and the other never, as a share of a lead). */
  readonly exclusive: number;
  /** Mean pair score between the groups. */
  readonly inter: number;
  /** Mean score of the smaller group's reports with their nearest in the other. */
  readonly nearest: number;
}

/** How much the second opinion weighs: its part of a pair score is weight × (cosine − neutral). */
export interface EmbeddingWeights {
  readonly weight: number;
  /** Cosine that speaks neither for nor against a pair. */
  readonly neutral: number;
}

/** Everything a decision depends on besides the window and the article. */
export interface MatchSettings {
  /** Version of the procedure itself: raise it when the code decides differently with the same numbers. */
  readonly version: number;
  /** Hours of stream time an article is remembered; null: as long as the bounds allow. */
  readonly windowHours: number | null;
  /** Hours of stream time after its founding when a story closes; null: never by age. */
  readonly maxStoryHours: number | null;
  /** Most articles of a scope in memory; the oldest leave first. */
  readonly windowArticles: number;
  /** Most bytes of fingerprints of a scope in memory. */
  readonly maxBytes: number;
  /** Articles that weigh as much as the prior in a term's frequency. */
  readonly priorArticles: number;
  /** Heaviest terms of an article that are indexed. */
  readonly indexedTerms: number;
  /** Postings read for one article, newest first, rarest terms first. */
  readonly maxPostings: number;
  /** Reports compared in full with a new one. */
  readonly candidates: number;
  /** Pair model when both reports have a body. */
  readonly articles: PairModel;
  /** Pair model of a headline and a report with a body. */
  readonly mixed: PairModel;
  /** Pair model of two headlines. */
  readonly headlines: PairModel;
  /** For pairs of which both articles carry a vector of one model. */
  readonly embedding: EmbeddingWeights;
  /** Days beyond which a gap counts no further. */
  readonly maxGapDays: number;
  /** Days between exact times that count as none: what two reports of one day lie apart. */
  readonly sameDay: number;
  /** Days that count for a pair of which one report is undated. */
  readonly undatedGapDays: number;
  /** Bounds of a pair score. */
  readonly minPairScore: number;
  readonly maxPairScore: number;
  /** Story score needed to join. */
  readonly threshold: number;
  /** Members scored beyond the candidates, so that a story is judged by more than one stray member. */
  readonly maxScoredMembers: number;
  /** Share of the smaller sketch that a copy must have in the other. */
  readonly copyMinContainment: number;
  /** Share of the shorter text's lead, by weight, that a copy must have in the other. */
  readonly copyMinCoverage: number;
  /** Least sum of both shares. */
  readonly copyMinSum: number;
  /** Shared shingles a copy must have at least. */
  readonly copyMinShared: number;
  /** Score by which a move must beat home. */
  readonly moveMargin: number;
  /** Score above `threshold` that merges two stories. */
  readonly mergeMargin: number;
  /** Reports of the smaller story that are scored for a merge. */
  readonly mergeSample: number;
  /** Largest story that is tried for a split. */
  readonly splitMaxMembers: number;
  /** Mean score between the halves must lie below `threshold` + this. */
  readonly splitInter: number;
  /** Mean score inside must exceed the one between by this. */
  readonly splitContrast: number;
  /** What else splits a story: two groups that tell two events, whatever their contrast. */
  readonly apart: ApartModel;
  /** Stories closed by one record at most. */
  readonly maxClosings: number;
}

const MIB = 1024 * 1024;

/** The settings of this release. */
export const defaultSettings: MatchSettings = Object.freeze({
  version: 8,
  windowHours: 96,
  maxStoryHours: 720,
  windowArticles: 1_000_000,
  maxBytes: 1024 * MIB,
  priorArticles: 2_000,
  indexedTerms: 24,
  maxPostings: 6_000,
  candidates: 20,
  articles: Object.freeze({
    bias: -5.6,
    leadCosine: 5.7,
    leadOverlap: 4.0,
    coverage: 1.4,
    entityCosine: 5.5,
    rarestShared: 3.2,
    gap: -2.1,
    otherLanguage: 1.2,
    numbersDiffer: -0.75,
  }),
  mixed: Object.freeze({
    bias: -4.1,
    leadCosine: 6.6,
    leadOverlap: 0.9,
    coverage: 2.4,
    entityCosine: 0.5,
    rarestShared: 1.7,
    gap: -2,
    otherLanguage: 1.2,
    numbersDiffer: -0.75,
  }),
  headlines: Object.freeze({
    bias: -2.7,
    leadCosine: 2.3,
    leadOverlap: 3.75,
    coverage: 3.95,
    entityCosine: 1.67,
    rarestShared: 0,
    gap: -2.1,
    otherLanguage: 1.2,
    numbersDiffer: -0.75,
  }),
  embedding: Object.freeze({ weight: 4, neutral: 0.5 }),
  maxGapDays: 3,
  sameDay: 0.4,
  undatedGapDays: 0.65,
  minPairScore: -4,
  maxPairScore: 5,
  threshold: -1,
  maxScoredMembers: 60,
  copyMinContainment: 0.4,
  copyMinCoverage: 0.78,
  copyMinSum: 1.45,
  copyMinShared: 3,
  moveMargin: 1,
  mergeMargin: 1.5,
  mergeSample: 10,
  splitMaxMembers: 60,
  splitInter: -0.5,
  splitContrast: 3.5,
  apart: Object.freeze({
    leastMembers: 3,
    bias: -7.5,
    exclusive: 1.5,
    inter: -0.5,
    nearest: -1,
  }),
  maxClosings: 50,
});

/** Raised whenever decisions change though no setting does: other rules, another prior. */
const RULES_VERSION = 2;

/** 16 hexadecimal digits that name a set of settings under the rules of this release; recorded with every decision. */
export function settingsHash(settings: MatchSettings): string {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([k, v]) => [k, sorted(v)]),
        )
      : value;
  return createHash('sha256')
    .update(`${RULES_VERSION} ${JSON.stringify(sorted(settings))}`)
    .digest('hex')
    .slice(0, 16);
}
