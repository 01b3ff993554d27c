/** Statements of one file, each prepared once. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** Values by the names that a statement gives them. */
export type Bindings = Readonly<Record<string, SQLInputValue>>;

/** Statements that are kept; the shapes of questions are few. */
const KEPT = 500;

/** See the file's head. */
export class SqlCache {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    if (this.#statements.size >= KEPT) this.#statements.clear();
    const made = this.#db.prepare(sql);
    made.setAllowUnknownNamedParameters(true);
    this.#statements.set(sql, made);
    return made;
  }

  /** Runs work whose questions are all answered as of one moment, whatever is written meanwhile. */
  snapshot<T>(work: () => T): T {
    this.#db.exec('BEGIN');
    try {
      return work();
    } finally {
      // Of a file that is damaged the transaction may be gone already.
      if (this.#db.isTransaction) this.#db.exec('COMMIT');
    }
  }

  /** All rows, of which the caller knows the shape: the statement says it. */
  all<Row>(sql: string, values: Bindings = {}): readonly Row[] {
    return this.#prepared(sql).all(values) as Row[];
  }

  /** The rows as they are asked for; who has enough asks for no more. */
  *iterate<Row>(sql: string, values: Bindings = {}): Generator<Row> {
    // Not a shared statement: another question may be asked while this one is read.
    const statement = this.#db.prepare(sql);
    statement.setAllowUnknownNamedParameters(true);
    for (const row of statement.iterate(values)) yield row as Row;
  }

  /** The first row. */
  get<Row>(sql: string, values: Bindings = {}): Row | undefined {
    return this.#prepared(sql).get(values) as Row | undefined;
  }
}
