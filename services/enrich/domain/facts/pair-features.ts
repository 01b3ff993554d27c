/** How far two statements say the same: what the scorer reads. */
import { wordLikeness } from '@newsfold/text/word-likeness.ts';
import { meanTheSame } from './meaning-groups.ts';
import { areOpposite } from './stance-words.ts';
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
] as const satisfies ReadonlyArray<keyof PairFeatures>;

/** Likeness of words that mean the same in news. */
const SYNONYM = 0.8;
/** From this weight a number tells by itself. */
const FIGURE = 4;

type Between = (a: number, b: number) => number;

/** Marks words that contradict each other. */
const OPPOSITE = -1;

function likeness(a: Telling, b: Telling, between: Between): number {
  if (a.key === b.key) return 1;
  if (areOpposite(a.word, b.word)) return OPPOSITE;
  if (a.kind !== 'plain' || b.kind !== 'plain') return 0;
  const value = between(a.row, b.row);
  return value < SYNONYM && meanTheSame(a.word, b.word) ? SYNONYM : value;
}

interface Cover {
  mass: number;
  covered: number;
  exact: number;
  near: number;
  readonly all: { name: number; figure: number; small: number; calendar: number };
  readonly shared: { name: number; figure: number; small: number; calendar: number };
}

function slotOf(telling: Telling): 'name' | 'figure' | 'small' | 'calendar' | null {
  if (telling.kind === 'plain') return null;
  if (telling.kind !== 'number') return telling.kind;
  return telling.weight >= FIGURE ? 'figure' : 'small';
}

/** The best likeness of each word of either statement in the other: one pass over all pairs of words. */
function bestMatches(
  a: Statement,
  b: Statement,
  between: Between,
): readonly [Float64Array, Float64Array, boolean] {
  const ofA = new Float64Array(a.tellings.length);
  const ofB = new Float64Array(b.tellings.length);
  let opposite = false;
  for (let i = 0; i < ofA.length; i++) {
    const one = a.tellings[i] as Telling;
    for (let j = 0; j < ofB.length; j++) {
      const other = b.tellings[j] as Telling;
      const value = likeness(one, other, between);
      if (value === OPPOSITE) opposite = true;
      if (value > (ofA[i] ?? 0)) ofA[i] = value;
      if (value > (ofB[j] ?? 0)) ofB[j] = value;
    }
  }
  return [ofA, ofB, opposite];
}

function cover(of: Statement, matches: Float64Array): Cover {
  const zero = { name: 0, figure: 0, small: 0, calendar: 0 };
  const sum: Cover = { mass: 0, covered: 0, exact: 0, near: 0, all: { ...zero }, shared: { ...zero } };
  of.tellings.forEach((telling, i) => {
    const best = matches[i] ?? 0;
    const slot = slotOf(telling);
    if (slot !== null) {
      sum.all[slot]++;
      if (best === 1) sum.shared[slot]++;
    }
    if (slot === 'name' || slot === 'calendar') return;
    sum.mass += telling.weight;
    sum.covered += telling.weight * best;
    if (slot === null && best === 1) sum.exact += telling.weight;
    else if (slot === null) sum.near += best;
  });
  return sum;
}

const flag = (value: boolean): number => (value ? 1 : 0);

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Measures two statements; symmetric. */
export function pairFeatures(a: Statement, b: Statement): PairFeatures {
  const { language } = a.article;
  const { between } = wordLikeness(language === b.article.language ? language : '');
  const [ofA, ofB, opposite] = bestMatches(a, b, between);
  const ab = cover(a, ofA);
  const ba = cover(b, ofB);
  const shareA = share(ab.covered, ab.mass);
  const shareB = share(ba.covered, ba.mass);
  const { all, shared } = ab;
  const { all: others } = ba;
  const days = all.calendar > 0 && others.calendar > 0;
  return {
    less: Math.min(shareA, shareB),
    more: Math.max(shareA, shareB),
    exact: Math.log1p(Math.min(ab.exact, ba.exact)),
    near: Math.log1p(Math.min(ab.near, ba.near)),
    names: share(shared.name, Math.max(all.name, others.name)),
    nameClash: flag(all.name > shared.name && others.name > shared.name),
    figures: Math.min(2, shared.figure),
    small: Math.min(2, shared.small),
    figureClash: flag(all.figure > 0 && others.figure > 0 && shared.figure === 0),
    smallClash: flag(all.small > 0 && others.small > 0 && shared.small === 0),
    mass: Math.log1p(Math.min(ab.mass, ba.mass)),
    figureAlone: flag(all.figure > 0 !== others.figure > 0),
    negationClash: flag(a.negated !== b.negated),
    opposite: flag(opposite),
    dayClash: flag(days && shared.calendar === 0),
    day: flag(shared.calendar > 0),
  };
}
