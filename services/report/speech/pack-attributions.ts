/** Whose word each sentence of a report is, packed: each speaker once. */
import type { Attribution, Certainty } from '@newsfold/schemas/generated/records.ts';
import type { AnnotationCodec } from '../documents/packed-annotation.ts';

/** Certainties by their numbers; 0 stands for a sentence that the report itself states. */
const CERTAINTIES: readonly Certainty[] = ['said', 'alleged', 'denied', 'confirmed', 'expected'];
/** What the number of certainty and speaker is counted in. */
const CODES = 16;

/** How they are packed. */
export const attributionsCodec: AnnotationCodec<ReadonlyArray<Attribution | null>> = {
  pack(told, _document, writer) {
    const speakers = [...new Set(told.flatMap((one) => one?.source ?? []))];
    writer.uint(speakers.length);
    for (const speaker of speakers) writer.text(speaker);
    writer.uint(told.length);
    for (const one of told)
      writer.uint(
        one === null ? 0 : CODES * speakers.indexOf(one.source) + 1 + CERTAINTIES.indexOf(one.certainty),
      );
  },
  unpack(reader) {
    const speakers = Array.from({ length: reader.uint() }, () => reader.text());
    return Array.from({ length: reader.uint() }, (): Attribution | null => {
      const code = reader.uint();
      if (code === 0) return null;
      const certainty = (code % CODES) - 1;
      return {
        source: speakers[(code - certainty - 1) / CODES] as string,
        certainty: CERTAINTIES[certainty] as Certainty,
      };
    });
  },
};
