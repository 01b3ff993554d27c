/**
 * How like each word of one report is to each of another: found once for two reports, by indexes and lists of near
 * words, and then read for every two of their statements.
 */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { DocumentPair } from '@newsfold/report/documents/document.ts';
import { areOneNumber } from '@newsfold/report/numbers/reconcile.ts';
import { alikeInForm, FORM_LIKENESS } from '@newsfold/report/reading/word-forms.ts';
import type { ContentWord } from '@newsfold/report/statements/content-words.ts';
import { vocabularyOf } from '@newsfold/report/statements/statements.ts';
import type { Vocabulary } from '@newsfold/report/statements/vocabulary.ts';
import { wordLikeness } from '@newsfold/text/likeness/word-likeness.ts';

/** Likeness is held in 255ths; this is that of the same word. */
export const SAME = 255;
/** Marks words that contradict each other: less than any likeness. */
export const OPPOSITE = 1;
/** Likeness of words that mean the same in news. */
const SYNONYM = Math.round(0.8 * SAME);
/** Likeness of words alike in their letters. */
const FORM = Math.round(FORM_LIKENESS * SAME);

/** The pairs of words of two reports that are alike. */
export interface WordGrid {
  readonly a: Vocabulary;
  readonly b: Vocabulary;
  /** `place in a * words of b + place in b` of each pair. */
  readonly cells: Uint32Array;
  /** Its likeness, in 255ths, or OPPOSITE. */
  readonly likeness: Uint8Array;
}

/** Working memory: one grid with all its cells, so that it stays in the processor's cache. */
let laidOut: WordGrid | null = null;
let table = new Uint8Array(1 << 16);
/** The cells of the table that are not 0, also of a grid that a throw left unfinished. */
let written: ArrayLike<number> = [];
/** The place of each row of a language's words in a vocabulary, + 1; used within `addNear` only. */
let placeOfRow = new Uint16Array(0);

/** Makes the table empty, and large enough. */
function clear(size: number): void {
  for (let i = 0; i < written.length; i++) table[written[i] as number] = 0;
  written = [];
  laidOut = null;
  if (size > table.length) table = new Uint8Array(2 * size);
}

/** The table of a grid: likeness at `place in a * words of b + place in b`. Valid until it is asked for another grid. */
export function layOut(grid: WordGrid): Uint8Array {
  if (laidOut === grid) return table;
  clear(grid.a.contentWords.length * grid.b.contentWords.length);
  const { cells, likeness } = grid;
  written = cells;
  for (let i = 0; i < cells.length; i++) table[cells[i] as number] = likeness[i] as number;
  laidOut = grid;
  return table;
}

/** Lays out pairs as they are found; of a pair that is found again the last word counts, or the greater likeness. */
class Pairs {
  readonly #width: number;
  readonly #cells: number[] = [];

  constructor(a: Vocabulary, b: Vocabulary) {
    this.#width = b.contentWords.length;
    clear(a.contentWords.length * this.#width);
    written = this.#cells;
  }

  raise(a: number, b: number, likeness: number): void {
    const cell = a * this.#width + b;
    if (likeness > (table[cell] as number)) this.#put(cell, likeness);
  }

  set(a: number, b: number, likeness: number): void {
    this.#put(a * this.#width + b, likeness);
  }

  #put(cell: number, likeness: number): void {
    if (table[cell] === 0) this.#cells.push(cell);
    table[cell] = likeness;
  }

  /** What was found, which stays laid out. */
  grid(a: Vocabulary, b: Vocabulary): WordGrid {
    const cells = Uint32Array.from(this.#cells);
    written = cells;
    laidOut = { a, b, cells, likeness: Uint8Array.from(cells, (cell) => table[cell] as number) };
    return laidOut;
  }
}

const isPlain = ({ kind }: ContentWord): boolean => kind === 'plain';

/** Plain words near in use. */
function addNear(a: Vocabulary, b: Vocabulary, pairs: Pairs): void {
  const { size, starts, rows, cosines } = wordLikeness(a.language);
  if (size === 0) return;
  if (placeOfRow.length < size) placeOfRow = new Uint16Array(size);
  // A row belongs to one spelling, and a spelling is at most one plain word of a report.
  b.contentWords.forEach(({ row }, place) => {
    if (row >= 0) placeOfRow[row] = place + 1;
  });
  a.contentWords.forEach(({ row }, place) => {
    if (row < 0) return;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      const other = placeOfRow[rows[at] as number] as number;
      if (other > 0) pairs.raise(place, other - 1, cosines[at] as number);
    }
  });
  for (const { row } of b.contentWords) if (row >= 0) placeOfRow[row] = 0;
}

/** Plain words of one meaning, and those alike in their letters. */
function addMeant(a: Vocabulary, b: Vocabulary, pairs: Pairs): void {
  a.contentWords.forEach((contentWord, place) => {
    for (const group of contentWord.groups) {
      const { keys, values } = b.byGroup;
      for (let at = b.byGroup.first(group); keys[at] === group; at++)
        pairs.raise(place, values[at] as number, SYNONYM);
    }
  });
  const plain = b.contentWords.flatMap((contentWord, place) => (isPlain(contentWord) ? [place] : []));
  const alike = alikeInForm(
    plain.map((place) => b.contentWords[place]?.word ?? ''),
    b.language,
  );
  if (!alike) return;
  a.contentWords.forEach((contentWord, place) => {
    if (!isPlain(contentWord)) return;
    for (const i of alike(contentWord.word)) pairs.raise(place, plain[i] as number, FORM);
  });
}

/** Words that contradict each other, then words and numbers that are the same, which outdo everything else. */
function addExact(a: Vocabulary, b: Vocabulary, pairs: Pairs): void {
  a.contentWords.forEach(({ opposites }, place) => {
    if (!opposites) return;
    b.contentWords.forEach(({ word }, other) => {
      if (opposites.has(word)) pairs.set(place, other, OPPOSITE);
    });
  });
  for (const place of a.quantities) {
    const { quantity } = a.contentWords[place] as ContentWord;
    for (const other of b.quantities) {
      const theirs = b.contentWords[other]?.quantity;
      if (quantity && theirs && areOneNumber(quantity, theirs)) pairs.set(place, other, SAME);
    }
  }
  a.contentWords.forEach(({ key }, place) => {
    const { keys, values } = b.byKey;
    for (let at = b.byKey.first(key); keys[at] === key; at++) pairs.set(place, values[at] as number, SAME);
  });
}

function build(a: Vocabulary, b: Vocabulary): WordGrid {
  const pairs = new Pairs(a, b);
  // Rows of two languages are numbers of different lists, and letters mean something else.
  if (a.language === b.language) {
    addNear(a, b, pairs);
    addMeant(a, b, pairs);
  }
  addExact(a, b, pairs);
  return pairs.grid(a, b);
}

/** The grid of two documents. */
export const wordGridOf = annotation('word grid', ({ a, b }: DocumentPair) =>
  build(vocabularyOf(a), vocabularyOf(b)),
);
