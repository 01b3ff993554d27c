/** The sentences of a report, packed. The words of a sentence are unpacked when they are asked for: most never are. */
import type { ByteReader } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import type { AnnotationCodec } from '../documents/packed-annotation.ts';
import { packWords, unpackWords } from './pack-words.ts';
import type { Reading, SentenceReading } from './reading-types.ts';
import { Sentence } from './sentence.ts';
import type { Word } from './word.ts';

/** A sentence whose words are still packed. */
class PackedSentence extends Sentence {
  #packed: ByteReader | null;
  #words: readonly Word[] = [];

  constructor(index: number, start: number, text: string, language: string, packed: ByteReader) {
    super(index, start, text, language);
    this.#packed = packed;
  }

  get words(): readonly Word[] {
    if (this.#packed) {
      this.#words = unpackWords(this.#packed, this.text, this.language, this.start);
      this.#packed = null;
    }
    return this.#words;
  }
}

function packSized(bytes: ByteWriter, writer: ByteWriter): void {
  writer.uint(bytes.length);
  writer.written(bytes);
}

/** How a reading is packed. */
export const readingCodec: AnnotationCodec<Reading> = {
  pack({ title, sentences, isCut }, _document, writer) {
    writer.uint(isCut ? 1 : 0);
    packWords(title, 0, writer);
    writer.uint(sentences.length);
    let at = 0;
    const packed = new ByteWriter();
    for (const { start, end, words } of sentences) {
      writer.uint(start - at);
      writer.uint(end - start);
      packed.clear();
      packWords(words, start, packed);
      packSized(packed, writer);
      at = end;
    }
  },
  unpack(reader, { article: { title, text, language } }) {
    const isCut = reader.uint() === 1;
    const words = unpackWords(reader, title, language, 0);
    const sentences = new Array<SentenceReading>(reader.uint());
    let at = 0;
    for (let index = 0; index < sentences.length; index++) {
      const start = at + reader.uint();
      at = start + reader.uint();
      const packed = reader.part(reader.uint());
      sentences[index] = new PackedSentence(index, start, text.slice(start, at), language, packed);
    }
    return { title: words, sentences, isCut };
  },
};
