/** The statements of a report, packed: where they stand, and the places of their words among those of the report. */
import type { Article, Quantity } from '@newsfold/schemas/generated/records.ts';
import type { ByteReader } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import type { Document } from '../documents/document.ts';
import type { AnnotationCodec } from '../documents/packed-annotation.ts';
import { readingOf } from '../reading/reading.ts';
import type { ContentWord } from './content-words.ts';
import { namesDay } from './day-mentions.ts';
import { packContentWords, unpackContentWords } from './pack-content-words.ts';
import type { DayMention, ReadStatements, Statement } from './statement.ts';

/** What is said of a statement in one number. A clause of another sentence than the last brings its sentence along. */
const FLAG = { isClause: 1, isOfNextSentence: 2, isNegated: 4, hasDays: 8 } as const;

type Mutable = { -readonly [K in keyof Statement]: Statement[K] };

class StatementPacker {
  readonly #quantities: readonly Quantity[];
  readonly #writer: ByteWriter;
  #sentence = 0;
  #end = 0;

  constructor({ quantities }: Article, writer: ByteWriter) {
    this.#quantities = quantities;
    this.#writer = writer;
  }

  flags(statement: Statement, ofPlace: number): void {
    const ofDays = namesDay(statement) ? FLAG.hasDays : 0;
    this.#writer.uint(ofPlace + (statement.negated ? FLAG.isNegated : 0) + ofDays);
  }

  whole(statement: Statement): void {
    this.#writer.uint(statement.sentence - this.#sentence);
    this.#writer.uint(statement.start - this.#end);
    this.#sentence = statement.sentence;
    this.#end = statement.end;
    this.#body(statement);
  }

  clause(statement: Statement): void {
    this.#writer.uint(statement.start - statement.whole.start);
    this.#body(statement);
  }

  #body({ start, end, places, quantities }: Statement): void {
    const writer = this.#writer;
    writer.uint(end - start);
    writer.uint(places.length);
    let next = 0;
    for (const place of places) {
      writer.int(place - next);
      next = place + 1;
    }
    writer.uint(quantities.length);
    for (const quantity of quantities) writer.uint(this.#quantities.indexOf(quantity));
  }
}

const NO_QUANTITIES: readonly Quantity[] = [];
const NO_DAYS: readonly DayMention[] = [];

class StatementUnpacker {
  readonly #reader: ByteReader;
  readonly #document: Document;
  readonly #contentWords: readonly ContentWord[];
  #sentence = 0;
  #end = 0;

  constructor(reader: ByteReader, document: Document, contentWords: readonly ContentWord[]) {
    this.#reader = reader;
    this.#document = document;
    this.#contentWords = contentWords;
  }

  whole(flags: number): Mutable {
    this.#sentence += this.#reader.uint();
    const start = this.#end + this.#reader.uint();
    const statement = this.#body(flags, start);
    this.#end = statement.end;
    statement.whole = statement;
    return statement;
  }

  clause(flags: number, whole: Statement): Mutable {
    const statement = this.#body(flags, whole.start + this.#reader.uint());
    statement.whole = whole;
    return statement;
  }

  #body(flags: number, start: number): Mutable {
    const reader = this.#reader;
    const document = this.#document;
    const end = start + reader.uint();
    const size = reader.uint();
    const places = new Uint16Array(size);
    const contentWords = new Array<ContentWord>(size);
    let mass = 0;
    let next = 0;
    for (let i = 0; i < size; i++) {
      const place = next + reader.int();
      const contentWord = this.#contentWords[place] as ContentWord;
      places[i] = place;
      contentWords[i] = contentWord;
      mass += contentWord.weight;
      next = place + 1;
    }
    return {
      document,
      article: document.article,
      index: -1,
      sentence: this.#sentence,
      start,
      end,
      contentWords,
      places,
      mass,
      quantities: this.#quantities(),
      negated: (flags & FLAG.isNegated) !== 0,
      notes: (flags & FLAG.hasDays) === 0 ? { days: NO_DAYS } : {},
      // Set by who knows it.
      whole: undefined as unknown as Statement,
    };
  }

  #quantities(): readonly Quantity[] {
    const size = this.#reader.uint();
    if (size === 0) return NO_QUANTITIES;
    const { quantities } = this.#document.article;
    return Array.from({ length: size }, () => quantities[this.#reader.uint()] as Quantity);
  }
}

/** How the statements of a report are packed. */
export const statementsCodec: AnnotationCodec<ReadStatements> = {
  pack({ statements, contentWords, places }, document, writer) {
    writer.uint(readingOf(document).sentences.length);
    packContentWords(contentWords, places, document.article, writer);
    writer.uint(statements.length);
    const packer = new StatementPacker(document.article, writer);
    let last: Statement | null = null;
    for (const statement of statements) {
      const { whole } = statement;
      if (whole === statement) {
        packer.flags(statement, 0);
        packer.whole(statement);
      } else if (whole === last) {
        packer.flags(statement, FLAG.isClause);
        packer.clause(statement);
      } else {
        packer.flags(statement, FLAG.isClause + FLAG.isOfNextSentence);
        packer.flags(whole, 0);
        packer.whole(whole);
        packer.clause(statement);
      }
      last = whole;
    }
  },
  unpack(reader, document) {
    const sentences = reader.uint();
    const contentWords = unpackContentWords(reader, document.article, sentences);
    const size = reader.uint();
    const unpacker = new StatementUnpacker(reader, document, contentWords);
    const statements: Statement[] = [];
    let last: Statement | null = null;
    for (let index = 0; index < size; index++) {
      const flags = reader.uint();
      if ((flags & FLAG.isOfNextSentence) !== 0) last = unpacker.whole(reader.uint());
      const isClause = (flags & FLAG.isClause) !== 0;
      const statement: Mutable = isClause ? unpacker.clause(flags, last as Statement) : unpacker.whole(flags);
      statement.index = index;
      statements.push(statement);
      last = statement.whole;
    }
    return { statements, contentWords, places: [] };
  },
};
