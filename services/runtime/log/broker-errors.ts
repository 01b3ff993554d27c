/**
 * What can go wrong at the port, named by what to do about it. Adapters translate their client's errors into these;
 * whatever is none of them is a bug or a misconfiguration that only a person can mend.
 */

/** The broker cannot be reached, is starting, or is handing over: waiting mends it. */
export class BrokerAway extends Error {
  override readonly name = 'BrokerAway';
}

/** The broker answered no, and will go on answering no until someone changes permissions or settings. */
export class Refused extends Error {
  override readonly name: string = 'Refused';
  /** The broker's own word, such as TOPIC_AUTHORIZATION_FAILED. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
