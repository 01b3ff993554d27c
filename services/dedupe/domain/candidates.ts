/**
 * The reports worth comparing with a new one: the best partial dot products over the indexed terms. At most
 * `maxPostings` postings are read, lists shortest first by the weight they can give, newest postings first, so the
 * cost does not grow with the window.
 */
import { readIndexed } from './fingerprint.ts';
import type { MatchSettings } from './settings.ts';
import type { Window } from './window.ts';

/** Partial dot products of one search. */
class Accumulator {
  readonly scores = new Map<number, number>();

  add(slot: number, score: number): void {
    this.scores.set(slot, (this.scores.get(slot) ?? 0) + score);
  }
}

/**
 * Finds candidates.
 * @param fingerprint the packed fingerprint of the new article
 * @param floor slots before it are leaving with this record and are not offered
 * @returns at most `settings.candidates` slots, best first, ties by older slot
 */
export function findCandidates(
  window: Window,
  fingerprint: Uint8Array,
  floor: number,
  settings: MatchSettings,
): number[] {
  const words = new Uint32Array(fingerprint.buffer, fingerprint.byteOffset, fingerprint.length >>> 2);
  const { terms, weights } = readIndexed(fingerprint, words);
  const found = new Accumulator();
  let left = settings.maxPostings;
  const perTerm = Math.ceil(settings.maxPostings / 8);
  for (let i = 0; i < terms.length && left > 0; i++) {
    const weight = weights[i] as number;
    let read = 0;
    for (let node = window.index.head(terms[i] as number); node >= 0; node = window.index.next(node)) {
      if (read++ >= perTerm || left-- <= 0) break;
      const slot = window.index.slotOf(node);
      if (slot < floor) break;
      if (window.at(slot)) found.add(slot, weight * window.index.weightOf(node));
    }
  }
  return [...found.scores]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, settings.candidates)
    .map(([slot]) => slot);
}
