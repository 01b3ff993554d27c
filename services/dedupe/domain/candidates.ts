/**
 * The reports worth comparing with a new one: the best partial dot products over the indexed terms. At most
 * `maxPostings` postings are read, heaviest terms first and in each the newest first, so the cost does not grow with
 * the window.
 */
import { readIndexed } from './fingerprint.ts';
import type { MatchSettings } from './settings.ts';
import type { Window } from './window.ts';

/** Share of all postings that one term may read: a fashionable word must not use up what the others need. */
const TERM_SHARE = 1 / 6;

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
  const { index, scores } = window;
  const perTerm = Math.ceil(settings.maxPostings * TERM_SHARE);
  let left = settings.maxPostings;
  scores.begin(window.slots.first, window.slots.next);
  for (let i = 0; i < terms.length && left > 0; i++) {
    const weight = weights[i] as number;
    const most = Math.min(perTerm, left);
    let node = index.head(terms[i] as number);
    let read = 0;
    for (; node >= 0 && read < most; read++) {
      const slot = index.slotOf(node);
      if (slot < floor) break;
      scores.add(slot, weight * index.weightOf(node));
      node = index.next(node);
    }
    left -= read;
  }
  // Slots that an edit emptied still have postings; a few more are taken so that they cost no candidate.
  return scores
    .takeBest(settings.candidates + 4)
    .filter((slot) => window.slots.at(slot) !== undefined)
    .slice(0, settings.candidates);
}
