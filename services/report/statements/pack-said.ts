/** What of the wording of a report's sentences is compared, packed. */
import type { AnnotationCodec } from '../documents/packed-annotation.ts';
import { knownAt } from '../reading/known-spellings.ts';

/** What of a sentence is not told by its statement. */
export interface PackedSaid {
  readonly words: number;
  /** Where its words inside quotation marks are: first character and one past the last of each; empty when it came packed. */
  readonly quotedAt: readonly number[];
  readonly quoted: ReadonlySet<string>;
  readonly isQuoted: boolean;
}

const NOTHING: ReadonlySet<string> = new Set();

/** How they are packed. */
export const saidCodec: AnnotationCodec<readonly PackedSaid[]> = {
  pack(sentences, _document, writer) {
    writer.uint(sentences.length);
    let at = 0;
    for (const { words, quotedAt, isQuoted } of sentences) {
      writer.uint(2 * words + (isQuoted ? 1 : 0));
      writer.uint(quotedAt.length / 2);
      for (const bound of quotedAt) {
        writer.int(bound - at);
        at = bound;
      }
    }
  },
  unpack(reader, { article }) {
    const bounds: number[] = [];
    let at = 0;
    const counts = Array.from({ length: reader.uint() }, () => {
      const code = reader.uint();
      const quoted = reader.uint();
      for (let i = 0; i < 2 * quoted; i++) {
        at += reader.int();
        bounds.push(at);
      }
      return { words: code >> 1, isQuoted: (code & 1) === 1, quoted };
    });
    const known = bounds.length === 0 ? [] : knownAt(article.text, article.language, Int32Array.from(bounds));
    let next = 0;
    return counts.map(({ words, isQuoted, quoted }): PackedSaid => {
      const spelled = known.slice(next, next + quoted);
      next += quoted;
      return {
        words,
        isQuoted,
        quotedAt: [],
        quoted: quoted === 0 ? NOTHING : new Set(spelled.map(({ word }) => word)),
      };
    });
  },
};
