/** How many facts of each kind an event shows. */

/** Most items of each part of an event; each part is ordered by weight, so that fewer are the first of more. */
export interface Shown {
  readonly keyPoints: number;
  readonly agreed: number;
  readonly uniqueToSource: number;
  readonly conflicts: number;
  readonly framings: number;
}

/** What is shown unless the settings say otherwise. */
export const DEFAULT_SHOWN: Shown = {
  keyPoints: 7,
  agreed: 20,
  uniqueToSource: 15,
  conflicts: 10,
  framings: 5,
};

/** What can be asked for at most: an event has room for 64 KiB. */
export const MOST_SHOWN: Shown = {
  keyPoints: 20,
  agreed: 60,
  uniqueToSource: 60,
  conflicts: 30,
  framings: 20,
};

/** The parts that are bounded. */
type Bounded = { readonly [K in keyof Shown]: readonly unknown[] };

/** The facts of an event, the first of each part. */
export function shownOf<F extends Bounded>(facts: F, shown: Shown): F {
  return {
    ...facts,
    keyPoints: facts.keyPoints.slice(0, shown.keyPoints),
    agreed: facts.agreed.slice(0, shown.agreed),
    uniqueToSource: facts.uniqueToSource.slice(0, shown.uniqueToSource),
    conflicts: facts.conflicts.slice(0, shown.conflicts),
    framings: facts.framings.slice(0, shown.framings),
  };
}
