/** How much of a report is read. */
export interface ReadBounds {
  /** Characters of its text (UTF-16 units): news comes first. */
  readonly maxCharacters: number;
  /** Sentences: comparing costs the square of them. */
  readonly maxSentences: number;
}

/** About 2,000 words. */
export const DEFAULT_BOUNDS: ReadBounds = { maxCharacters: 40_000, maxSentences: 100 };
