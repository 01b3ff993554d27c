/**
 * The reports worth comparing with a new one: the best partial dot products over the indexed terms. At most
 * `maxPostings` postings are read, heaviest terms first and in each the newest first, so the cost does not grow with
 * the window.
 */
import type { MatchSettings } from './settings.ts';
import type { IndexedPart } from './term-index.ts';
import type { Window } from './window.ts';

/** Share of all postings that one term may read: a fashionable word must not use up what the others need. */
const TERM_SHARE = 1 / 6;

/**
 * Finds candidates.
 * @param indexed what of the new article's fingerprint would be indexed
 * @param floor slots before it are leaving with this record and are not offered
 * @returns at most `settings.candidates` slots, best first, ties by older slot
 */
export function findCandidates(
  window: Window,
  indexed: IndexedPart,
  floor: number,
  settings: MatchSettings,
): number[] {
  const { packed, indexedTerms, indexedWeights, indexedCount } = indexed;
  const { index, scores } = window;
  const perTerm = Math.ceil(settings.maxPostings * TERM_SHARE);
  let left = settings.maxPostings;
  scores.begin(window.slots.first, window.slots.next);
  for (let i = 0; i < indexedCount && left > 0; i++) {
    const weight = packed.bytes[indexedWeights + i] as number;
    const most = Math.min(perTerm, left);
    let node = index.head(packed.words[indexedTerms + i] as number);
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
