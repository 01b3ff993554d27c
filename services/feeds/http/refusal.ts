/** A request that is not answered as it wishes: its status, and what its sender can do. */

/** See the file's head. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  /** When to send again, s; null when sending again is of no use. */
  readonly retryAfterSeconds: number | null;

  constructor(status: number, message: string, retryAfterSeconds: number | null = null) {
    super(message);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
