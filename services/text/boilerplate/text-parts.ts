/**
 * A body in parts: its sentences, each with a key that is the same wherever the sentence recurs, and with how much it
 * sounds like boilerplate. A function of the article alone, made once at ingest and carried along, so that whoever
 * learns what an outlet's articles share need not read their texts.
 */
import type { ReadText, ReadWords } from '../words/read-words.ts';
import { BoilerplateScorer } from './boilerplate-score.ts';
import { hasLeadIn } from './lead-ins.ts';

/** A sentence of a body. */
export interface TextPart {
  /** UTF-16 offsets in the body. */
  readonly start: number;
  readonly end: number;
  /** Whether it begins a line. */
  readonly beginsLine: boolean;
  readonly words: number;
  /** uint32; equal for sentences of the same words, whatever their numbers. */
  readonly key: number;
  /** uint32, equal for sentences that begin alike before a colon or bar ("Read more: …"); 0 without one. */
  readonly opening: number;
  /** See boilerplateScore; 0 to 7.9 in steps of 1/32. */
  readonly score: number;
}

const SEED = 0x811c9dc5;
const OPENING_SEED = 0x9747b28c;
/** Stands for any number: "3 of your 5 free articles". */
const NUMBER = 0x5bd1e995;
const OPENING = /^[^\n:|»>]{3,40}?\s?[:|»>]\s/u;
const OPENING_MARKS = [':', '|', '»', '>'];
const SCORE_STEPS = 32;
/** What a line has that announces another article; packed it fits a byte. */
const MOST_SCORE = 255 / SCORE_STEPS;

function mixed(key: number, hash: number): number {
  const product = Math.imul(key ^ hash, 0x01000193);
  return product ^ (product >>> 15);
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Key of the words in a range, each number counted as the same. */
function keyOf({ text, lexicon, places, bounds }: ReadWords, from: number, to: number, seed: number): number {
  let key = seed;
  for (let i = from; i < to; i++)
    key = mixed(
      key,
      isDigit(text.charCodeAt(bounds[2 * i] as number)) ? NUMBER : lexicon.shingle(places[i] as number),
    );
  return key >>> 0;
}

/** UTF-16 units in which an opening ends: 40 characters of up to two, white space and the mark. */
const OPENING_UNITS = 82;

/** Finds what may end an opening, sentence after sentence: most have none near their beginning. */
class OpeningMarks {
  readonly #text: string;
  /** Offset of the next of each mark; -1 where there is none. */
  readonly #next = OPENING_MARKS.map(() => 0);

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether there is one from `start`, which never decreases, to `end`. */
  hasOne(start: number, end: number): boolean {
    let has = false;
    for (let i = 0; i < OPENING_MARKS.length; i++) {
      const mark = OPENING_MARKS[i] as string;
      let at = this.#next[i] as number;
      if (at >= 0 && at <= start) {
        at = this.#text.indexOf(mark, start);
        this.#next[i] = at;
      }
      if (at >= 0 && at < end) has = true;
    }
    return has;
  }
}

function openingOf(body: ReadWords, sentence: string, start: number, from: number, to: number): number {
  const opening = OPENING.exec(sentence)?.[0];
  if (opening === undefined) return 0;
  let end = from;
  while (end < to && (body.bounds[2 * end] as number) < start + opening.length) end++;
  return end === from ? 0 : keyOf(body, from, end, OPENING_SEED) || 1;
}

/**
 * The sentences of a body, in its order. Linear; never throws.
 * @param body the words of the body, or of its beginning
 * @param outlet words of the outlet's name, in lower case
 */
export function textParts(body: ReadText, outlet: ReadonlySet<string>): TextPart[] {
  const { text, language, bounds } = body;
  const marks = new OpeningMarks(text);
  const scorer = new BoilerplateScorer(body, outlet);
  const parts: TextPart[] = [];
  let to = 0;
  let lineEnd = -1;
  for (const { start, end } of body.sentences) {
    while (2 * to < bounds.length && (bounds[2 * to] as number) < start) to++;
    const from = to;
    while (2 * to < bounds.length && (bounds[2 * to] as number) < end) to++;
    const beginsLine = start > lineEnd;
    if (beginsLine) {
      const next = text.indexOf('\n', start);
      lineEnd = next < 0 ? text.length : next;
    }
    const sentence = text.slice(start, end);
    const mayOpen = marks.hasOne(start, Math.min(end, start + OPENING_UNITS));
    const isLeadIn = beginsLine && hasLeadIn(sentence, language);
    const score = isLeadIn ? MOST_SCORE : scorer.score(sentence, from, to);
    parts.push({
      start,
      end,
      beginsLine,
      words: to - from,
      key: keyOf(body, from, to, SEED),
      opening: mayOpen ? openingOf(body, sentence, start, from, to) : 0,
      score: Math.max(0, Math.min(MOST_SCORE, Math.round(score * SCORE_STEPS) / SCORE_STEPS)),
    });
  }
  return parts;
}

const HAS_OPENING = 2;
const BEGINS_LINE = 1;
/** Most bytes of a packed part: three numbers of up to five bytes, a key and an opening, the score, the flags. */
const MOST_BYTES = 25;

function putVarint(bytes: Buffer, at: number, value: number): number {
  let left = value;
  let to = at;
  while (left >= 128) {
    bytes[to++] = (left & 127) | 128;
    left >>>= 7;
  }
  bytes[to++] = left;
  return to;
}

/** Packs parts for the article's record: some ten bytes each. */
export function packParts(parts: readonly TextPart[]): Buffer {
  const bytes = Buffer.allocUnsafe(parts.length * MOST_BYTES);
  let at = 0;
  let last = 0;
  for (const { start, end, beginsLine, words, key, opening, score } of parts) {
    bytes[at++] = (beginsLine ? BEGINS_LINE : 0) | (opening === 0 ? 0 : HAS_OPENING);
    bytes[at++] = score * SCORE_STEPS;
    at = putVarint(bytes, at, start - last);
    at = putVarint(bytes, at, end - start);
    at = putVarint(bytes, at, words);
    at = bytes.writeUInt32LE(key, at);
    if (opening !== 0) at = bytes.writeUInt32LE(opening, at);
    last = end;
  }
  return Buffer.from(bytes.subarray(0, at));
}

/** Reads packed parts; those of an article of an earlier release are none. */
export function unpackParts(packed: Uint8Array): TextPart[] {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const parts: TextPart[] = [];
  let at = 0;
  let last = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const flags = bytes[at++] as number;
    const score = (bytes[at++] as number) / SCORE_STEPS;
    const start = last + varint();
    const end = start + varint();
    const words = varint();
    const key = bytes.readUInt32LE(at);
    at += 4;
    const opening = (flags & HAS_OPENING) === 0 ? 0 : bytes.readUInt32LE(at);
    if (opening !== 0) at += 4;
    parts.push({ start, end, beginsLine: (flags & BEGINS_LINE) !== 0, words, key, opening, score });
    last = end;
  }
  return parts;
}
