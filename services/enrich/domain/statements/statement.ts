/** A statement: a clause of a report, with what is compared of it and found in it. */
import type { Article, Attribution, Quantity } from '@newsfold/schemas/generated/records.ts';
import type { Document } from '../documents/document.ts';
import type { ContentWord } from './content-words.ts';

/** A part of a report that says something. */
export interface Statement {
  readonly document: Document;
  /** The document's. */
  readonly article: Article;
  /** Its number among the statements of the report; -1 for a sentence that stands there in parts. */
  readonly index: number;
  /** Number of the sentence in the report. */
  readonly sentence: number;
  /** First character in the article's text (UTF-16 offset). */
  readonly start: number;
  readonly end: number;
  readonly contentWords: readonly ContentWord[];
  /** Their places in the report's vocabulary. */
  readonly places: Uint16Array;
  /** Sum of their weights. */
  readonly mass: number;
  readonly quantities: readonly Quantity[];
  readonly negated: boolean;
  /** What was found out about it, kept as long as it is. */
  readonly notes: StatementNotes;
  /** The statement that its sentence makes in whole; itself when the sentence is one clause. */
  readonly whole: Statement;
}

/** A number in its place. */
export interface SlotValue {
  /** What it counts: 'dead', 'EUR', '%', 'years old', 'homes'; 'count' when nobody can tell. */
  readonly slot: string;
  readonly value: number;
  readonly qualifier: string;
  readonly quantity: Quantity;
  readonly statement: Statement;
  /** The report says that the number has changed, or names an older one. */
  readonly isRevised: boolean;
  /** The number that this one replaces: "11, up from nine". */
  readonly isFormer: boolean;
  /** How many numbers of the report fill the same slot. */
  readonly alike: number;
}

/** What the day is of what is told. */
export type DayPart = 'point' | 'start' | 'end' | 'since' | 'other';

/** A day or a month in a statement. */
export interface DayMention {
  readonly start: number;
  readonly end: number;
  readonly kind: 'weekday' | 'date' | 'month';
  /** Equal for the same day. */
  readonly key: string;
  readonly part: DayPart;
  /** Terms of the telling words that stand next to it: mostly what happened on it. */
  readonly beside: readonly number[];
  /** The day on which somebody spoke: "police said on Monday". */
  readonly isSpoken: boolean;
  readonly isNight: boolean;
  readonly isMorning: boolean;
  /** The day that was told before and is not it: "and not on Monday, as first reported". */
  readonly isRetracted: boolean;
  /** The statement corrects a day. */
  readonly isCorrection: boolean;
}

/** Functions of a statement alone, each filled in by the file that computes it. */
export interface StatementNotes {
  information?: number;
  slots?: readonly SlotValue[];
  days?: readonly DayMention[];
  attribution?: Attribution | null;
}
