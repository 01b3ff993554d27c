/** Numbers brought to one unit of their kind, so that "two weeks" can be compared with "nine days" and feet with metres. */

/** A number that can be compared with others of its kind. */
export interface Measured {
  /** What it measures: 'duration' in seconds, 'length' in metres, else the slot itself. */
  readonly kind: string;
  readonly value: number;
}

const UNITS: ReadonlyMap<string, readonly [kind: string, factor: number]> = new Map([
  ['seconds', ['duration', 1]],
  ['minutes', ['duration', 60]],
  ['hours', ['duration', 3600]],
  ['days', ['duration', 86_400]],
  ['weeks', ['duration', 7 * 86_400]],
  ['months', ['duration', 30.44 * 86_400]],
  ['years', ['duration', 365.25 * 86_400]],
  ['mm', ['length', 0.001]],
  ['cm', ['length', 0.01]],
  ['m', ['length', 1]],
  ['km', ['length', 1000]],
  ['feet', ['length', 0.3048]],
  ['miles', ['length', 1609.344]],
]);

/** A number of a slot in the common unit of its kind. */
export function measure(slot: string, value: number): Measured {
  const unit = UNITS.get(slot);
  return unit ? { kind: unit[0], value: value * unit[1] } : { kind: slot, value };
}
