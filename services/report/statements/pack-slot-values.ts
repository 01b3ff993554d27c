/** The numbers of a report that fill a slot, packed. */
import type { Article, Quantity } from '@newsfold/schemas/generated/records.ts';
import type { ByteReader } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import type { AnnotationCodec } from '../documents/packed-annotation.ts';
import type { SlotValue, Statement } from './statement.ts';
import { statementsOf } from './statements.ts';

/** The day by which a report's "last year" is counted, ms since the epoch. */
export function writtenAt({ publishedAt, seenAt }: Article): number {
  return publishedAt ?? seenAt;
}

/** What is said of a value in one number; above it the place of its quantity in the article, + 1. */
const FLAG = { isRevised: 1, isFormer: 2, isWhole: 4 } as const;
const FLAGS = 8;

function packQuantity({ value, unit, qualifier, start, end }: Quantity, writer: ByteWriter): void {
  writer.float(value);
  writer.text(unit);
  writer.text(qualifier);
  writer.uint(start);
  writer.uint(end - start);
}

function unpackQuantity(reader: ByteReader): Quantity {
  const value = reader.float();
  const unit = reader.text();
  const qualifier = reader.text();
  const start = reader.uint();
  return { value, unit, qualifier, start, end: start + reader.uint() };
}

/** The statement of a value by its place, or the sentence of the first statement that is a part of it. */
function placeOf(statement: Statement, all: readonly Statement[]): number {
  return statement.index >= 0 ? statement.index : all.findIndex(({ whole }) => whole === statement);
}

/** How they are packed. */
export const slotValuesCodec: AnnotationCodec<readonly SlotValue[]> = {
  pack(values, document, writer) {
    const { article } = document;
    const all = statementsOf(document);
    writer.int(writtenAt(article));
    writer.uint(values.length);
    for (const { slot, quantity, statement, isRevised, isFormer, alike } of values) {
      const place = article.quantities.indexOf(quantity);
      const flags =
        (isRevised ? FLAG.isRevised : 0) +
        (isFormer ? FLAG.isFormer : 0) +
        (statement.index < 0 ? FLAG.isWhole : 0);
      writer.uint(FLAGS * (place + 1) + flags);
      if (place < 0) packQuantity(quantity, writer);
      writer.text(slot);
      writer.uint(placeOf(statement, all));
      writer.uint(alike);
    }
  },
  unpack(reader, document) {
    const { article } = document;
    // Later bounds of what is believed of times make "last year" another one.
    if (reader.int() !== writtenAt(article)) return null;
    const all = statementsOf(document);
    return Array.from({ length: reader.uint() }, (): SlotValue => {
      const code = reader.uint();
      const flags = code % FLAGS;
      const place = (code - flags) / FLAGS - 1;
      const quantity = place < 0 ? unpackQuantity(reader) : (article.quantities[place] as Quantity);
      const slot = reader.text();
      const at = all[reader.uint()] as Statement;
      return {
        slot,
        value: quantity.value,
        qualifier: quantity.qualifier,
        quantity,
        statement: (flags & FLAG.isWhole) === 0 ? at : at.whole,
        isRevised: (flags & FLAG.isRevised) !== 0,
        isFormer: (flags & FLAG.isFormer) !== 0,
        alike: reader.uint(),
      };
    });
  },
};
