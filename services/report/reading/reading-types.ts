import type { Seen } from '../patterns/sentence-pattern.ts';
import type { Word } from './word.ts';

/** A sentence of a report. */
export interface SentenceReading {
  /** Its number in the report, from 0. */
  readonly index: number;
  /** First character in the article's text (UTF-16 offset). */
  readonly start: number;
  /** One past the last character. */
  readonly end: number;
  readonly text: string;
  readonly words: readonly Word[];
  /** The traits that some of its words have: most rules ask for words that most sentences lack. See TRAIT. */
  readonly traits: number;
  /** What it has of what patterns need to match. */
  readonly seen: Seen;
}

/** An article, read. */
export interface Reading {
  readonly title: readonly Word[];
  readonly sentences: readonly SentenceReading[];
  /** Whether the text was longer than what is read. */
  readonly isCut: boolean;
}
