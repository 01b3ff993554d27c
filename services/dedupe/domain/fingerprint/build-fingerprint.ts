/** From an article's features to its fingerprint: weighs terms by how often the window and the prior have them. */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { isColumnTitle } from '@newsfold/text/boilerplate/column-titles.ts';
import { agesIn } from '@newsfold/text/numbers/ages.ts';
import { backgroundPrior } from '@newsfold/text/prior/background-prior.ts';
import { toldDay } from '@newsfold/text/time/told-day.ts';
import { hashTerm } from '@newsfold/text/words/hash-term.ts';
import { unpackUint32 } from '@newsfold/text/words/pack.ts';
import type { MatchSettings } from '../settings.ts';
import {
  COLUMN,
  DATED,
  DAY_ONLY,
  HEADLINE_ONLY,
  LOCAL,
  MAX_AGES,
  MAX_COUNT,
  NUMERAL,
  NUMERALS,
  ORDINALS,
  OTHER_LANGUAGE,
  packFingerprint,
  SHORT,
  tfWeight,
  type WeightedTerms,
} from './fingerprint.ts';
import { leadNumerals } from './numerals.ts';
import { leadOrdinals } from './ordinals.ts';
import { keyOf, packVarintSet } from './varint-set.ts';

/** Document frequencies of a window. */
export interface Frequencies {
  /** Articles in the window. */
  readonly articles: number;
  /** Articles that hold the key of a term. */
  count(key: number): number;
}

/** What its outlet makes of an article's terms; see local-terms.ts. */
export interface OutletContext {
  /** Id of the outlet; empty when unknown. */
  readonly outlet: string;
  /** Greatest idf of a term; null where none is bounded. */
  readonly cap: ((term: number) => number) | null;
  /** Whether the outlet reports one place. */
  readonly isLocal: boolean;
}

const UNKNOWN_OUTLET: OutletContext = { outlet: '', cap: null, isLocal: false };

const MINUTE_MS = 60_000;

/**
 * Gives inverse document frequency in steps. The prior weighs as `priorArticles` articles, and the rate of the rarest
 * terms, that of `maxIdf`, is added to each, so that a term never seen before has a weight too.
 */
function idfFunction(
  language: string,
  frequencies: Frequencies,
  { priorArticles, maxIdf, idfSteps }: MatchSettings['weights'],
): (term: number) => number {
  const prior = backgroundPrior(language);
  const total = frequencies.articles + priorArticles;
  const leastRate = Math.exp(-maxIdf);
  return (term) => {
    const expected = prior.size === 0 ? 0 : priorArticles * prior.probability(term);
    const rate = (frequencies.count(keyOf(term)) + expected) / total;
    return Math.max(0, Math.min(255, Math.round(-Math.log(Math.min(1, rate + leastRate)) * idfSteps)));
  };
}

/** Bytes for one fingerprint at a time: allocating typed arrays costs more than what is written into them. */
const scratch = { bytes: new Uint8Array(16_384), used: 0 };

function take(count: number): Uint8Array {
  if (scratch.used + count > scratch.bytes.length) {
    // Arrays taken earlier keep the former buffer.
    scratch.bytes = new Uint8Array(2 * (scratch.bytes.length + count));
    scratch.used = 0;
  }
  scratch.used += count;
  return scratch.bytes.subarray(scratch.used - count, scratch.used);
}

function weigh(terms: Uint32Array, counts: Uint8Array, idf: (term: number) => number): WeightedTerms {
  const steps = take(terms.length);
  const kept = take(terms.length);
  for (let i = 0; i < terms.length; i++) {
    steps[i] = idf(terms[i] as number);
    kept[i] = Math.min(MAX_COUNT, counts[i] as number);
  }
  return { terms, counts: kept, idf: steps };
}

function markNumerals(lead: WeightedTerms, numerals: ReadonlySet<number>): WeightedTerms {
  if (numerals.size === 0) return lead;
  const { terms, counts } = lead;
  for (let i = 0; i < counts.length; i++) {
    if (numerals.has(terms[i] as number)) counts[i] = (counts[i] as number) | NUMERAL;
  }
  return lead;
}

