/** From an article's features to its fingerprint: weighs terms by what the window and the prior know of them now. */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { backgroundPrior } from '@newsfold/text/background-prior.ts';
import { unpackUint32 } from '@newsfold/text/pack.ts';
import {
  DATED,
  DAY_ONLY,
  HEADLINE_ONLY,
  IDF_STEPS,
  MAX_IDF,
  packFingerprint,
  tfWeight,
  type WeightedTerms,
} from './fingerprint.ts';
import type { MatchSettings } from './settings.ts';
import { keyOf, packVarintSet } from './varint-set.ts';

/** Document frequencies of a window. */
export interface Frequencies {
  /** Articles in the window. */
  readonly articles: number;
  /** Articles that hold the key of a term. */
  count(key: number): number;
}

const MINUTE_MS = 60_000;

/**
 * Inverse document frequency × IDF_STEPS. The prior weighs as `priorArticles` articles; a rate below one in 8,000 is
 * not told apart from zero, so that weights mean the same in a window of a thousand and of a million articles.
 */
function idfSteps(term: number, language: string, frequencies: Frequencies, priorArticles: number): number {
  const expected = priorArticles * backgroundPrior(language).probability(term);
  const rate = (frequencies.count(keyOf(term)) + expected) / (frequencies.articles + priorArticles);
  const idf = -Math.log(Math.min(1, rate + Math.exp(-MAX_IDF)));
  return Math.max(0, Math.min(255, Math.round(idf * IDF_STEPS)));
}

function weigh(terms: Uint32Array, counts: Uint8Array, idf: (term: number) => number): WeightedTerms {
  return { terms, counts, idf: Uint8Array.from(terms, idf) };
}

/** The heaviest terms by (1+ln count)·idf, ties by term; weights in 1/255 of the L2 norm of all. */
function heaviest(
  { terms, counts, idf }: WeightedTerms,
  limit: number,
): { terms: Uint32Array; weights: Uint8Array } {
  const weights = Float64Array.from(
    terms,
    (_, i) => (tfWeight[counts[i] as number] as number) * (idf[i] as number),
  );
  let sum = 0;
  for (const weight of weights) sum += weight * weight;
  const norm = Math.sqrt(sum) || 1;
  const order = Array.from(terms.keys()).sort(
    (a, b) => (weights[b] as number) - (weights[a] as number) || a - b,
  );
  const kept = order.slice(0, limit).filter((i) => (weights[i] as number) > 0);
  return {
    terms: Uint32Array.from(kept, (i) => terms[i] as number),
    weights: Uint8Array.from(kept, (i) => Math.max(1, Math.round((255 * (weights[i] as number)) / norm))),
  };
}

function flagsOf(article: Article): number {
  const dated = article.publishedAt !== null ? DATED : 0;
  const day = article.publishedAtQuality === 'day' ? DAY_ONLY : 0;
  return dated | day | (article.text === '' ? HEADLINE_ONLY : 0);
}

/** Packs an article's fingerprint with weights frozen at the window's present frequencies. */
export function buildFingerprint(
  article: Article,
  frequencies: Frequencies,
  settings: MatchSettings,
): Buffer {
  const { features, language } = article;
  const idf = (term: number): number => idfSteps(term, language, frequencies, settings.priorArticles);
  return packFingerprint({
    flags: flagsOf(article),
    minutes: Math.max(0, Math.floor((article.publishedAt ?? article.seenAt) / MINUTE_MS)),
    titleHash: features.titleHash >>> 0,
    words: features.words,
    lead: weigh(unpackUint32(features.lead), features.leadCounts, idf),
    entities: weigh(unpackUint32(features.entities), features.entityCounts, idf),
    shingles: unpackUint32(features.shingles),
    shingleScale: features.shingleScale,
    full: packVarintSet(unpackUint32(features.full)),
    indexed: heaviest(weigh(unpackUint32(features.all), features.allCounts, idf), settings.indexedTerms),
  });
}
