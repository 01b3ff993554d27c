/** Why an address could not be read, by a word from a closed set. */

/** Every reason. */
export const WEB_FAILURES = [
  'refused-address',
  'unresolvable',
  'unreachable',
  'insecure',
  'timeout',
  'truncated',
  'too-large',
  'bad-encoding',
  'wrong-type',
  'redirects',
  'gone',
  'not-found',
  'not-allowed',
  'too-many-requests',
  'server-error',
  'http-error',
  'not-a-feed',
  'malformed',
] as const;

/** A reason. */
export type WebFailureReason = (typeof WEB_FAILURES)[number];

/** An address could not be read: the world's fault, expected, and told with the feed. */
export class WebFailure extends Error {
  override readonly name = 'WebFailure';
  readonly reason: WebFailureReason;
  /** When the server wants to be asked again, s; null when it does not say. */
  readonly retryAfterSeconds: number | null;

  constructor(reason: WebFailureReason, detail: string, retryAfterSeconds: number | null = null) {
    super(detail);
    this.reason = reason;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
