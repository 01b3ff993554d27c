/**
 * The content words of a report, packed by where they stand: what their spelling determines is looked up, so that what
 * is unpacked has the very numbers of what was read.
 */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import type { ByteReader } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { knownAt } from '../reading/known-spellings.ts';
import {
  type ContentWord,
  calendarContent,
  nameContent,
  numberContent,
  plainContent,
  type WordKind,
} from './content-words.ts';

/** Kinds of words by their numbers; a name or plain word that one sentence alone has is FREQUENT less. */
const KINDS: readonly WordKind[] = ['plain', 'name', 'number', 'weekday', 'month'];
/** Added to the kind of a plain word or name that more sentences have. */
const FREQUENT = 5;
/** What the number of length and kind is counted in. */
const CODES = 8;

function codeOf({ kind }: ContentWord, inSentences: number): number {
  return KINDS.indexOf(kind) + (inSentences > 1 && (kind === 'plain' || kind === 'name') ? FREQUENT : 0);
}

/**
 * Packs content words in the order of their places.
 * @param places three numbers of each: see ReadStatements
 */
export function packContentWords(
  words: readonly ContentWord[],
  places: readonly number[],
  { quantities }: Article,
  writer: ByteWriter,
): void {
  writer.uint(words.length);
  let at = 0;
  words.forEach((word, i) => {
    const start = places[3 * i] as number;
    const length = (places[3 * i + 1] as number) - start;
    const inSentences = places[3 * i + 2] as number;
    const code = codeOf(word, inSentences);
    writer.int(start - at);
    writer.uint(CODES * length + code);
    if (code >= FREQUENT) writer.uint(inSentences);
    if (word.kind === 'number') writer.uint(1 + (word.quantity ? quantities.indexOf(word.quantity) : -1));
    at = start;
  });
}

/** @param sentences of the report */
export function unpackContentWords(reader: ByteReader, article: Article, sentences: number): ContentWord[] {
  const size = reader.uint();
  const bounds = new Int32Array(2 * size);
  const codes = new Uint8Array(size);
  const details = new Int32Array(size);
  let at = 0;
  for (let i = 0; i < size; i++) {
    at += reader.int();
    const length = reader.uint();
    const code = length % CODES;
    codes[i] = code;
    bounds[2 * i] = at;
    bounds[2 * i + 1] = at + (length - code) / CODES;
    details[i] = code >= FREQUENT || KINDS[code] === 'number' ? reader.uint() : 1;
  }
  const { language, quantities, text } = article;
  const known = knownAt(text, language, bounds);
  return known.map((word, place): ContentWord => {
    const code = codes[place] as number;
    const detail = details[place] as number;
    const kind = KINDS[code >= FREQUENT ? code - FREQUENT : code];
    if (kind === 'plain') return plainContent(place, word, detail, sentences);
    if (kind === 'name') return nameContent(place, word, detail, sentences, language);
    return kind === 'number'
      ? numberContent(place, word, quantities[detail - 1], language)
      : calendarContent(place, word);
  });
}
