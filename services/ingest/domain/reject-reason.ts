/** Why ingest rejects a raw record. */

/**
 * The closed list of reasons.
 * - malformed-json: the value is not UTF-8 or not JSON (also: empty).
 * - not-an-object: JSON, but a text, number, null or an array without objects.
 * - container: a feed or response that holds no article, too many, or is too deep in others to be taken apart.
 * - wrong-type: title or body is present, but no text can be read from it, under any name.
 * - no-text: title, body and summary are missing or hold no visible character.
 * - embargoed: it must not be published before a time that is later than the record, or that it does not say.
 * - no-news: a page or stub that stands in place of an article; the detail begins with its kind.
 * - too-large: the record is larger than the limit.
 * - malformed-avro: the bytes after the registry's header do not fit their schema (raised by the handler).
 * - unknown-schema: the registry does not know the schema id (raised by the handler).
 * - unreadable-batch: the batch that the record lies in cannot be read: damaged, of an unknown codec, or more than
 *   FETCH_MAX_UNPACKED_BYTES (raised by the loop).
 * - failed: newsfold failed on it, which is a bug (raised by the loop).
 * - skipped: the operator passed it (raised by the command).
 */
export type RejectReason = (typeof REJECT_REASONS)[number];

/** Every reason. */
export const REJECT_REASONS = [
  'malformed-json',
  'not-an-object',
  'container',
  'wrong-type',
  'no-text',
  'embargoed',
  'no-news',
  'too-large',
  'malformed-avro',
  'unknown-schema',
  'unreadable-batch',
  'failed',
  'skipped',
] as const;

/** A raw record that cannot become an article. */
export interface Rejection {
  readonly kind: 'rejected';
  readonly reason: RejectReason;
  /** What is wrong, where, and what to do; for a person. */
  readonly detail: string;
  /** When it can be an article, ms since the epoch: the end of its embargo. Left out when time alone mends nothing. */
  readonly dueAt?: number;
}

/** A rejection with its reason. */
export function rejection(reason: RejectReason, detail: string): Rejection {
  return { kind: 'rejected', reason, detail };
}