/** The heaviest terms by (1+ln count)·idf, ties by term; weights in 1/255 of the L2 norm of all. */
function heaviest(
  { terms, counts, idf }: WeightedTerms,
  limit: number,
): { terms: Uint32Array; weights: Uint8Array } {
  const kept: number[] = [];
  const heights: number[] = [];
  let squares = 0;
  for (let i = 0; i < terms.length; i++) {
    const weight = (tfWeight[counts[i] as number] as number) * (idf[i] as number);
    squares += weight * weight;
    if (weight === 0 || (kept.length === limit && weight <= (heights[limit - 1] as number))) continue;
    let at = Math.min(kept.length, limit - 1);
    for (; at > 0 && weight > (heights[at - 1] as number); at--) {
      heights[at] = heights[at - 1] as number;
      kept[at] = kept[at - 1] as number;
    }
    heights[at] = weight;
    kept[at] = i;
  }
  const norm = Math.sqrt(squares) || 1;
  const heavy = new Uint32Array(kept.length);
  const weights = take(kept.length);
  for (let k = 0; k < kept.length; k++) {
    heavy[k] = terms[kept[k] as number] as number;
    weights[k] = Math.max(1, Math.round((255 * (heights[k] as number)) / norm));
  }
  return { terms: heavy, weights };
}

function flagsOf(
  article: Article,
  lead: WeightedTerms,
  named: readonly number[],
  { numbers }: MatchSettings,
): number {
  const dated = article.publishedAt !== null ? DATED : 0;
  const day = article.publishedAtQuality === 'day' ? DAY_ONLY : 0;
  const language = article.language === 'en' ? 0 : OTHER_LANGUAGE;
  const ordinals = named.length > 0 ? ORDINALS : 0;
  let marked = 0;
  for (let i = 0; i < lead.counts.length; i++) marked += (lead.counts[i] as number) >> 7;
  const numerals = marked >= numbers.leastNumerals ? NUMERALS : 0;
  return dated | day | language | ordinals | numerals | (article.text === '' ? HEADLINE_ONLY : 0);
}

/** The day told of in a cycle that fits a byte; 0 when there is none. */
function toldOf({ title, text, language, publishedAt }: Article, { told }: MatchSettings): number {
  if (publishedAt === null) return 0;
  const beginning = `${title}\n${text.slice(0, told.characters)}`;
  const day = toldDay(beginning, language, publishedAt, told.mostBack);
  return day === null ? 0 : 1 + (day % 255);
}

function kindOf(
  { title, text, language, features }: Article,
  isLocal: boolean,
  settings: MatchSettings,
): number {
  const isShort = text !== '' && features.words <= settings.local.shortWords;
  return (isShort ? SHORT : 0) | (isLocal ? LOCAL : 0) | (isColumnTitle(title, language) ? COLUMN : 0);
}

/**
 * Packs an article's fingerprint with weights frozen at the window's current frequencies.
 */
export function buildFingerprint(
  article: Article,
  frequencies: Frequencies,
  settings: MatchSettings,
  { outlet, cap, isLocal }: OutletContext = UNKNOWN_OUTLET,
): Buffer {
  scratch.used = 0;
  const { features, language } = article;
  const { idfSteps } = settings.weights;
  const plain = idfFunction(language, frequencies, settings.weights);
  const idf =
    cap === null
      ? plain
      : (term: number) => Math.min(plain(term), Math.max(0, Math.round(cap(term) * idfSteps)));
  const lead = markNumerals(
    weigh(unpackUint32(features.lead), features.leadCounts, idf),
    leadNumerals(article.title, article.text, language, settings),
  );
  const ordinals = leadOrdinals(article.title, article.text, language, settings);
  const all = weigh(unpackUint32(features.all), features.allCounts, idf);
  const parts = {
    flags: flagsOf(article, lead, ordinals, settings),
    minutes: Math.max(0, Math.floor((article.publishedAt ?? article.seenAt) / MINUTE_MS)),
    ordinals,
    words: features.words,
    outlet: outlet === '' ? 0 : hashTerm(outlet),
    told: toldOf(article, settings),
    ages: agesIn(
      `${article.title}\n${article.text.slice(0, settings.numbers.leadCharacters)}`,
      settings.numbers.leastAge,
      MAX_AGES,
    ),
    kind: kindOf(article, isLocal, settings),
    lead,
    entities: weigh(unpackUint32(features.entities), features.entityCounts, idf),
    shingles: unpackUint32(features.shingles),
    shingleScale: features.shingleScale,
    full: packVarintSet(unpackUint32(features.full)),
    embedding: features.embedding,
    indexed: heaviest(all, settings.search.indexedTerms),
  };
  return packFingerprint(parts, settings.weights.idfSteps);
}
