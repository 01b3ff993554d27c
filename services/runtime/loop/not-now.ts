/** A record cannot be answered now, and nothing is wrong with it: only time or a person can help. */

/** What a partition may wait for; the closed set of a label. */
export const WAIT_REASONS = ['registry', 'refused'] as const;

/**
 * - registry: the schema registry does not answer, and a schema is needed that this process has not seen.
 * - refused: the broker will not take the answer until somebody changes a topic's settings or permissions.
 */
export type WaitReason = (typeof WAIT_REASONS)[number];

/** Thrown by a handler whose record has to wait. Its partition waits with it; the others go on. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
  readonly reason: WaitReason;
  /** Offset of the record that waits, where it need not be the one that its partition waited at first. */
  readonly offset: number | undefined;

  /** @param message what is waited for and what to do, for a person */
  constructor(reason: WaitReason, message: string, options?: ErrorOptions & { readonly offset?: number }) {
    super(message, options);
    this.reason = reason;
    this.offset = options?.offset;
  }
}
