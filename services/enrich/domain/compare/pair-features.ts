/** How far two statements say the same: what the scorer reads. */

import { pairOf } from '@newsfold/report/documents/document.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { MAX_CONTENT_WORDS } from '@newsfold/report/statements/statements.ts';
import { WORD_CLASS, WORD_CLASSES } from '@newsfold/report/statements/vocabulary.ts';
import { clashInSlot, sharedSlots } from './shared-slots.ts';
import { layOut, OPPOSITE, SAME, type WordGrid, wordGridOf } from './word-grid.ts';

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
  /** Distinctive numbers both have, at most 2. */
  readonly figures: number;
  /** Small numbers both have, at most 2. */
  readonly small: number;
  /** 1 when both have distinctive numbers and share none. */
  readonly figureClash: number;
  /** 1 when both have small numbers and share none. */
  readonly smallClash: number;
  /** ln of the weight of the lighter statement. */
  readonly mass: number;
  /** 1 when one has a distinctive number and the other has none. */
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
  /** 1 when both are at the beginning of their reports. */
  readonly lead: number;
  /** How far apart their places in their reports are, 0 to 1. */
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

/** One side of a comparison: how far a statement's words are covered by the other's. */
class Cover {
  mass = 0;
  covered = 0;
  exact = 0;
  near = 0;
  /** Words of each WORD_CLASS, and those of them that the other has. */
  readonly all = new Int32Array(WORD_CLASSES);
  readonly shared = new Int32Array(WORD_CLASSES);
  /** The best likeness of each word, in 255ths. */
  readonly best = new Uint8Array(MAX_CONTENT_WORDS);

  /** Sums up `best` over the words of a statement. */
  sum({ places }: Statement, classes: Uint8Array, weights: Float64Array): void {
    this.mass = 0;
    this.covered = 0;
    this.exact = 0;
    this.near = 0;
    this.all.fill(0);
    this.shared.fill(0);
    for (let i = 0; i < places.length; i++) {
      const place = places[i] as number;
      const wordClass = classes[place] as number;
      const weight = weights[place] as number;
      const likeness = this.best[i] as number;
      if (wordClass !== WORD_CLASS.plain) {
        this.all[wordClass] = (this.all[wordClass] as number) + 1;
        if (likeness === SAME) this.shared[wordClass] = (this.shared[wordClass] as number) + 1;
      }
      if (wordClass === WORD_CLASS.name || wordClass === WORD_CLASS.weekday || wordClass === WORD_CLASS.month)
        continue;
      const share = likeness / SAME;
      this.mass += weight;
      this.covered += weight * share;
      if (wordClass !== WORD_CLASS.plain) continue;
      if (likeness === SAME) this.exact += weight;
      else this.near += share;
    }
  }
}

/** Used by one comparison after the other, so that none leaves garbage. */
const ofA = new Cover();
const ofB = new Cover();

/** Finds each word's best counterpart. @returns whether a word of one contradicts a word of the other */
function matchWords(grid: WordGrid, a: Statement, b: Statement): boolean {
  const table = layOut(grid);
  const width = grid.b.contentWords.length;
  const [mine, theirs] = [ofA.best, ofB.best];
  let opposite = false;
  theirs.fill(0, 0, b.places.length);
  for (let i = 0; i < a.places.length; i++) {
    const row = (a.places[i] as number) * width;
    let best = 0;
    for (let j = 0; j < b.places.length; j++) {
      const likeness = table[row + (b.places[j] as number)] as number;
      if (likeness === 0) continue;
      if (likeness === OPPOSITE) {
        opposite = true;
        continue;
      }
      if (likeness > best) best = likeness;
      if (likeness > (theirs[j] as number)) theirs[j] = likeness;
    }
    mine[i] = best;
  }
  return opposite;
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

/**
 * Measures two statements of different reports.
 * @param grid that of the first statement's report with the second's
 */
export function measurePair(grid: WordGrid, a: Statement, b: Statement): PairFeatures {
  const opposite = matchWords(grid, a, b);
  ofA.sum(a, grid.a.classes, grid.a.weights);
  ofB.sum(b, grid.b.classes, grid.b.weights);
  const shareA = share(ofA.covered, ofA.mass);
  const shareB = share(ofB.covered, ofB.mass);
  const { all, shared } = ofA;
  const { all: others } = ofB;
  const of = (counts: Int32Array, wordClass: number): number => counts[wordClass] as number;
  const clashes = (wordClass: number): boolean =>
    of(all, wordClass) > 0 && of(others, wordClass) > 0 && of(shared, wordClass) === 0;
  const names = of(shared, WORD_CLASS.name);
  return {
    less: Math.min(shareA, shareB),
    more: Math.max(shareA, shareB),
    exact: Math.log1p(Math.min(ofA.exact, ofB.exact)),
    near: Math.log1p(Math.min(ofA.near, ofB.near)),
    names: share(names, Math.max(of(all, WORD_CLASS.name), of(others, WORD_CLASS.name))),
    nameClash: flag(of(all, WORD_CLASS.name) > names && of(others, WORD_CLASS.name) > names),
    figures: Math.min(2, of(shared, WORD_CLASS.figure)),
    small: Math.min(2, of(shared, WORD_CLASS.small)),
    figureClash: flag(clashes(WORD_CLASS.figure)),
    smallClash: flag(clashes(WORD_CLASS.small)),
    mass: Math.log1p(Math.min(ofA.mass, ofB.mass)),
    figureAlone: flag(of(all, WORD_CLASS.figure) > 0 !== of(others, WORD_CLASS.figure) > 0),
    negationClash: flag(a.negated !== b.negated),
    opposite: flag(opposite),
    dayClash: flag(clashes(WORD_CLASS.weekday) || clashes(WORD_CLASS.month)),
    day: flag(of(shared, WORD_CLASS.weekday) + of(shared, WORD_CLASS.month) > 0),
    slots: Math.min(2, sharedSlots(a, b)),
    slotClash: flag(clashInSlot(a, b)),
    lead: flag(a.sentence < LEAD && b.sentence < LEAD),
    apart: Math.abs(depth(a) - depth(b)),
  };
}

/** Measures two statements, whichever comes first. */
export function pairFeatures(one: Statement, other: Statement): PairFeatures {
  const pair = pairOf(one.document, other.document);
  const [a, b] = one.document === pair.a ? [one, other] : [other, one];
  return measurePair(wordGridOf(pair), a, b);
}
