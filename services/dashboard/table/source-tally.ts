/** The table of publishers by day: differences are gathered in a transaction, and written at its end. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SourceDay } from '../domain/source-days.ts';

type Sums = { -readonly [K in 'reports' | 'copies' | 'firsts' | 'corrections']: number } & {
  readonly publisher: string;
  readonly day: number;
  name: string;
};

/** See the file's head. */
export class SourceTally {
  readonly #write: StatementSync;
  readonly #differences = new Map<string, Sums>();

  constructor(db: DatabaseSync) {
    this.#write =
      db.prepare(`INSERT INTO source_days (publisher, day, name, reports, copies, firsts, corrections)
      VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (publisher, day) DO UPDATE SET name = excluded.name,
      reports = reports + excluded.reports, copies = copies + excluded.copies, firsts = firsts + excluded.firsts,
      corrections = corrections + excluded.corrections`);
  }

  /** @param sign 1 to add, −1 to take away */
  add(days: readonly SourceDay[], sign: 1 | -1): void {
    for (const { publisher, name, day, reports, copies, firsts, corrections } of days) {
      const key = `${publisher} ${day}`;
      const sums = this.#differences.get(key) ?? {
        publisher,
        day,
        name,
        reports: 0,
        copies: 0,
        firsts: 0,
        corrections: 0,
      };
      if (sign === 1) sums.name = name;
      sums.reports += sign * reports;
      sums.copies += sign * copies;
      sums.firsts += sign * firsts;
      sums.corrections += sign * corrections;
      this.#differences.set(key, sums);
    }
  }

  /** Writes what was gathered. */
  flush(): void {
    for (const { publisher, day, name, reports, copies, firsts, corrections } of this.#differences.values())
      if (reports !== 0 || copies !== 0 || firsts !== 0 || corrections !== 0)
        this.#write.run(publisher, day, name, reports, copies, firsts, corrections);
    this.#differences.clear();
  }

  /** Forgets what was gathered: the transaction is undone. */
  drop(): void {
    this.#differences.clear();
  }
}
