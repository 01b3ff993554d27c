import type { Document } from '@newsfold/report/documents/document.ts';
import { statementsOf } from '@newsfold/report/statements/statements.ts';

/** Statements of a report in the labelled stories that the weights were fitted on. */
const FITTED_STATEMENTS = 10;

/**
 * What two long reports take off the log-odds that two given statements are of one thing: each has at most one
 * counterpart among all of the other report, so that the chance of any one of them falls as their number grows.
 */
export function crowding(a: Document, b: Document): number {
  const most = Math.max(FITTED_STATEMENTS, statementsOf(a).length, statementsOf(b).length);
  return Math.log(most / FITTED_STATEMENTS);
}
