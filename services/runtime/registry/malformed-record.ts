/** Bytes that cannot be decoded. */

/** Why: they are malformed, of a schema that does not resolve, or in a batch that nobody can read. */
export const MALFORMED_REASONS = ['malformed-avro', 'unknown-schema', 'unreadable-batch'] as const;

type MalformedReason = (typeof MALFORMED_REASONS)[number];

/** Longest message, UTF-16 units: a schema that does not resolve would be quoted whole. */
const MAX_MESSAGE = 300;

/** The bytes cannot be decoded. */
export class MalformedRecord extends Error {
  override readonly name = 'MalformedRecord';
  readonly reason: MalformedReason;
  constructor(reason: MalformedReason, message: string) {
    super(message.slice(0, MAX_MESSAGE).toWellFormed());
    this.reason = reason;
  }
}
