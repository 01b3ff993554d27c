/**
 * What matching reads of an article: counts of stemmed terms in its lead, its text and its names, and a sketch of its
 * shingles. Made once, at ingest; nothing here depends on other articles.
 *
 * - lead: headline twice and the first sentences: what the report is about.
 * - all: headline three times (once when there is no body) and the beginning of the body: for finding candidates.
 * - full: every distinct term: for asking whether a lead's terms occur anywhere in the other report.
 */
import type { EntityMention, Features } from '@newsfold/schemas/generated/records.ts';
import { hashTerm } from '../words/hash-term.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { packBytes, packUint32, toTermCounts } from '../words/pack.ts';
import { type ReadWords, readWords } from '../words/read-words.ts';
import { splitSentences } from '../words/sentences.ts';
import { sketchShingles } from './shingles.ts';
import { TermTally } from './term-tally.ts';

/** Version of the extraction; raise it when features of the same text change. */
const FEATURES_VERSION = 1;

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
export const MAX_CHARACTERS = 40_000;
/** Words read for shingles; copies of longer texts are recognised by their beginning. */
const SHINGLE_TEXT_WORDS = 4_000;
/** Words of the headline that are counted; ingest cuts headlines far below it. */
const TITLE_WORDS = 1_000;
/** Seed that separates the keys of names from terms. */
const ENTITY_SEED = 0x9e37;

type Counts = Map<number, number>;

function count(into: Counts, term: number, times: number): void {
  if (term !== 0) into.set(term, (into.get(term) ?? 0) + times);
}

/** One for all articles, which are tallied one after the other: its tables are larger than an article. */
const tally = new TermTally();

function leadEnd(text: string, language: string): number {
  const head = text.slice(0, LEAD_CHARACTERS * 2);
  let end = 0;
  for (const sentence of splitSentences(head, language, LEAD_SENTENCES)) {
    if (sentence.end > LEAD_CHARACTERS) return end > 0 ? end : LEAD_CHARACTERS;
    end = sentence.end;
  }
  return end;
}

function termAt({ lexicon, places }: ReadWords, i: number): number {
  return lexicon.term(places[i] as number);
}

function hasTerms(read: ReadWords): boolean {
  for (let i = 0; i < read.places.length; i++) if (termAt(read, i) !== 0) return true;
  return false;
}

/** Adds headline, body and names to the tally. */
function tallyTerms(title: ReadWords, body: ReadWords, leadEnd: number, names: Uint32Array): void {
  const times = hasTerms(body) ? 3 : 1;
  let stops = 0;
  for (let i = 0; i < Math.min(TITLE_WORDS, title.places.length); i++) {
    const term = termAt(title, i);
    if (term === 0) stops = 1;
    else tally.add(term, 2, times);
  }
  // All stop words together count as one more distinct term: part of version 1 of the features.
  const limit = FULL_TERMS + tally.size + stops;
  let significant = 0;
  for (let i = 0; i < body.places.length && tally.size + stops < limit; i++) {
    const term = termAt(body, i);
    if (term === 0) stops = 1;
    else
      tally.add(
        term,
        (body.bounds[2 * i + 1] as number) <= leadEnd ? 1 : 0,
        significant++ < ALL_TERMS ? 1 : 0,
      );
  }
  for (const key of names) if (key !== 0) tally.add(key, 0, 0);
}

/** Hashes of words in shingles, in text order. */
function shinglesOf({ lexicon, places }: ReadWords, most: number): Uint32Array {
  const hashes = new Uint32Array(Math.min(most, places.length));
  for (let i = 0; i < hashes.length; i++) hashes[i] = lexicon.shingle(places[i] as number);
  return hashes;
}

/** Counts of the keys of names: of their last words and of the whole names. */
function entityCounts(entities: readonly EntityMention[], language: string, lexicon: Lexicon): Counts {
  const counts: Counts = new Map();
  // Read as one text: no word reaches over a line break.
  const { places, bounds } = readWords(entities.map(({ name }) => name).join('\n'), language, lexicon);
  let end = 0;
  let at = 0;
  for (const { name, mentions } of entities) {
    end += name.length + 1;
    const words: string[] = [];
    for (; at < places.length && (bounds[2 * at] as number) < end; at++)
      words.push(lexicon.words[places[at] as number] as string);
    const last = words.at(-1);
    if (last === undefined) continue;
    count(counts, hashTerm(last, ENTITY_SEED), mentions);
    if (words.length > 1) count(counts, hashTerm(words.join(' '), ENTITY_SEED), mentions);
  }
  return counts;
}

/**
 * The features of an article whose words were read.
 * @param title headline
 * @param body the first MAX_CHARACTERS of the body
 * @param entities named things of both
 * @returns packed arrays as described in schemas/avro/article.avsc, the same bytes for the same source
 */
export function featuresOf(title: ReadWords, body: ReadWords, entities: readonly EntityMention[]): Features {
  const names = toTermCounts(entityCounts(entities, body.language, body.lexicon));
  tally.clear();
  tallyTerms(title, body, leadEnd(body.text, body.language), names.terms);
  const { lead, all, full } = tally.result();
  const sketch = sketchShingles(
    body.places.length > 0
      ? shinglesOf(body, SHINGLE_TEXT_WORDS)
      : shinglesOf(title, Number.POSITIVE_INFINITY),
  );
  return {
    version: FEATURES_VERSION,
    words: title.places.length + body.places.length,
    lead: packUint32(lead.terms),
    leadCounts: packBytes(lead.counts),
    all: packUint32(all.terms),
    allCounts: packBytes(all.counts),
    full: packUint32(full),
    entities: packUint32(names.terms),
    entityCounts: packBytes(names.counts),
    shingles: packUint32(sketch.hashes),
    shingleScale: sketch.scale,
    titleHash: 0,
    embedding: null,
  };
}

/** The features of an article: see featuresOf. */
export function extractFeatures({ title, text, language, entities }: FeatureSource): Features {
  const body = readWords(text.slice(0, MAX_CHARACTERS), language);
  return featuresOf(readWords(title, language), body, entities);
}
