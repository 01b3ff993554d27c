/**
 * Whether two groups of one story report two events. Two things show it in every set: no report of the smaller group
 * has a near neighbour in the other, and each group keeps using terms that the other hardly ever does, though both have
 * had enough reports to do so. The measurement behind the weights is in ../../DESIGN.md.
 */
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { keyOf } from '../fingerprint/varint-set.ts';
import type { MatchSettings } from '../settings.ts';
import type { Draft } from '../window/draft.ts';

/** Two groups of reports and the mean score between them. */
export interface Groups {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly inter: number;
}

/** What the reports of a group use. */
interface Usage {
  readonly reports: number;
  /** Reports that hold a term anywhere, by its key. */
  readonly holding: Map<number, number>;
  /** Greatest weight of a term in a lead, by its key. */
  readonly weights: Map<number, number>;
  /** Sum of the weights of all leads. */
  mass: number;
}

function usageOf(draft: Draft, slots: readonly number[]): Usage {
  const usage: Usage = { reports: slots.length, holding: new Map(), weights: new Map(), mass: 0 };
  const { holding, weights } = usage;
  const { idfSteps } = draft.settings.weights;
  const view = new FingerprintView();
  for (const slot of slots) {
    const { words, bytes, lead, leadCount, leadIdf, leadMass } = draft.view(slot, view);
    usage.mass += leadMass * idfSteps;
    for (let i = 0; i < leadCount; i++) {
      const key = keyOf(words[lead + i] as number);
      weights.set(key, Math.max(weights.get(key) ?? 0, bytes[leadIdf + i] as number));
    }
    draft.view(slot, view).eachKey((key) => holding.set(key, (holding.get(key) ?? 0) + 1));
  }
  return usage;
}

/** Weight of the lead terms that most of `ours` hold and hardly any of `theirs`. */
function exclusiveMass(ours: Usage, theirs: Usage, { apart }: MatchSettings): number {
  let mass = 0;
  for (const [key, weight] of ours.weights) {
    const here = ours.holding.get(key) ?? 0;
    const there = theirs.holding.get(key) ?? 0;
    if (here >= apart.always * ours.reports && there <= apart.hardlyEver * theirs.reports)
      mass += (weight * here) / ours.reports;
  }
  return mass;
}

/** What each of two groups always says and the other hardly ever, as a share of a mean lead; 0 to `maxShare`. */
export function exclusiveShare(draft: Draft, a: readonly number[], b: readonly number[]): number {
  const ofA = usageOf(draft, a);
  const ofB = usageOf(draft, b);
  const lead = (ofA.mass + ofB.mass) / (a.length + b.length);
  const mass = exclusiveMass(ofA, ofB, draft.settings) + exclusiveMass(ofB, ofA, draft.settings);
  return lead > 0 ? Math.min(draft.settings.apart.maxShare, mass / lead) : 0;
}

/** Mean, over the smaller group, of the score of each report with its nearest in the other. */
function nearestLink(draft: Draft, a: readonly number[], b: readonly number[]): number {
  const [smaller, larger] = a.length < b.length ? [a, b] : [b, a];
  let sum = 0;
  for (const slot of smaller) sum += Math.max(...larger.map((other) => draft.score(slot, other)));
  return sum / smaller.length;
}

/** The evidence for two events, in the unit of the pair score: above 0 the groups are two stories. */
export function apartness(draft: Draft, { a, b, inter }: Groups): number {
  const { apart, pair } = draft.settings;
  if (Math.min(a.length, b.length) < apart.leastMembers) return pair.least;
  const scores = apart.bias + apart.inter * inter + apart.nearest * nearestLink(draft, a, b);
  if (scores + apart.exclusive * Math.log(1 + apart.scale * apart.maxShare) <= 0) return pair.least;
  return scores + apart.exclusive * Math.log(1 + apart.scale * exclusiveShare(draft, a, b));
}
