/** Everything that is read of one article, packed: made once, where the article is analysed. */
import type { Article, ReportReading } from '@newsfold/schemas/generated/records.ts';
import { Document, type WordsRead } from './documents/document.ts';
import type { PackedAnnotation } from './documents/packed-annotation.ts';
import { packSections, READING_VERSION, unread } from './documents/packed-reading.ts';
import type { ReadBounds } from './documents/read-bounds.ts';
import { namedThingsOf } from './names/entity-names.ts';
import { placesIn } from './names/place-mentions.ts';
import { readingOf } from './reading/reading.ts';
import { attributionsOf } from './speech/speakers.ts';
import { saidIn } from './statements/sentences.ts';
import { slotValuesOf } from './statements/slot-values.ts';
import { readStatements } from './statements/statements.ts';

const PACKED: ReadonlyArray<PackedAnnotation<unknown>> = [
  readingOf,
  readStatements,
  saidIn,
  slotValuesOf,
  attributionsOf,
  namedThingsOf,
  placesIn,
].sort((a, b) => a.section - b.section);

const NOTHING = new Uint8Array(0);

/**
 * Reads an article.
 * @param article its `reading` is not looked at
 * @param words of the article, where they were read before
 * @returns the same for the same article and bounds, whoever reads it
 */
export function readReport(
  article: Omit<Article, 'reading'>,
  bounds: ReadBounds,
  words: WordsRead | null = null,
): ReportReading {
  const document = new Document({ ...article, reading: unread(bounds) }, words);
  const sections = PACKED.map((one) => {
    try {
      return one.packed(document);
    } catch {
      // Whoever needs it reads the text, fails in the same way and reports it in the event.
      return NOTHING;
    }
  });
  const { maxCharacters, maxSentences } = bounds;
  return { version: READING_VERSION, maxCharacters, maxSentences, bytes: packSections(sections) };
}
