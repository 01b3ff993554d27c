/**
 * The reports worth comparing with a new one: the best partial dot products over the indexed terms. At most
 * `maxPostings` postings are read, heaviest terms first and in each the newest first, so the cost does not grow with
 * the window.
 */
import type { IndexedPart } from './term-index.ts';
import type { Window } from './window.ts';

/**
 * Chains that are followed side by side: in a large window each posting waits for memory, and so they wait together.
 * What is read does not depend on it.
 */
const LANES = 6;

const nodes = new Float64Array(LANES);
const weights = new Uint8Array(LANES);

/** Reads at most `most` postings of each of some chains into the sums, and returns how many. */
function readLanes(window: Window, lanes: number, most: number, floor: number): number {
  const { index, scores } = window;
  let read = 0;
  let open = lanes;
  for (let round = 0; round < most && open > 0; round++) {
    for (let lane = 0; lane < open; ) {
      const node = nodes[lane] as number;
      const slot = index.slotOf(node);
      if (node < 0 || slot < floor) {
        open--;
        nodes[lane] = nodes[open] as number;
        weights[lane] = weights[open] as number;
        continue;
      }
      scores.add(slot, (weights[lane] as number) * index.weightOf(node));
      nodes[lane] = index.next(node);
      read++;
      lane++;
    }
  }
  return read;
}

/**
 * Finds candidates.
 * @param indexed what of the new article's fingerprint would be indexed
 * @param floor slots before it leave with this record and are not offered
 * @returns at most `search.candidates` slots, best first, ties by older slot
 */
export function findCandidates(window: Window, indexed: IndexedPart, floor: number): number[] {
  const { packed, indexedTerms, indexedWeights, indexedCount } = indexed;
  const { index, scores } = window;
  const { maxPostings, termShare, candidates, spareCandidates } = window.settings.search;
  const perTerm = Math.ceil(maxPostings * termShare);
  let left = maxPostings;
  scores.begin(window.slots.first, window.slots.next);
  for (let i = 0; i < indexedCount && left > 0; ) {
    // Only as many side by side as may all read their full share.
    const lanes = Math.min(LANES, indexedCount - i, Math.max(1, Math.floor(left / perTerm)));
    for (let lane = 0; lane < lanes; lane++, i++) {
      weights[lane] = packed.bytes[indexedWeights + i] as number;
      nodes[lane] = index.head(packed.words[indexedTerms + i] as number);
    }
    left -= readLanes(window, lanes, Math.min(perTerm, left), floor);
  }
  // Slots that an edit emptied still have postings: the spare ones take their place.
  return scores
    .takeBest(candidates + spareCandidates)
    .filter((slot) => window.slots.at(slot) !== undefined)
    .slice(0, candidates);
}
