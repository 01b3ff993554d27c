/** What was tried, what came of it, and what to do. */

/** The outcome of one check. */
export interface Finding {
  /** What was tried, as `broker a:9093, TLS`. */
  readonly check: string;
  readonly isOk: boolean;
  /** What came of it, in a clause. */
  readonly found: string;
  /** What to do about it; undefined when nothing is to be done. */
  readonly remedy?: string;
}

/** A check that went well. */
export function good(check: string, found: string): Finding {
  return { check, isOk: true, found };
}

/** A check that did not. */
export function bad(check: string, found: string, remedy: string): Finding {
  return { check, isOk: false, found, remedy };
}

/** A finding as a line for a person. */
export function findingLine({ check, isOk, found, remedy }: Finding): string {
  return `${isOk ? 'ok ' : 'BAD'} ${check}: ${found}${remedy === undefined ? '' : `. ${remedy}`}`;
}
