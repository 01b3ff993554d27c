/** A slot: a value that a sentence gives, with what it is a value of, so that two reports' values can be compared. */

/** How exact a value is, as its sentence puts it. */
export type Bound = 'exactly' | 'about' | 'at least' | 'at most' | 'more than' | 'less than';

/**
 * What a value is, with the unit of `value` and what `of` then names:
 * - `people`: how many; `of` is their fate (`dead`, `injured`, `missing`, `trapped`, `arrested`, `evacuated`, `rescued`,
 *   `displaced`), empty when the sentence tells none;
 * - `money`: the amount; `of` is the currency, ISO 4217 where it has a code;
 * - `share`: 0 to 1, however it is written: "40 percent", "two thirds", "one in five";
 * - `vote`, `score`: the first number, `other` the second; "5-4" and "52 to 47";
 * - `ordinal`: from 4 on, since "first" and "second" mostly tell an order;
 * - `clock`: minutes after midnight, in whatever zone the report writes;
 * - `day`: days since the epoch, `other` the last day where a month or a year is meant;
 * - `age`: years; `magnitude`: of an earthquake; `length`: metres; `duration`: seconds;
 * - `measure`: anything else with a unit, which is `of`: "km/h", "ha", "MW";
 * - `count`: things, of which `of` is the word in lower case; empty when none is beside the number.
 */
export type SlotKind =
  | 'people'
  | 'money'
  | 'share'
  | 'vote'
  | 'score'
  | 'ordinal'
  | 'clock'
  | 'day'
  | 'age'
  | 'magnitude'
  | 'length'
  | 'duration'
  | 'measure'
  | 'count';

/** Where a value stands and what it is, before its surroundings are read. */
export interface BareSlot {
  readonly kind: SlotKind;
  readonly of: string;
  readonly value: number;
  /** The second number of a pair, or the last day of a span; null when there is none. */
  readonly other: number | null;
  readonly bound: Bound;
  /** First character in the sentence (UTF-16 offset). */
  readonly start: number;
  readonly end: number;
}

/** A value of a sentence. */
export interface Slot extends BareSlot {
  /** It is told of another year or another event ("the 2011 quake killed 120"): it fills no slot of this one. */
  readonly isBackground: boolean;
}

/** A sentence whose values are read. */
export interface SlotSource {
  readonly text: string;
  /** ISO 639-1 tag. */
  readonly language: string;
  /** When it was reported, milliseconds since the epoch; null when unknown: then "on Friday" is no day. */
  readonly reportedAt: number | null;
}
