/** Why ingest rejects a raw record. */

/**
 * The closed list of reasons.
 * - malformed-json: the value is not UTF-8 or not JSON (also: empty).
 * - not-an-object: JSON, but a text, number, null or an array without objects.
 * - container: a whole feed or response, which holds many articles.
 * - wrong-type: title or body is present, but no text can be read from it, under any name.
 * - no-text: title, body and summary are missing or hold no visible character.
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
}

/** A rejection with its reason. */
export function rejection(reason: RejectReason, detail: string): Rejection {
  return { kind: 'rejected', reason, detail };
}
