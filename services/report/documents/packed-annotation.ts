/** Annotations of an article that come packed with it, and are computed only where they do not. */
import type { ByteReader } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { annotation } from './annotation.ts';
import type { Document } from './document.ts';
import type { Section } from './packed-reading.ts';

/** How a kind of annotation is packed. What is unpacked is equal to what was packed, to the last bit. */
export interface AnnotationCodec<T> {
  pack(value: T, document: Document, writer: ByteWriter): void;
  /** @returns null when the bytes are of an article that was other in what they depend on */
  unpack(reader: ByteReader, document: Document): T | null;
}

/** An annotation of a document that can be packed. */
export interface PackedAnnotation<T> {
  (document: Document): T;
  readonly section: Section;
  /** Its bytes; empty when it cannot be computed, so that whoever asks for it fails as it would have. */
  packed(document: Document): Uint8Array;
}

function unpacked<T>(section: Section, codec: AnnotationCodec<T>, document: Document): T | null {
  const reader = document.packed?.section(section);
  return reader ? codec.unpack(reader, document) : null;
}

/**
 * Declares a kind of annotation that is packed.
 * @param compute reads it from the text
 */
export function packedAnnotation<T extends NonNullable<unknown>>(
  name: string,
  section: Section,
  compute: (document: Document) => T,
  codec: AnnotationCodec<T>,
): PackedAnnotation<T> {
  const of = annotation(
    name,
    (document: Document): T => unpacked(section, codec, document) ?? compute(document),
  );
  const packed = (document: Document): Uint8Array => {
    const writer = new ByteWriter();
    codec.pack(of(document), document, writer);
    return writer.toBuffer();
  };
  return Object.assign((document: Document) => of(document), { section, packed });
}
