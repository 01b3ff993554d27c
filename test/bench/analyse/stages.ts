/** The stages of an analysis, each called on its own with the results of the stages before it. */
import { type AnalyseSettings, analyse, DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import { contentHashOf } from '@newsfold/ingest/domain/article-identity.ts';
import { articleText } from '@newsfold/ingest/domain/article-text.ts';
import { identifyArticle } from '@newsfold/ingest/domain/identify-article.ts';
import { parseRaw, type RawInput } from '@newsfold/ingest/domain/parse-raw.ts';
import { type RawFields, readFields } from '@newsfold/ingest/domain/read-fields.ts';
import { avroType, encoderFor } from '@newsfold/runtime/registry/codec.ts';
import type { Article, Origin } from '@newsfold/schemas/generated/records.ts';
import { featuresOf } from '@newsfold/text/features/features.ts';
import { sketchShingles } from '@newsfold/text/features/shingles.ts';
import { entitiesOf } from '@newsfold/text/names/entities.ts';
import { wireCredit } from '@newsfold/text/names/wire-credit.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { languageOf } from '@newsfold/text/words/language.ts';
import { type ReadText, type ReadWords, readWords } from '@newsfold/text/words/read-words.ts';
import { splitSentences } from '@newsfold/text/words/sentences.ts';

/** Bytes of the registry's header. */
const HEADER = 5;
const LANGUAGE_CHARS = 1_500;

/** The origin given to every article. */
export const ORIGIN: Origin = {
  topic: 'raw.v1',
  partition: 0,
  offset: 0,
  timestamp: 1_800_000_000_000,
  item: -1,
  items: 1,
};

/** One article with the result of each stage. */
export interface Prepared {
  readonly bytes: Buffer;
  readonly raw: RawInput;
  readonly fields: RawFields;
  readonly article: Article;
  readonly encoded: Buffer;
  readonly title: ReadText;
  readonly body: ReadText;
  /** Hashes of the words of the body, as shingles are made of. */
  readonly shingles: Uint32Array;
}

const encode = encoderFor('Article', 1);
const type = avroType('Article');

/** The whole of one analysis. */
export function analyseRaw(raw: RawInput, settings: AnalyseSettings = DEFAULT_SETTINGS): Article {
  const analysis = analyse(raw, ORIGIN, settings);
  if (analysis.kind !== 'article') throw new Error(JSON.stringify(analysis));
  return analysis.article;
}

/** Hashes of the words of a text, as shingles are made of. */
function shinglesOf({ lexicon, places }: ReadWords): Uint32Array {
  return Uint32Array.from(places, (place) => lexicon.shingle(place));
}

/** Runs all stages once. */
export function prepare(bytes: Buffer): Prepared {
  const parsed = parseRaw(bytes);
  if (parsed.kind === 'rejected') throw new Error(parsed.detail);
  const fields = readFields(parsed.raw);
  if ('kind' in fields) throw new Error(fields.detail);
  const article = analyseRaw(parsed.raw);
  const body = readWords(article.text, article.language);
  return {
    bytes,
    raw: parsed.raw,
    fields,
    article,
    encoded: encode(article),
    title: readWords(article.title, article.language, body.lexicon),
    body,
    shingles: shinglesOf(body),
  };
}

/** A stage by its name. */
export type Stage = readonly [name: string, run: (of: Prepared) => unknown];

/** Before and after the analysis. */
export const AROUND: readonly Stage[] = [
  ['JSON to fields', ({ bytes }) => parseRaw(bytes)],
  ['article to Avro', ({ article }) => encode(article)],
  ['Avro to article (dedupe, enrich)', ({ encoded }) => type.decode(encoded, HEADER)],
];

/** Inside the analysis. The rest is times, labels, the remaining fields and assembling the record. */
export const INSIDE: readonly Stage[] = [
  ['fields by their names', ({ raw }) => readFields(raw)],
  [
    'HTML to clean text',
    ({ fields: { title, body } }) => articleText(title, body, DEFAULT_SETTINGS.maxTextChars),
  ],
  ['content hash', ({ article: { title, text } }) => contentHashOf(title, text)],
  [
    'address, publisher, id',
    ({ fields, article }) => identifyArticle(fields, article.contentHash, DEFAULT_SETTINGS.outlets),
  ],
  [
    'language',
    ({ fields, article: { title, text } }) =>
      languageOf(fields.lang, `${title}\n${text.slice(0, LANGUAGE_CHARS)}`, 'und'),
  ],
  ['wire credit', ({ article: { text, authors } }) => wireCredit(text, authors)],
  [
    'words',
    ({ article: { title, text, language } }) => [readWords(title, language), readWords(text, language)],
  ],
  ['entities', ({ title, body }) => entitiesOf(title, body)],
  ['quantities', ({ article: { text, language }, body }) => findQuantities(text, language, body)],
  ['features', ({ title, body, article }) => featuresOf(title, body, article.entities)],
];

/** Parts that several stages share. */
export const WITHIN: readonly Stage[] = [
  ['sentences', ({ article: { text, language } }) => splitSentences(text, language)],
  ['sketch of the words read', ({ shingles }) => sketchShingles(shingles)],
];

/** The signature from nothing but a text: words, their hashes, the sketch. */
export function signatureOf(text: string, language: string): unknown {
  return sketchShingles(shinglesOf(readWords(text, language)));
}
