/**
 * What matching reads of an article: counts of stemmed terms in its lead, its text and its names, and a sketch of its
 * shingles. Made once, at ingest; nothing here depends on other articles.
 *
 * - lead: headline twice and the first sentences: what the report is about.
 * - all: headline three times (once when there is no body) and the beginning of the body: for finding candidates.
 * - full: every distinct term: for asking whether a lead's terms occur anywhere in the other report.
 */
import type { EntityMention, Features } from '@newsfold/schemas/generated/records.ts';
import { hashTerm } from './hash-term.ts';
import { packUint32, type TermCounts, toTermCounts } from './pack.ts';
import { splitSentences } from './sentences.ts';
import { sketchShingles } from './shingles.ts';
import { termsOf } from './terms.ts';
import { type Token, tokenise } from './tokenise.ts';

/** Version of the extraction; raise it when features of the same text change. */
export const FEATURES_VERSION = 1;

/** What features are made from. */
export interface FeatureSource {
  /** Headline as plain text, may be empty. */
  readonly title: string;
  /** Body as plain text, may be empty. */
  readonly text: string;
  /** ISO 639-1 tag. */
  readonly language: string;
  /** Named things of title and text. */
  readonly entities: readonly EntityMention[];
}

const LEAD_SENTENCES = 8;
const LEAD_CHARACTERS = 700;
const ALL_TERMS = 400;
const FULL_TERMS = 1_500;
/** Characters of the body that are read, about 6,000 words: bounds the work and the size of what follows. */
const MAX_CHARACTERS = 40_000;
/** Words read for shingles; copies of longer texts are recognised by their beginning. */
const SHINGLE_TEXT_WORDS = 4_000;
/** Seed that keeps the keys of names apart from terms. */
const ENTITY_SEED = 0x9e37;

type Counts = Map<number, number>;

function count(into: Counts, term: number, times: number): void {
  if (term !== 0) into.set(term, (into.get(term) ?? 0) + times);
}

function leadEnd(text: string, language: string): number {
  const head = text.slice(0, LEAD_CHARACTERS * 2);
  let end = 0;
  for (const sentence of splitSentences(head, language).slice(0, LEAD_SENTENCES)) {
    if (sentence.end > LEAD_CHARACTERS) return end > 0 ? end : LEAD_CHARACTERS;
    end = sentence.end;
  }
  return end;
}

function leadCounts(
  title: readonly number[],
  body: readonly number[],
  tokens: readonly Token[],
  end: number,
): Counts {
  const counts: Counts = new Map();
  for (const term of title) count(counts, term, 2);
  for (let i = 0; i < tokens.length && (tokens[i]?.end ?? 0) <= end; i++) count(counts, body[i] ?? 0, 1);
  return counts;
}

function allCounts(title: readonly number[], body: readonly number[]): Counts {
  const counts: Counts = new Map();
  const significant = body.filter((term) => term !== 0).slice(0, ALL_TERMS);
  for (const term of title) count(counts, term, significant.length > 0 ? 3 : 1);
  for (const term of significant) count(counts, term, 1);
  return counts;
}

function entityCounts(entities: readonly EntityMention[]): Counts {
  const counts: Counts = new Map();
  for (const { name, mentions } of entities) {
    const words = tokenise(name).map((token) => token.word);
    const last = words.at(-1);
    if (last === undefined) continue;
    count(counts, hashTerm(last, ENTITY_SEED), mentions);
    if (words.length > 1) count(counts, hashTerm(words.join(' '), ENTITY_SEED), mentions);
  }
  return counts;
}

function fullTerms(title: readonly number[], body: readonly number[], entities: TermCounts): Uint32Array {
  const terms = new Set<number>(title);
  const limit = FULL_TERMS + terms.size;
  for (const term of body) {
    if (terms.size >= limit) break;
    terms.add(term);
  }
  for (const key of entities.terms) terms.add(key);
  terms.delete(0);
  return Uint32Array.from(terms).sort();
}

/**
 * Extracts the features of an article.
 * @returns packed arrays as described in schemas/avro/article.avsc, the same bytes for the same source
 */
export function extractFeatures(source: FeatureSource): Features {
  const termOf = termsOf(source.language);
  const titleTokens = tokenise(source.title);
  const tokens = tokenise(source.text.slice(0, MAX_CHARACTERS));
  const title = titleTokens.map((token) => termOf(token.word));
  const body = tokens.map((token) => termOf(token.word));
  const end = leadEnd(source.text, source.language);
  const lead = toTermCounts(leadCounts(title, body, tokens, end));
  const all = toTermCounts(allCounts(title, body));
  const entities = toTermCounts(entityCounts(source.entities));
  const shingled = tokens.length > 0 ? tokens.slice(0, SHINGLE_TEXT_WORDS) : titleTokens;
  const sketch = sketchShingles(shingled.map((token) => token.word));
  return {
    version: FEATURES_VERSION,
    words: titleTokens.length + tokens.length,
    lead: packUint32(lead.terms),
    leadCounts: Buffer.from(lead.counts),
    all: packUint32(all.terms),
    allCounts: Buffer.from(all.counts),
    full: packUint32(fullTerms(title, body, entities)),
    entities: packUint32(entities.terms),
    entityCounts: Buffer.from(entities.counts),
    shingles: packUint32(sketch.hashes),
    shingleScale: sketch.scale,
    titleHash: hashTerm(titleTokens.map((token) => token.word).join(' ')) | 0,
  };
}
