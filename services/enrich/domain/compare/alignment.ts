/** What both judges find: statements of two reports that say the same. */
import type { Statement } from '@newsfold/report/statements/statement.ts';
import type { PairFeatures } from './pair-features.ts';

/** Two statements that say the same. */
export interface Alignment {
  readonly a: Statement;
  readonly b: Statement;
  /** Log-odds. */
  readonly score: number;
  /** Part of the lighter statement that the other has word for word, 0 to 1. */
  readonly verbatim: number;
  /** Whether both quote the same words. */
  readonly isQuotation: boolean;
  /** What was measured of their words. */
  readonly words: PairFeatures;
}

/** Two statements that would say the same but for a day, or but for a denial. */
export interface Clash {
  readonly a: Statement;
  readonly b: Statement;
  /** Log-odds that they say the same, were the day or the denial left out. */
  readonly score: number;
}

/** Log-odds of a statement without any counterpart. */
export const FAR = -9;

/** Keeps the greatest score at a place. */
export function raise(nearest: Float32Array, at: number, score: number): void {
  if (score > (nearest[at] as number)) nearest[at] = score;
}

/** Alignments in the order of their fit. */
export interface Best {
  /** Those of statements that fit none better. */
  readonly alignments: readonly Alignment[];
  /** The others. */
  readonly further: readonly Alignment[];
}

/**
 * A statement says one thing: of its alignments the best is told, and only when it is the best of the other as well;
 * the others are further ones.
 */
export function bestOfBoth(found: readonly Alignment[]): Best {
  const sorted = found.toSorted(
    (x, y) => y.score - x.score || x.a.start - y.a.start || x.b.start - y.b.start,
  );
  const taken = new Set<Statement>();
  const alignments: Alignment[] = [];
  const further: Alignment[] = [];
  for (const alignment of sorted) {
    const { a, b } = alignment;
    // Clauses of one sentence count as one: their numbers are in the clause that fits best.
    const free = !taken.has(a) && !taken.has(b);
    taken.add(a);
    taken.add(b);
    (free ? alignments : further).push(alignment);
  }
  return { alignments, further };
}
