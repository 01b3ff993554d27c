/**
 * What is told already. A thing that reports tell twice gives two pairs of sentences, each the best of both; the second
 * is told by the first agreement, which cites its sentences as well. Nor is a clause told beside its sentence.
 */

import type { Statement } from '@newsfold/report/statements/statement.ts';

/** The statements of an agreement. */
interface Telling {
  readonly mentions: ReadonlyArray<{ readonly statement: Statement }>;
  readonly further: ReadonlyArray<{ readonly statement: Statement }>;
}

/** What agreements that are told cite. */
class Cited {
  readonly #statements = new Set<Statement>();
  /** Sentences that are cited as a whole, and sentences of which a clause is. */
  readonly #wholes = new Set<Statement>();
  readonly #parts = new Set<Statement>();

  constructor({ mentions, further }: Telling) {
    for (const { statement } of [...mentions, ...further]) {
      this.#statements.add(statement);
      (statement.whole === statement ? this.#wholes : this.#parts).add(statement.whole);
    }
  }

  /** Whether a statement is cited, by itself, in its sentence or by a part of it. */
  has(statement: Statement): boolean {
    return this.#statements.has(statement) || this.nests(statement);
  }

  /** Whether the sentence of a clause is cited, or a clause of a sentence. */
  nests(statement: Statement): boolean {
    const { whole } = statement;
    if (this.#statements.has(statement)) return false;
    return this.#wholes.has(whole) || (whole === statement && this.#parts.has(whole));
  }
}

/**
 * Agreements without those that an earlier one tells.
 * @param found the best first
 */
export function toldOnce<A extends Telling>(found: readonly A[]): A[] {
  const told: Cited[] = [];
  return found.filter((agreement) => {
    const { mentions } = agreement;
    const isTold = told.some(
      (cited) =>
        mentions.every(({ statement }) => cited.has(statement)) ||
        mentions.some(({ statement }) => cited.nests(statement)),
    );
    if (isTold) return false;
    told.push(new Cited(agreement));
    return true;
  });
}
