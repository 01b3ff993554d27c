/** How far two statements say the same: what the scorer reads. */
import { matchWords } from './match-words.ts';
import { clashInSlot, sharedSlots } from './slots-of-pair.ts';
import type { Statement } from './statements.ts';
import type { Telling } from './telling-words.ts';

/** Measurements of two statements of different reports; symmetric. */
export interface PairFeatures {
  /** Share of the weight of its words, names left out, that is covered, of the statement covered less: 0 to 1. */
  readonly less: number;
  /** The same of the statement covered more. */
  readonly more: number;
  /** ln(1 + weight of the plain words that both have). */
  readonly exact: number;
  /** ln(1 + sum of the likeness of plain words that are near to each other). */
  readonly near: number;
  /** Share of the names of both that they share, 0 to 1; 0 when neither has one. */
  readonly names: number;
  /** 1 when each has a name that the other lacks. */
  readonly nameClash: number;
  /** Telling numbers both have, at most 2. */
  readonly figures: number;
  /** Small numbers both have, at most 2. */
  readonly small: number;
  /** 1 when both have telling numbers and share none. */
  readonly figureClash: number;
  /** 1 when both have small numbers and share none. */
  readonly smallClash: number;
  /** ln of the weight of the lighter statement. */
  readonly mass: number;
  /** 1 when one has a telling number and the other has none. */
  readonly figureAlone: number;
  /** 1 when one is negated and the other not. */
  readonly negationClash: number;
  /** 1 when a word of one contradicts a word of the other. */
  readonly opposite: number;
  /** 1 when both name days or months and share none. */
  readonly dayClash: number;
  /** 1 when they share a day or month. */
  readonly day: number;
  /** Numbers of one slot ("9 dead", "61 million people") that both give, at most 2. */
  readonly slots: number;
  /** 1 when both give a number of one slot of the story, such as the dead, and these cannot both be true. */
  readonly slotClash: number;
  /** 1 when both are told at the beginning of their reports. */
  readonly lead: number;
  /** How far apart in their reports they are told, 0 to 1. */
  readonly apart: number;
}

/** The names of the measurements, in the order of the model's weights. */
export const FEATURE_NAMES = [
  'less',
  'more',
  'exact',
  'near',
  'names',
  'nameClash',
  'figures',
  'small',
  'figureClash',
  'smallClash',
  'mass',
  'figureAlone',
  'negationClash',
  'opposite',
  'dayClash',
  'day',
  'slots',
  'lead',
  'apart',
] as const satisfies ReadonlyArray<keyof PairFeatures>;

/** From this weight a number tells by itself. */
const FIGURE = 4;

type Slot = 'name' | 'figure' | 'small' | 'weekday' | 'month';
type Counts = Record<Slot, number>;

interface Cover {
  mass: number;
  covered: number;
  exact: number;
  near: number;
  readonly all: Counts;
  readonly shared: Counts;
}

function slotOf(telling: Telling): Slot | null {
  if (telling.kind === 'plain') return null;
  if (telling.kind !== 'number') return telling.kind;
  return telling.weight >= FIGURE ? 'figure' : 'small';
}

function cover(of: Statement, matches: Float64Array): Cover {
  const zero = { name: 0, figure: 0, small: 0, weekday: 0, month: 0 };
  const sum: Cover = { mass: 0, covered: 0, exact: 0, near: 0, all: { ...zero }, shared: { ...zero } };
  of.tellings.forEach((telling, i) => {
    const best = matches[i] ?? 0;
    const slot = slotOf(telling);
    if (slot !== null) {
      sum.all[slot]++;
      if (best === 1) sum.shared[slot]++;
    }
    if (slot === 'name' || slot === 'weekday' || slot === 'month') return;
    sum.mass += telling.weight;
    sum.covered += telling.weight * best;
    if (slot === null && best === 1) sum.exact += telling.weight;
    else if (slot === null) sum.near += best;
  });
  return sum;
}

/** Sentences that are the beginning of a report. */
const LEAD = 2;
/** Sentences after which one is as far down as another. */
const FAR = 12;

const depth = ({ sentence }: Statement): number => Math.min(sentence, FAR) / FAR;

const flag = (value: boolean): number => (value ? 1 : 0);

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Measures two statements; symmetric. */
export function pairFeatures(a: Statement, b: Statement): PairFeatures {
  const { ofA, ofB, opposite } = matchWords(a, b);
  const ab = cover(a, ofA);
  const ba = cover(b, ofB);
  const shareA = share(ab.covered, ab.mass);
  const shareB = share(ba.covered, ba.mass);
  const { all, shared } = ab;
  const { all: others } = ba;
  const clashes = (slot: Slot): boolean => all[slot] > 0 && others[slot] > 0 && shared[slot] === 0;
  return {
    less: Math.min(shareA, shareB),
    more: Math.max(shareA, shareB),
    exact: Math.log1p(Math.min(ab.exact, ba.exact)),
    near: Math.log1p(Math.min(ab.near, ba.near)),
    names: share(shared.name, Math.max(all.name, others.name)),
    nameClash: flag(all.name > shared.name && others.name > shared.name),
    figures: Math.min(2, shared.figure),
    small: Math.min(2, shared.small),
    figureClash: flag(clashes('figure')),
    smallClash: flag(clashes('small')),
    mass: Math.log1p(Math.min(ab.mass, ba.mass)),
    figureAlone: flag(all.figure > 0 !== others.figure > 0),
    negationClash: flag(a.negated !== b.negated),
    opposite: flag(opposite),
    dayClash: flag(clashes('weekday') || clashes('month')),
    day: flag(shared.weekday + shared.month > 0),
    slots: Math.min(2, sharedSlots(a, b)),
    slotClash: flag(clashInSlot(a, b)),
    lead: flag(a.sentence < LEAD && b.sentence < LEAD),
    apart: Math.abs(depth(a) - depth(b)),
  };
}
