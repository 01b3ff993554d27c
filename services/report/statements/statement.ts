/** A statement: a clause of a report, with what is compared of it and found in it. */
import type { Article, Quantity } from '@newsfold/schemas/generated/records.ts';
import type { Document } from '../documents/document.ts';
import type { ContentWord } from './content-words.ts';

/** A part of a report that says something. */
export interface Statement {
  readonly document: Document;
  /** The document's. */
  readonly article: Article;
  /** Its number among the statements of the report; -1 for a sentence that is there in parts. */
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
  /** What was derived from it. */
  readonly notes: StatementNotes;
  /** The statement that its whole sentence makes; itself when the sentence is one clause. */
  readonly whole: Statement;
}

/** A number of a report and the slot it fills. */
export interface SlotValue {
  /** What it counts: 'dead', 'EUR', '%', 'years old', 'homes'; 'count' when that is unclear. */
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

/** The part that a day plays in what happened. */
export type DayPart = 'point' | 'start' | 'end' | 'since' | 'other';

/** A day or a month in a statement. */
export interface DayMention {
  readonly start: number;
  readonly end: number;
  readonly kind: 'weekday' | 'date' | 'month';
  /** Equal for the same day. */
  readonly key: string;
  readonly part: DayPart;
  /** Terms of the content words next to it: mostly what happened on it. */
  readonly beside: readonly number[];
  /** The day on which somebody spoke: "police said on Monday". */
  readonly isSpoken: boolean;
  readonly isNight: boolean;
  readonly isMorning: boolean;
  /** The day was reported before and is retracted: "and not on Monday, as first reported". */
  readonly isRetracted: boolean;
  /** The statement corrects a day. */
  readonly isCorrection: boolean;
}

/** Functions of a statement alone, each filled in by the file that computes it. */
export interface StatementNotes {
  information?: number;
  isReadable?: boolean;
  rank?: number;
  slots?: readonly SlotValue[];
  days?: readonly DayMention[];
}

/** What a report is read into. */
export interface ReadStatements {
  readonly statements: readonly Statement[];
  /** The distinct words of all of them, and of the sentences that they are parts of. */
  readonly contentWords: readonly ContentWord[];
  /** Of each word: its first character where it stands first, one past its last, and how many sentences have it; empty when they came packed. */
  readonly places: readonly number[];
}
