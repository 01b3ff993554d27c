/** Words packed by their bounds: what they are is looked up by how the text spells them. */
import type { ByteReader } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { knownAt } from './known-spellings.ts';
import { Word } from './word.ts';

/** Gaps from 0 to below it share the number of the word's length: nearly all are one space. Others follow it. */
const FAR = 3;
/** What that number is counted in. */
const GAPS = FAR + 1;

/** Packs words in their order. @param from where their text begins */
export function packWords(words: readonly Word[], from: number, writer: ByteWriter): void {
  writer.uint(words.length);
  let at = from;
  for (const { start, end } of words) {
    const gap = start - at;
    // Words of scripts without spaces overlap.
    const isNear = gap >= 0 && gap < FAR;
    writer.uint(GAPS * (end - start) + (isNear ? gap : FAR));
    if (!isNear) writer.int(gap);
    at = end;
  }
}

/**
 * The words of a sentence or a title.
 * @param from its offset in the text
 */
export function unpackWords(reader: ByteReader, text: string, language: string, from: number): Word[] {
  const bounds = new Int32Array(2 * reader.uint());
  let at = 0;
  for (let i = 0; i < bounds.length; i += 2) {
    const code = reader.uint();
    const gap = code % GAPS;
    const start = at + (gap < FAR ? gap : reader.int());
    at = start + (code - gap) / GAPS;
    bounds[i] = start;
    bounds[i + 1] = at;
  }
  return knownAt(text, language, bounds).map(
    (known, i) => new Word(known, from + (bounds[2 * i] as number), from + (bounds[2 * i + 1] as number)),
  );
}
