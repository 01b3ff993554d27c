/**
 * What was read of an article, packed: one section for each kind of value, so that only what is asked for is unpacked.
 * It is made by whoever analyses the article and travels with it; a version that is not known is not read.
 */
import type { Article, ReportReading } from '@newsfold/schemas/generated/records.ts';
import { ByteReader, UnreadableBytes } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import type { ReadBounds } from './read-bounds.ts';

/**
 * Version of what is packed and of every rule behind it: raise it with any change that gives an article other bytes, or
 * enrich takes what a former release read for what this one would (`read-report.test.ts` notices).
 */
export const READING_VERSION = 1;

/** Of an article whose text has to be read: its bounds alone are known. */
export const NOTHING_READ = 0;

/** The sections, in the order in which they are packed. */
export const SECTION = {
  sentences: 0,
  statements: 1,
  said: 2,
  slotValues: 3,
  attributions: 4,
  namedThings: 5,
  places: 6,
} as const;
/** Number of a section. */
export type Section = (typeof SECTION)[keyof typeof SECTION];

/** Stands for a section that could not be made. */
const ABSENT = 0;

/** Where each section begins, and one past the last; null when the bytes are not as long as they say. */
function sectionStarts(bytes: Uint8Array): readonly number[] | null {
  try {
    const reader = new ByteReader(bytes);
    const count = reader.uint();
    if (count > bytes.length) return null;
    const sizes = Array.from({ length: count }, () => reader.uint());
    let at = reader.at;
    const starts = [at];
    for (const size of sizes) {
      at += size;
      starts.push(at);
    }
    return at === bytes.length ? starts : null;
  } catch (error) {
    if (error instanceof UnreadableBytes) return null;
    throw error;
  }
}

/** The sections of an article's reading. */
export class PackedReading {
  readonly #bytes: Uint8Array;
  readonly #starts: readonly number[];

  private constructor(bytes: Uint8Array, starts: readonly number[]) {
    this.#bytes = bytes;
    this.#starts = starts;
  }

  /** That of an article; null when it has none of this version, or one that was torn: its text says the same. */
  static of({ reading }: Article): PackedReading | null {
    if (reading?.version !== READING_VERSION) return null;
    const starts = sectionStarts(reading.bytes);
    return starts === null ? null : new PackedReading(reading.bytes, starts);
  }

  /** The bytes of a section; null when it could not be made. */
  section(section: Section): ByteReader | null {
    const [start, end] = [this.#starts[section], this.#starts[section + 1]];
    return start === undefined || end === undefined || end - start === ABSENT
      ? null
      : new ByteReader(this.#bytes, start, end);
  }
}

/** Puts sections together. @param sections in their order; an empty one could not be made */
export function packSections(sections: readonly Uint8Array[]): Buffer {
  const writer = new ByteWriter();
  writer.uint(sections.length);
  for (const { length } of sections) writer.uint(length);
  for (const section of sections) writer.bytes(section);
  return writer.toBuffer();
}

/** The reading of an article whose text has to be read, within these bounds. */
export function unread({ maxCharacters, maxSentences }: ReadBounds): ReportReading {
  return { version: NOTHING_READ, maxCharacters, maxSentences, bytes: Buffer.alloc(0) };
}
