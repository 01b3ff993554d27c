/**
 * What can become of a record. Handlers return one of these; the loops turn it into effects and count it.
 * A throw is none of them: it means a bug, and the process ends visibly.
 */
import type { NewRecord } from '../log/broker.ts';
import type { LetterDetails } from '../loop/dead-letter.ts';

/** A record on its way to a partition. */
interface Delivery {
  readonly topic: string;
  readonly partition: number;
  readonly record: NewRecord;
}

/** What becomes of a record, or of one item of it. */
export type ItemOutcome =
  /** Answered by other records. */
  | { readonly kind: 'publish'; readonly reason: string; readonly deliveries: readonly Delivery[] }
  /** Needs no answer. */
  | { readonly kind: 'drop'; readonly reason: string }
  /** Cannot be answered as it is: kept whole with its reason. */
  | ({ readonly kind: 'dead-letter'; readonly reason: string; readonly detail: string } & LetterDetails);

/** The outcome of one record in a stateless worker. */
export type Outcome =
  | ItemOutcome
  /** Holds many, each with an outcome of its own, in their order; all of them go out together. */
  | { readonly kind: 'taken-apart'; readonly reason: string; readonly items: readonly ItemOutcome[] };
